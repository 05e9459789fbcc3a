package nl.bruggenbouwer.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.bruggenbouwer.content.ContentError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a writer of content reads when something is wrong in the file. */
class QuestionnaireFileTest {

    private static final String VALID = """
            {"id": "proef",
             "themes": [{"code": "T1", "text": "Eerste"}, {"code": "T2", "text": "Tweede"}],
             "exchange": [{"code": "ROOM", "form": "SUPPORT", "need": "Een ruimte", "offer": "Een zaal"}],
             "none": {"code": "NONE", "text": "Geen van deze", "dropped": true},
             "parts": [{"title": "Deel", "questions": [
               {"code": "THEMES", "kind": "multiple", "sensitive": true, "text": "Wat wilt u leren?", "options": ["themes", "none"]},
               {"code": "NEED_SUPPORT", "kind": "multiple", "text": "Wat hebt u nodig?", "options": ["need SUPPORT"]},
               {"code": "LEVEL", "kind": "single", "sides": ["FORMAL", "INFORMAL"], "text": "Hoeveel weet u?", "figure": ["A"],
                "options": [{"code": "A", "text": "Veel"}, {"code": "B", "text": {"FORMAL": "Weinig", "INFORMAL": "Niet veel"}}]},
               {"code": "WISH", "kind": "free", "text": "Wat wenst u?"}]}],
             "presets": {"kort": ["THEMES"]}}
            """;

    @TempDir
    Path folder;

    @Test
    void theExampleOfTheseTestsIsValid() {
        assertThatCode(() -> read(VALID)).doesNotThrowAnyException();
    }

    /** Each option would be published over other people, so that two bands together say more than either. */
    @Test
    void optionsOfASingleChoiceWithoutAFigureGoToTheSameSides() {
        String wrong = VALID.replace("\"figure\": [\"A\"],", "")
                .replace("{\"code\": \"A\", \"text\"", "{\"code\": \"A\", \"sides\": [\"FORMAL\"], \"text\"");

        assertThat(mistakes(wrong))
                .anyMatch(line -> line.contains("question LEVEL: each option of kind single goes to all sides"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"code": "A", "text": "Veel"} | {"text": "Veel"} | question LEVEL, option 1: code is missing
                    "code": "B" | "code": "b c" | question LEVEL, option 2: code must be 1 to 40 capitals, digits or _, and start with a capital
                    "code": "B" | "code": "A" | question LEVEL: two options are called A
                    "code": "WISH" | "code": "LEVEL" | two questions are called LEVEL
                    "code": "T2" | "code": "T1" | two themes are called T1
                    "kind": "free" | "kind": "open" | question WISH: kind must be single, multiple or free
                    "sides": ["FORMAL", "INFORMAL"] | "sides": ["FORMAL", "POLICE"] | question LEVEL: unknown side 'POLICE'; use FORMAL, INFORMAL or MUNICIPALITY
                    "sides": ["FORMAL", "INFORMAL"] | "sides": ["FORMAL"] | question LEVEL, option 2: is for INFORMAL, which the question is not asked of
                    "figure": ["A"] | "figure": ["C"] | question LEVEL: figure names an unknown option C
                    "figure": ["A"] | "figure": ["A", "B"] | question LEVEL: figure names every option, so it says nothing
                    "figure": ["A"] | "figure": "A" | question LEVEL: figure must be a list between [ and ] that is not empty
                    "figure": ["A"] | "sensitive": true | question LEVEL: sensitive is only possible for kind multiple
                    "sensitive": true | "figure": ["T1"] | question THEMES: figure is only possible for kind single
                    "sensitive": true | "sensitive": "yes" | question THEMES: sensitive must be true or false
                    "sensitive": true | "colour": "red" | question THEMES: unknown field colour
                    "kort": ["THEMES"] | "kort": ["THEMAS"] | preset kort: there is no question THEMAS
                    "kort": ["THEMES"] | "kort": ["THEMES", "THEMES"] | presets: kort names THEMES twice
                    "text": "Wat wenst u?" | "text": "" | question WISH: text is empty
                    "text": "Wat wenst u?" | "text": " Wat wenst u?" | question WISH: text must be one line without spaces around it
                    "text": "Wat wenst u?" | "text": 5 | question WISH: text must be a text between quotes
                    "text": "Wat wenst u?" | "help": "Help" | question WISH: text is missing
                    "text": "Wat wenst u?" | "text": "a b c d e f g h i j k l m n o p?" | question WISH: text has a sentence of 16 words; at most 15: a b c d e f g h i j k l m n o p?
                    ["need SUPPORT"] | ["need BRIDGE"] | question NEED_SUPPORT: there is no list of options called 'need BRIDGE'
                    "code": "NEED_SUPPORT" | "code": "NEEDS" | question NEEDS: the list 'need SUPPORT' belongs to question NEED_SUPPORT
                    ["need SUPPORT"] | ["none"] | question NEED_SUPPORT: there is no option for FORMAL
                    "form": "SUPPORT" | "form": "HELP" | exchange item 1: form must be SUPPORT, BRIDGE or ADVICE
                    "title": "Deel", | | part 1: title is missing
                    """)
    void aMistakeIsNamedWithFileAndPlace(String right, String wrong, String message) {
        assertThat(VALID).contains(right);

        assertThat(mistakes(VALID.replace(right, wrong == null ? "" : wrong)))
                .anyMatch(line -> line.endsWith("content/proef.json: " + message));
    }

    @Test
    void aTextOfMoreThanTwoHundredCharactersIsRefused() {
        assertThat(mistakes(VALID.replace("Wat wenst u?", "x".repeat(201))))
                .containsExactly("content/proef.json: question WISH: text has 201 characters; at most 200");
    }

    @Test
    void aDroppedOptionInASingleChoiceIsRefused() {
        assertThat(mistakes(VALID.replace(
                        "{\"code\": \"A\", \"text\": \"Veel\"}", "{\"code\": \"A\", \"text\": \"Veel\"}, \"none\"")))
                .containsExactly(
                        "content/proef.json: question LEVEL: a dropped option is only possible for kind multiple");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        String wrong = VALID.replace("\"text\": \"Eerste\"", "\"text\": \"\"")
                .replace("\"kind\": \"free\"", "\"kind\": \"open\"")
                .replace("[\"THEMES\"]", "[\"NIETS\"]");

        assertThat(mistakes(wrong)).hasSize(3);
    }

    @Test
    void aFileThatIsNotJsonIsToldWithLineAndColumn() {
        assertThat(mistakes("{\n  \"id\": \"proef\",,\n}"))
                .singleElement()
                .asString()
                .startsWith("content/proef.json: line 2, column");
        assertThat(mistakes("{\"id\": \"a\", \"id\": \"b\"}"))
                .singleElement()
                .asString()
                .contains("Duplicate");
        assertThat(mistakes("[]")).containsExactly("content/proef.json: must start with {");
    }

    @Test
    void aMissingFileIsToldByName() {
        var error = catchThrowableOfType(
                ContentError.class, () -> QuestionnaireFile.read(folder.resolve("content/weg.json")));

        assertThat(error).hasMessage("content/weg.json: the file cannot be read as UTF-8 text");
    }

    private Questionnaire read(String json) throws Exception {
        Path file = Files.createDirectories(folder.resolve("content")).resolve("proef.json");
        return QuestionnaireFile.read(Files.writeString(file, json));
    }

    private List<String> mistakes(String json) {
        return catchThrowableOfType(ContentError.class, () -> read(json)).lines();
    }
}
