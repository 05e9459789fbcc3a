package nl.bruggenbouwer.outcomes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.bruggenbouwer.web.Text;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The table of everything as a sheet: the same cells as on the page. */
final class Sheets {

    private Sheets() {}

    static List<List<String>> rows(Outcomes outcomes, Text t) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(
                List.of(t.get("outcome.table.question"), t.get("outcome.place"), t.get("outcome.table.answer")));
        outcomes.groups().forEach(group -> head.add(group.name() + ", " + t.get("outcome.forms", group.forms())));
        rows.add(head);
        for (Outcomes.Topic topic : outcomes.topics()) {
            for (Outcomes.Line line : topic.lines()) {
                List<String> row = new ArrayList<>(
                        List.of(topic.title(), line.place(), line.figure().label()));
                line.figure().cells().forEach(cell -> row.add(cell.text()));
                rows.add(row);
            }
        }
        rows.add(List.of(t.get(outcomes.tooFew() ? "visitor.outcome.toofew" : "visitor.outcome.about")));
        return rows;
    }

    static byte[] xlsx(Outcomes outcomes, Text t) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Bruggenbouwer", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(t.get("outcome.table.sheet"));
            List<List<String>> rows = rows(outcomes, t);
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    sheet.value(r, c, rows.get(r).get(c));
                }
            }
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** With a byte order mark and semicolons, as spreadsheets in Dutch expect. */
    static byte[] csv(Outcomes outcomes, Text t) {
        return rows(outcomes, t).stream()
                .map(row -> row.stream().map(Sheets::cell).collect(Collectors.joining(";")))
                .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Quoted; what a spreadsheet would take for a formula gets an apostrophe. */
    static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
