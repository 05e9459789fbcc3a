package nl.bruggenbouwer.questionnaire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.bruggenbouwer.questionnaire.SheetReading.Remark;
import nl.bruggenbouwer.web.Spreadsheet;
import nl.bruggenbouwer.web.Translator.Language;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** A translation as a spreadsheet: the Dutch source, the translation, the place where it is used. */
final class TranslationSheet {

    static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int MAX_ROWS = 5_000;

    private TranslationSheet() {}

    static byte[] write(Translations translations, Language language, String placeTitle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Bruggenbouwer", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(language.code());
            row(sheet, 0, Language.DUTCH.ownName(), language.ownName(), placeTitle);
            sheet.range(0, 0, 0, 2).style().bold().set();
            sheet.freezePane(0, 1);
            sheet.width(0, 60);
            sheet.width(1, 60);
            sheet.width(2, 40);
            Map<String, String> texts = translations.inUse(language.code());
            int row = 1;
            for (Source source : translations.sources()) {
                row(sheet, row++, source.text(), texts.getOrDefault(source.text(), ""), source.place());
            }
            sheet.range(1, 0, row - 1, 1).style().wrapText(true).set();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void row(Worksheet sheet, int row, String dutch, String translation, String place) {
        sheet.value(row, 0, dutch);
        sheet.value(row, 1, translation);
        sheet.value(row, 2, place);
    }

    static SheetReading read(byte[] bytes, Translations translations, Language language) {
        if (bytes.length > MAX_BYTES) {
            return fault("TOO_BIG");
        }
        if (bytes.length < 4 || !ReadableWorkbook.isOOXMLZipHeader(Arrays.copyOf(bytes, 4))) {
            return fault("NOT_A_SHEET");
        }
        try {
            return Spreadsheet.unpacksWithinBounds(bytes) ? unpacked(bytes, translations, language) : fault("TOO_BIG");
        } catch (IOException | ExcelReaderException e) {
            return fault("NOT_A_SHEET");
        }
    }

    private static SheetReading unpacked(byte[] bytes, Translations translations, Language language)
            throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Row> rows = workbook.getFirstSheet().read();
            if (rows.size() > MAX_ROWS) {
                return fault("TOO_BIG");
            }
            if (rows.isEmpty()
                    || !text(rows.get(0), 0).equals(Language.DUTCH.ownName())
                    || !text(rows.get(0), 1).equals(language.ownName())) {
                return fault("OTHER_SHEET");
            }
            return read(rows.subList(1, rows.size()), translations);
        }
    }

    private static SheetReading read(List<Row> rows, Translations translations) {
        Set<String> known = translations.sources().stream().map(Source::text).collect(Collectors.toSet());
        Map<String, String> texts = new HashMap<>();
        List<Remark> mistakes = new ArrayList<>();
        List<Remark> unknown = new ArrayList<>();
        for (Row row : rows) {
            String dutch = text(row, 0);
            String translation = text(row, 1);
            if (isFormula(row)) {
                mistakes.add(new Remark(row.getRowNum(), "FORMULA"));
            } else if (translation.isEmpty()) {
                continue; // not translated yet
            } else if (!known.contains(dutch)) {
                unknown.add(new Remark(row.getRowNum(), "UNKNOWN"));
            } else if (texts.put(dutch, translation) != null) {
                mistakes.add(new Remark(row.getRowNum(), "TWICE"));
            } else {
                TranslationRules.fault(dutch, translation)
                        .ifPresent(fault -> mistakes.add(new Remark(row.getRowNum(), fault.name())));
            }
        }
        if (texts.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(new Remark(0, "EMPTY"));
        }
        return new SheetReading(texts, mistakes, unknown);
    }

    private static boolean isFormula(Row row) {
        return row.getCellCount() > 1
                && row.getOptionalCell(1)
                        .filter(cell -> cell.getType() == CellType.FORMULA)
                        .isPresent();
    }

    private static String text(Row row, int column) {
        return row.getCellCount() > column
                ? row.getOptionalCell(column)
                        .map(cell -> cell.getText().strip())
                        .orElse("")
                : "";
    }

    private static SheetReading fault(String reason) {
        return new SheetReading(Map.of(), List.of(new Remark(0, reason)), List.of());
    }
}
