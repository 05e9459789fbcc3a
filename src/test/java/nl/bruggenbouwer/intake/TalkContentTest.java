package nl.bruggenbouwer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.bruggenbouwer.content.ContentError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkContentTest {

    private static final Path FILE = Path.of("content/talks.json");
    private static final Map<String, String> THEMES = Map.of("A", "Een thema");

    @TempDir
    Path folder;

    private static TalkForm form(Talk.Kind kind) {
        return Objects.requireNonNull(TalkContent.read(FILE, THEMES).get(kind));
    }

    @Test
    void theTalkWithTheMunicipalityHasTwelveBlocksAndTheOthersAreShorter() {
        assertThat(form(Talk.Kind.MUNICIPALITY).blocks())
                .extracting(TalkForm.Block::title)
                .containsExactly(
                        "Wie",
                        "Aanleiding",
                        "Thema's",
                        "Doel",
                        "Wat is er al",
                        "Partijen",
                        "Afspraken met organisaties",
                        "Wat brengt de gemeente in",
                        "Vragenlijst",
                        "Veiligheid",
                        "Privacy",
                        "Uitslag");
        for (Talk.Kind kind : List.of(Talk.Kind.PROFESSIONALS, Talk.Kind.ORGANISATIONS)) {
            assertThat(form(kind).blocks())
                    .extracting(TalkForm.Block::code)
                    .contains("WISHES", "WORRIES", "MUST_NOT")
                    .hasSizeLessThan(9);
        }
    }

    @Test
    void aFormComesBackFromTheTalkThatKeepsIt() {
        TalkForm form = form(Talk.Kind.MUNICIPALITY);

        assertThat(TalkForm.parse(form.toJson())).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\": \"lines\", \"label\": \"Wat moet | \"kind\": \"veel\", \"label\": \"Wat moet | MUNICIPALITY block 4 (GOAL), field 1 (CHANGE): kind must be one of line, lines,",
                "\"options\": \"fee\" | \"options\": \"feest\" | there is no list feest",
                "\"few\": 10 | \"few\": -1 | few must be a whole number above zero",
                "\"max\": 400 | \"max\": 401 | max is for a text, and 400 at most",
                "\"code\": \"CLIENT\" | \"code\": \"MUNICIPALITIES\" | MUNICIPALITY block 1 (WHO): two fields are called MUNICIPALITIES",
                "\"code\": \"OCCASION\" | \"code\": \"WHO\" | two MUNICIPALITY are called WHO",
                "\"shows\": \"outcome\" | \"shows\": \"iets\" | shows must be one of parties, outcome",
                "\"label\": \"Beleid\" | \"labels\": \"Beleid\" | MUNICIPALITY block 5 (ALREADY), field 1 (POLICY): label is missing",
                "\"PROFESSIONALS\": [ | \"PROFS\": [ | unknown field PROFS",
                "\"yesno\": [ | \"janee\": [ | lists needs a list yesno"
            })
    void everyMistakeIsNamedWithItsPlace(String right, String wrong, String expected) throws IOException {
        Path file = Files.createDirectories(folder.resolve("content")).resolve("talks.json");
        String text = Files.readString(FILE);
        assertThat(text).contains(right);
        Files.writeString(file, text.replace(right, wrong));

        assertThatThrownBy(() -> TalkContent.read(file, THEMES))
                .isInstanceOf(ContentError.class)
                .hasMessageContaining("content/talks.json: ")
                .hasMessageContaining(expected);
    }
}
