package nl.bruggenbouwer.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.bruggenbouwer.content.Markdown;
import nl.bruggenbouwer.content.ReadingEase;
import nl.bruggenbouwer.content.Sentences;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Question.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether people can read it: short sentences, common words, a measured reading ease. */
class PlainLanguageTest {

    private static final List<String> FORBIDDEN =
            List.of("allochtoon", "slachtoffer", "implementatie", "integraal", "borgen");

    private final Translations translations = Translations.read(Path.of("content"));
    private final Questionnaire basis = QuestionnaireFile.read(Path.of("content/quickscan/basis.json"));

    @Test
    void noSentenceThatAVisitorReadsHasMoreThanFifteenWords() {
        assertThat(translations.sources().stream()
                        .flatMap(source -> Sentences.of(Markdown.plain(source.text())).stream()))
                .allSatisfy(sentence ->
                        assertThat(Sentences.words(sentence)).as(sentence).hasSizeLessThanOrEqualTo(15));
    }

    @Test
    void noForbiddenWordIsUsed() {
        assertThat(translations.sources())
                .noneMatch(source -> FORBIDDEN.stream()
                        .anyMatch(word -> source.text().toLowerCase(Locale.ROOT).contains(word)));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void theQuestionsAreEasyToReadForEachSide(Side side) {
        List<String> questions = new ArrayList<>();
        List<String> everything = new ArrayList<>();
        for (Part part : basis.partsFor(side)) {
            questions.add(part.title());
            for (Question question : part.questions()) {
                questions.add(question.text().of(side));
                if (question.help() != null) {
                    questions.add(question.help());
                }
                if (question instanceof Choice choice) {
                    choice.optionsFor(side)
                            .forEach(option -> everything.add(option.text().of(side)));
                }
            }
        }
        everything.addAll(questions);

        assertThat(ReadingEase.of(questions)).as("questions").isGreaterThanOrEqualTo(80);
        // options hold the names of subjects and organisations, which nobody can shorten
        assertThat(ReadingEase.of(everything)).as("questions and options").isGreaterThanOrEqualTo(75);
    }

    @Test
    void theMeasureTellsHardFromEasyText() {
        assertThat(ReadingEase.of(List.of("Wat hebt u nodig?"))).isGreaterThan(100);
        assertThat(ReadingEase.of(List.of("Interculturele deskundigheidsbevordering van uitvoeringsorganisaties.")))
                .isLessThan(0);
    }
}
