package nl.bruggenbouwer.questionnaire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import nl.bruggenbouwer.web.Translator.Language;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Filled-in translation sheets for tests. */
final class Sheets {

    private Sheets() {}

    static byte[] of(Language language, String... dutchAndTranslation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("x");
            sheet.value(0, 0, "Nederlands");
            sheet.value(0, 1, language.ownName());
            for (int i = 0; i < dutchAndTranslation.length; i += 2) {
                sheet.value(i / 2 + 1, 0, dutchAndTranslation[i]);
                sheet.value(i / 2 + 1, 1, dutchAndTranslation[i + 1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
