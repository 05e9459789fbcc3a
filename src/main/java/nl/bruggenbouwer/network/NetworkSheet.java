package nl.bruggenbouwer.network;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Spreadsheet;
import nl.bruggenbouwer.web.Text;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The network as a spreadsheet: a first sheet with a row for each organisation and contact, a second with the words to choose from. */
final class NetworkSheet {

    /** It travels inside the form between looking and confirming, so it is small: some 1,000 rows. */
    static final int MAX_BYTES = 180 * 1024;

    static final int MAX_ROWS = 1_000;

    private NetworkSheet() {}

    /** Something wrong, in words; row 0 is the whole file. */
    record Fault(int row, @Nullable SheetColumn column, String message) {}

    /** What was read, and what could not be. */
    record Reading(List<SheetRow> rows, List<Fault> faults) {

        static Reading refused(String message) {
            return new Reading(List.of(), List.of(new Fault(0, null, message)));
        }
    }

    /** An xlsx file with these rows: cells by column. */
    static byte[] write(List<Map<SheetColumn, String>> rows, SheetWords words, Text t) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Bruggenbouwer", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(t.get("network.title"));
            Worksheet choices = workbook.newWorksheet(t.get("network.sheet.choices"));
            for (SheetColumn column : SheetColumn.values()) {
                int at = column.ordinal();
                sheet.value(0, at, t.get(column.titleKey()));
                sheet.width(at, column.width);
                sheet.style(0, at).bold().set();
                choices.value(0, at, t.get(column.titleKey()));
                choices.style(0, at).bold().set();
                choices.width(at, column.width);
                int line = 1;
                for (String word : words.of(column).values()) {
                    choices.value(line++, at, word);
                }
                // as text: a spreadsheet program takes the 0 away from the front of a number
                sheet.range(1, at, MAX_ROWS, at).style().format("@").set();
            }
            sheet.freezePane(1, 1);
            for (int i = 0; i < rows.size(); i++) {
                for (Map.Entry<SheetColumn, String> cell : rows.get(i).entrySet()) {
                    sheet.value(i + 1, cell.getKey().ordinal(), cell.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Reading read(byte[] bytes, SheetWords words, Text t) {
        if (bytes.length == 0) {
            return Reading.refused(t.get("network.sheet.choose"));
        }
        if (bytes.length > MAX_BYTES) {
            return Reading.refused(t.get("network.sheet.big", MAX_ROWS));
        }
        if (bytes.length < 4 || !ReadableWorkbook.isOOXMLZipHeader(Arrays.copyOf(bytes, 4))) {
            return Reading.refused(t.get("network.sheet.none"));
        }
        try {
            return Spreadsheet.unpacksWithinBounds(bytes)
                    ? unpacked(bytes, words, t)
                    : Reading.refused(t.get("network.sheet.big", MAX_ROWS));
        } catch (IOException | ExcelReaderException e) {
            return Reading.refused(t.get("network.sheet.none"));
        }
    }

    private static Reading unpacked(byte[] bytes, SheetWords words, Text t) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Row> rows = workbook.getFirstSheet().read();
            List<Row> filled = rows.stream()
                    .filter(row -> row.stream()
                            .anyMatch(cell -> cell != null && !text(cell, null).isEmpty()))
                    .toList();
            if (filled.isEmpty() || !titled(filled.get(0), t)) {
                return Reading.refused(t.get("network.sheet.other"));
            }
            if (filled.size() == 1) {
                return Reading.refused(t.get("network.sheet.empty"));
            }
            if (filled.size() > MAX_ROWS + 1) {
                return Reading.refused(t.get("network.sheet.big", MAX_ROWS));
            }
            List<SheetRow> read = new ArrayList<>();
            List<Fault> faults = new ArrayList<>();
            filled.subList(1, filled.size()).forEach(row -> read.add(row(row, words, t, faults)));
            return new Reading(read, faults);
        }
    }

    private static boolean titled(Row row, Text t) {
        return Arrays.stream(SheetColumn.values())
                .allMatch(column -> text(cell(row, column), null).equals(t.get(column.titleKey())));
    }

    private static SheetRow row(Row row, SheetWords words, Text t, List<Fault> faults) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        for (SheetColumn column : SheetColumn.values()) {
            Cell cell = cell(row, column);
            if (cell != null && (cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR)) {
                faults.add(new Fault(row.getRowNum(), column, t.get("network.sheet.formula")));
                continue;
            }
            String text = text(cell, column);
            if (text.codePoints()
                    .anyMatch(c -> Character.getType(c) == Character.CONTROL && !Character.isWhitespace(c)
                            || Character.getType(c) == Character.SURROGATE
                            || c == 0xFFFD)) {
                faults.add(new Fault(row.getRowNum(), column, t.get("network.sheet.signs")));
            } else if (words.choice(column)) {
                for (String code : words.codes(column, text)) {
                    if (words.of(column).containsKey(code)) {
                        typed.add(column.field, code);
                    } else {
                        faults.add(new Fault(row.getRowNum(), column, t.get("network.sheet.word", shortened(code))));
                    }
                }
            } else {
                typed.set(column.field, text);
            }
        }
        return new SheetRow(row.getRowNum(), typed);
    }

    private static String shortened(String word) {
        return word.codePointCount(0, word.length()) <= 60
                ? word
                : word.substring(0, word.offsetByCodePoints(0, 60)) + "…";
    }

    private static @Nullable Cell cell(Row row, SheetColumn column) {
        return row.getCellCount() > column.ordinal()
                ? row.getOptionalCell(column.ordinal()).orElse(null)
                : null;
    }

    /** What stands in a cell, whatever kind it is: a day may be a number, and so may a phone. */
    private static String text(@Nullable Cell cell, @Nullable SheetColumn column) {
        if (cell == null) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            if (column == SheetColumn.GIVEN) {
                LocalDate day = cell.asDate().toLocalDate();
                return day.toString();
            }
            String number = cell.asNumber().toPlainString();
            return column == SheetColumn.PHONE && number.matches("[1-9][0-9]{8}") ? "0" + number : number;
        }
        return Input.line(cell.getText());
    }
}
