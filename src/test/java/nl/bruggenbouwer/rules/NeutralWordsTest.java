package nl.bruggenbouwer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.web.NeutralWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be seen over a shoulder says nothing of the theme, in any language. */
class NeutralWordsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TRANSLATIONS = Path.of("content/translations");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Training huwelijksdwang",
                "Eer en familie",
                "Bijeenkomst over geweld",
                "Forced marriage",
                "Honour",
                "LHBTI-avond",
                "Zorla evlilik",
                "Şiddet",
                "العنف"
            })
    void aWordThatBetraysIsFound(String title) {
        assertThat(NeutralWords.neutral(title)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bijeenkomst 12 mei", "Een geweldige dag", "Eerst koffie", "Wat hebt u nodig?", "لقاء"})
    void anOrdinaryTitleIsNeutral(String title) {
        assertThat(NeutralWords.neutral(title)).isTrue();
    }

    @Test
    void titlesAndSubjectsAreNeutralInEveryLanguage() throws IOException {
        List<String> shown = shown();

        assertThat(shown).hasSizeGreaterThan(60).allMatch(NeutralWords::neutral);
    }

    @Test
    void aMailWithASubjectThatBetraysIsNotMade() {
        assertThatThrownBy(() -> new Outbox.Mail("noor@voorbeeld.example", "Geweld thuis", "Tekst", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Geweld");
    }

    private static List<String> shown() throws IOException {
        List<String> shown = new ArrayList<>();
        for (Path file : files(MESSAGES)) {
            Properties messages = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                messages.load(in);
            }
            for (String key : messages.stringPropertyNames()) {
                if (key.matches(".*\\.(title|subject)")) {
                    shown.add(messages.getProperty(key));
                    for (Path language : files(TRANSLATIONS)) {
                        JsonNode texts = JsonMapper.shared()
                                .readTree(Files.readString(language))
                                .get("texts");
                        JsonNode text = texts.get(messages.getProperty(key));
                        if (text != null) {
                            shown.add(text.stringValue());
                        }
                    }
                }
            }
        }
        return shown;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
