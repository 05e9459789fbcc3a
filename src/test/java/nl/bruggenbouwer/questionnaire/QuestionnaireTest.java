package nl.bruggenbouwer.questionnaire;

import static nl.bruggenbouwer.disclosure.Side.FORMAL;
import static nl.bruggenbouwer.disclosure.Side.INFORMAL;
import static nl.bruggenbouwer.disclosure.Side.MUNICIPALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import nl.bruggenbouwer.disclosure.Asked;
import nl.bruggenbouwer.disclosure.Kind;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Question.Choice;
import nl.bruggenbouwer.questionnaire.Question.SingleChoice;
import org.junit.jupiter.api.Test;

class QuestionnaireTest {

    private final Questionnaire basis = QuestionnaireFile.read(Path.of("content/quickscan/basis.json"));

    @Test
    void twoSidesGetTwentyThreeQuestionsAndTheMunicipalityTwentyOne() {
        assertThat(basis.questionsFor(FORMAL)).hasSize(23);
        assertThat(basis.questionsFor(INFORMAL)).hasSize(23);
        assertThat(basis.questionsFor(MUNICIPALITY)).hasSize(21);
        assertThat(basis.partsFor(INFORMAL)).extracting(Part::title).hasSize(5);
    }

    @Test
    void thereAreEightThemesAndFifteenExchangeItemsEachNeededAndOffered() {
        assertThat(basis.themes()).hasSize(8);
        assertThat(basis.exchange()).hasSize(15);
        var options = basis.questions().stream()
                .filter(Choice.class::isInstance)
                .flatMap(q -> ((Choice) q).options().stream().map(o -> q.code() + "." + o.code()))
                .toList();
        assertThat(options)
                .containsAll(
                        basis.exchange().stream().map(ExchangeItem::needCode).toList());
        assertThat(options)
                .containsAll(
                        basis.exchange().stream().map(ExchangeItem::offerCode).toList());
    }

    @Test
    void aSideSeesItsOwnWordsAndItsOwnOptions() {
        Choice facts = (Choice) basis.question("QUESTIONS_LKHA");
        assertThat(words(facts, INFORMAL)).contains("Welke signalen kan ik zien?");
        assertThat(words(facts, FORMAL)).doesNotContain("Welke signalen kan ik zien?");

        Choice support = (Choice) basis.question("NEED_SUPPORT");
        assertThat(support.optionsFor(FORMAL)).extracting(Option::code).contains("LOCATION", "COACHING");
        assertThat(support.optionsFor(MUNICIPALITY)).extracting(Option::code).doesNotContain("LOCATION", "COACHING");
    }

    @Test
    void noneOfTheseIsDroppedInMultipleChoiceAndKeptInSingleChoice() {
        assertThat(option("BARRIERS", "NONE").dropped()).isTrue();
        assertThat(option("COOPERATION", "NONE").dropped()).isFalse();
    }

    @Test
    void theShortPresetHasNineQuestionsInFourParts() {
        Questionnaire shortVersion = basis.preset("kort");

        assertThat(shortVersion.questions())
                .extracting(Question::code)
                .containsExactly(
                        "THEMES_LEARN",
                        "KNOWS_ROUTE",
                        "CONTACT_COUNT",
                        "NEED_SUPPORT",
                        "NEED_BRIDGE",
                        "NEED_ADVICE",
                        "OFFER_SUPPORT",
                        "OFFER_BRIDGE",
                        "OFFER_ADVICE");
        assertThat(shortVersion.parts()).hasSize(4);
        assertThat(shortVersion.hash()).isNotEqualTo(basis.hash());
    }

    @Test
    void aPartWithoutQuestionsVanishesFromTheScansOwnVersion() {
        Questionnaire own = basis.without(Set.of("NEED_SUPPORT", "NEED_BRIDGE", "NEED_ADVICE"));

        assertThat(own.questions()).hasSize(20);
        assertThat(own.partsFor(FORMAL))
                .extracting(Part::title)
                .doesNotContain("Wat hebt u nodig?")
                .hasSize(4);
    }

    @Test
    void anUnknownQuestionOrPresetIsNotSilentlyIgnored() {
        assertThatThrownBy(() -> basis.without(Set.of("NOT_THERE"))).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> basis.preset("lang")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aVersionSurvivesStorageAsTextWithTheSameHash() {
        for (Questionnaire version : List.of(basis, basis.preset("kort"), basis.without(Set.of("OPEN_WISH")))) {
            Questionnaire back = Questionnaire.parse(version.toJson());

            assertThat(back).isEqualTo(version);
            assertThat(back.hash()).isEqualTo(version.hash()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void theHashChangesWithAnyWord() {
        String changed = basis.toJson().replace("Welke plekken kent u?", "Welke plekken kent u al?");

        assertThat(Questionnaire.parse(changed).hash()).isNotEqualTo(basis.hash());
    }

    @Test
    void theIndicatorsAreDeclaredFigures() {
        assertThat(figure("CONTACT_COUNT")).containsExactlyInAnyOrder("SOME", "MANY");
        assertThat(figure("CONTACT_FREQUENCY")).containsExactlyInAnyOrder("WEEKLY", "MONTHLY");
        assertThat(figure("KNOWS_ROUTE")).containsExactlyInAnyOrder("USED", "KNOWS");
    }

    @Test
    void publishedAreOptionsOrTheFigureButNeverADroppedOptionOrOwnWords() {
        Set<Side> all = Set.of(FORMAL, INFORMAL, MUNICIPALITY);

        assertThat(basis.asked())
                .contains(
                        new Asked("THEMES_MET.FGM", Kind.SENSITIVE, all),
                        new Asked("THEMES_CONFIDENT.FGM", Kind.MULTI, Set.of(FORMAL, INFORMAL)),
                        new Asked("NEED_SUPPORT.LOCATION", Kind.MULTI, Set.of(FORMAL, INFORMAL)),
                        new Asked("CONTACT_COUNT.FIGURE", Kind.FIGURE, all),
                        new Asked("COOPERATION.NONE", Kind.SINGLE, all));
        assertThat(basis.asked())
                .extracting(Asked::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.length() <= 40)
                .doesNotContain("BARRIERS.NONE", "CONTACT_COUNT.SOME")
                .noneMatch(code -> code.startsWith("OPEN_WISH"));
    }

    private Set<String> figure(String question) {
        return ((SingleChoice) basis.question(question)).figure();
    }

    private Option option(String question, String code) {
        return ((Choice) basis.question(question))
                .options().stream()
                        .filter(option -> option.code().equals(code))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<String> words(Choice question, Side side) {
        return question.optionsFor(side).stream()
                .map(option -> option.text().of(side))
                .toList();
    }
}
