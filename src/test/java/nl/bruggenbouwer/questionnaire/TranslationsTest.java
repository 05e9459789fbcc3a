package nl.bruggenbouwer.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.web.Translator.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationsTest {

    private static final Path CONTENT = Path.of("content");
    private static final String HELP = "Hulp nu";

    private final Translations shipped = Translations.read(CONTENT);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "ar"})
    void everyShippedLanguageCoversEveryTextThatVisitorsSee(String language) {
        assertThat(shipped.coverage(language).missing())
                .as("texts without a translation into " + language)
                .isEmpty();
    }

    @Test
    void theSourcesNameQuestionsMessagesAndHelpWithTheirPlace() {
        assertThat(shipped.sources())
                .contains(
                        new Source("Welke signalen kan ik zien?", "basis.json QUESTIONS_LKHA.GET_FACTS"),
                        new Source(HELP, "visitor-layout.properties visitor.help.now"),
                        new Source("Is er nu gevaar?", "help.json EMERGENCY"),
                        new Source("Wie elkaar kent, helpt eerder.", "site/home.md"),
                        new Source("Eén dag (twee dagdelen)", "menu/offers.json BASIC_TRAINING"))
                .extracting(Source::text)
                .doesNotHaveDuplicates();
    }

    @Test
    void aTextWithoutATranslationStaysDutch() {
        assertThat(shipped.translate("tr", HELP)).isEqualTo("Hemen yardım");
        assertThat(shipped.translate("tr", "Een zin die gisteren veranderde."))
                .isEqualTo("Een zin die gisteren veranderde.");
        assertThat(shipped.translate("so", HELP)).isEqualTo(HELP);
        assertThat(shipped.isTranslated("tr", HELP)).isTrue();
        assertThat(shipped.isTranslated("so", HELP)).isFalse();
        assertThat(shipped.isTranslated("nl", HELP)).isTrue();
    }

    @Test
    void draftsAreServedInTheDemoOnly() {
        assertThat(codes(shipped.served(true))).containsExactly("nl", "en", "tr", "ar");
        assertThat(codes(shipped.served(false))).containsExactly("nl");
    }

    @Test
    void aLanguageThatASecondPersonHasReadIsServed() {
        var read = shipped.with(Map.of("tr", stored("tr", "Ayşe", "Mehmet", Map.of(HELP, "Şimdi yardım"))));
        var readByHerself = shipped.with(Map.of("tr", stored("tr", "Ayşe", "ayşe", Map.of(HELP, "Şimdi yardım"))));

        assertThat(codes(read.served(false))).containsExactly("nl", "tr");
        assertThat(codes(readByHerself.served(false))).containsExactly("nl");
    }

    @Test
    void whatTheProgramBringsLaterWasNotReadAndIsNotServed() {
        var read = shipped.with(Map.of("tr", stored("tr", "Ayşe", "Mehmet", Map.of(HELP, "Şimdi yardım"))));

        assertThat(read.translate("tr", HELP)).isEqualTo("Şimdi yardım");
        assertThat(read.translate("tr", "Terug")).isEqualTo("Terug");
    }

    @Test
    void textsThatAwaitTheirReaderLieOverTheProgramsOwn() {
        var imported = shipped.with(Map.of("tr", stored("tr", "Ayşe", null, Map.of(HELP, "Şimdi yardım"))));

        assertThat(imported.translate("tr", HELP)).isEqualTo("Şimdi yardım");
        assertThat(imported.translate("tr", "Terug")).isEqualTo("Geri");
        assertThat(codes(imported.served(false))).containsExactly("nl");
    }

    @Test
    void aTranslationWhoseDutchIsNoLongerInUseIsOutdated() {
        var old = shipped.with(Map.of("tr", stored("tr", "Ayşe", "Mehmet", Map.of("Oude tekst", "Eski metin"))));

        assertThat(old.coverage("tr").outdated()).containsExactly("Oude tekst");
        assertThat(old.coverage("tr").missing()).hasSameSizeAs(old.sources());
    }

    @Test
    void theVersionChangesWithATranslation() {
        var changed = shipped.with(Map.of("tr", stored("tr", "Ayşe", null, Map.of(HELP, "Şimdi yardım"))));

        assertThat(changed.version("tr")).isNotEqualTo(shipped.version("tr"));
        assertThat(changed.version("ar")).isEqualTo(shipped.version("ar"));
    }

    @Test
    void everyLanguageHasItsOwnNameAndDirection() {
        assertThat(shipped.languages().get(0)).isEqualTo(Language.DUTCH);
        assertThat(shipped.languages())
                .extracting(Language::ownName)
                .doesNotHaveDuplicates()
                .hasSize(13);
        assertThat(shipped.languages())
                .filteredOn(Language::rtl)
                .extracting(Language::code)
                .containsExactly("ar", "fa", "prs", "ps", "ckb");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "tr" | "xx" | unknown language xx
                    "Türkçe" | "Turks" | name must be Türkçe
                    "tr" | "so" | the file must be called so.json
                    null | "concept" | secondReader must be someone other than the translator
                    2026-11-24 | 24-11-2026 | date must be written as 2026-11-24
                    "Sayfa {0}" | "Sayfa" | text of Pagina {0}: does not fit its source: PLACEHOLDERS
                    "Pagina {0}": "Sayfa {0}" | "Bel {HULP}": "Arayın" | text of Bel {HULP}: does not fit its source: PLACEHOLDERS
                    "Pagina {0}": "Sayfa {0}" | "[Hier](/hulp)": "[Burada](//kwaad)" | text of [Hier](/hulp): does not fit its source: PLACEHOLDERS
                    "Geri" | "<https://kwaad.example>" | text of Terug: does not fit its source: PLACEHOLDERS
                    "Geri" | "" | texts: Terug is empty
                    "translator" | "vertaler" | unknown field vertaler
                    """)
    void aMistakeInATranslationFileIsNamed(String right, String wrong, String message) throws IOException {
        String file = """
                {"language": "tr", "name": "Türkçe", "translator": "concept", "secondReader": null, "date": "2026-11-24",
                 "texts": {"Terug": "Geri", "Pagina {0}": "Sayfa {0}"}}
                """;
        assertThat(file).contains(right);
        Path path =
                Files.createDirectories(folder.resolve("content/translations")).resolve("tr.json");
        Files.writeString(path, file.replace(right, wrong));

        ContentError error = catchThrowableOfType(ContentError.class, () -> TranslationFile.read(path));

        assertThat(error.lines()).contains("content/translations/tr.json: " + message);
    }

    private static Translation stored(
            String language, String translator, @Nullable String reader, Map<String, String> texts) {
        return new Translation(language, translator, reader, LocalDate.of(2026, 11, 24), texts);
    }

    private static List<String> codes(List<Language> languages) {
        return languages.stream().map(Language::code).toList();
    }
}
