package nl.bruggenbouwer.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.bruggenbouwer.questionnaire.SheetReading.Remark;
import nl.bruggenbouwer.web.Translator.Language;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class TranslationSheetTest {

    private static final String PAGE = "Pagina {0} · nummer {1}";

    private final Translations translations = Translations.read(Path.of("content"));
    private final Language turkish = Languages.foreign("tr").orElseThrow();
    private final Language arabic = Languages.foreign("ar").orElseThrow();
    private final Language somali = Languages.foreign("so").orElseThrow();

    @Test
    void aSheetThatComesBackUnchangedHoldsTheSameTranslations() {
        for (Language language : List.of(turkish, arabic)) {
            SheetReading reading = read(TranslationSheet.write(translations, language, "Plaats"), language);

            assertThat(reading.mistakes()).isEmpty();
            assertThat(reading.unknown()).isEmpty();
            assertThat(reading.texts()).isEqualTo(translations.inUse(language.code()));
        }
    }

    @Test
    void theSheetOfANewLanguageHoldsEverySourceWithItsPlace() throws IOException {
        byte[] sheet = TranslationSheet.write(translations, somali, "Plaats");

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(translations.sources().size() + 1);
            assertThat(rows.get(1).getCellText(2)).startsWith("basis.json");
        }
        assertThat(read(sheet, somali).mistakes()).containsExactly(new Remark(0, "EMPTY"));
    }

    @Test
    void eachRowThatDoesNotFitItsSourceIsNamedByItsNumber() {
        SheetReading reading = read(
                Sheets.of(
                        turkish,
                        "Terug",
                        "Geri",
                        PAGE,
                        "Sayfa {0}",
                        "Hulp nu",
                        "x".repeat(1001),
                        "Terug",
                        "Dön",
                        "Naar het begin",
                        "Başa \u202Edön"),
                turkish);

        assertThat(reading.mistakes())
                .containsExactly(
                        new Remark(3, "PLACEHOLDERS"),
                        new Remark(4, "TOO_LONG"),
                        new Remark(5, "TWICE"),
                        new Remark(6, "CHARACTERS"));
    }

    @Test
    void aRowWithUnknownDutchIsReportedAndLeftOut() {
        SheetReading reading = read(Sheets.of(turkish, "Terug", "Geri", "Oude tekst", "Eski metin"), turkish);

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.unknown()).containsExactly(new Remark(3, "UNKNOWN"));
        assertThat(reading.texts()).containsOnlyKeys("Terug");
    }

    @Test
    void aFormulaIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("tr");
            sheet.value(0, 0, "Nederlands");
            sheet.value(0, 1, "Türkçe");
            sheet.value(1, 0, "Terug");
            sheet.formula(1, 1, "1+1");
        }

        assertThat(read(out.toByteArray(), turkish).mistakes()).containsExactly(new Remark(2, "FORMULA"));
    }

    @Test
    void theSheetOfAnotherLanguageIsRefused() {
        byte[] sheet = TranslationSheet.write(translations, arabic, "Plaats");

        assertThat(read(sheet, turkish).mistakes()).containsExactly(new Remark(0, "OTHER_SHEET"));
    }

    @Test
    void whatIsNoSpreadsheetIsRefusedByItsContent() throws IOException {
        assertThat(read(new byte[0], turkish).mistakes()).containsExactly(new Remark(0, "NOT_A_SHEET"));
        assertThat(read("Nederlands;Türkçe".getBytes(StandardCharsets.UTF_8), turkish)
                        .mistakes())
                .containsExactly(new Remark(0, "NOT_A_SHEET"));
        assertThat(read(zip("a.txt", new byte[10]), turkish).mistakes()).containsExactly(new Remark(0, "NOT_A_SHEET"));
    }

    @Test
    void aSheetThatIsTooBigOrUnpacksToTooMuchIsRefused() throws IOException {
        assertThat(read(new byte[2 * 1024 * 1024 + 1], turkish).mistakes()).containsExactly(new Remark(0, "TOO_BIG"));
        assertThat(read(zip("xl/workbook.xml", new byte[21 * 1024 * 1024]), turkish)
                        .mistakes())
                .containsExactly(new Remark(0, "TOO_BIG"));
    }

    private SheetReading read(byte[] bytes, Language language) {
        return TranslationSheet.read(bytes, translations, language);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
