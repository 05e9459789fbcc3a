package nl.bruggenbouwer.menu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.content.ReadingEase;
import nl.bruggenbouwer.questionnaire.Question;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.questionnaire.QuestionnaireFile;
import nl.bruggenbouwer.questionnaire.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

class OfferFileTest {

    private static final Path CONTENT = Path.of("content");
    private static final Map<String, OfferContent> OFFERS = OfferFile.read(CONTENT);
    private static final Questionnaire QUESTIONNAIRE = QuestionnaireFile.read(CONTENT.resolve("quickscan/basis.json"));

    @TempDir
    Path folder;

    @Test
    void theSevenOffersAreThereWithTheirLimits() {
        assertThat(OFFERS.keySet())
                .containsExactly(
                        "QUICK_SCAN",
                        "BASIC_TRAINING",
                        "LKHA_TRAINING",
                        "CONFERENCE",
                        "WORKSHOP_BEGINNERS",
                        "WORKSHOP_ADVANCED",
                        "ONLINE_MODULES");
        assertThat(codes(offer -> offer.maximum() != null && offer.maximum() == 16))
                .containsExactly("BASIC_TRAINING", "LKHA_TRAINING", "WORKSHOP_BEGINNERS", "WORKSHOP_ADVANCED");
        assertThat(codes(offer -> offer.maximum() != null)).hasSize(4);
        assertThat(codes(OfferContent::free)).containsExactly("QUICK_SCAN");
        assertThat(codes(OfferContent::online)).containsExactly("ONLINE_MODULES");
        assertThat(codes(offer -> offer.dayParts() != null && offer.dayParts() == 2))
                .containsExactly("BASIC_TRAINING", "LKHA_TRAINING");
        assertThat(codes(offer -> offer.dayParts() != null && offer.dayParts() == 1))
                .containsExactly("CONFERENCE", "WORKSHOP_BEGINNERS", "WORKSHOP_ADVANCED");
    }

    @Test
    void everyOfferCanBeAboutEveryThemeAndInEveryForm() {
        List<String> themes = QUESTIONNAIRE.themes().stream().map(Theme::code).toList();

        assertThat(OFFERS.values())
                .allSatisfy(offer -> assertThat(offer.themes()).isEqualTo(themes));
        assertThat(OFFERS.values())
                .allSatisfy(offer -> assertThat(offer.forms()).containsExactly(WorkForm.values()));
    }

    @Test
    void theFormsAreThoseOfTheQuestionnaire() {
        Question.Choice forms = (Question.Choice) QUESTIONNAIRE.questions().stream()
                .filter(question -> question.code().equals("WORK_FORMS"))
                .findFirst()
                .orElseThrow();

        assertThat(forms.options())
                .extracting(option -> WorkForm.valueOf(option.code()))
                .containsExactly(WorkForm.values());
    }

    @Test
    void theHoursAreThoseOfTheUsualSession() {
        assertThat(hours("BASIC_TRAINING"))
                .containsExactly(
                        "PROFESSIONAL 4.00 8.00 1.00", "LIVED_EXPERIENCE 4.00 8.00 1.00", "ACTOR 0.00 8.00 1.00 ?");
        assertThat(hours("LKHA_TRAINING")).isEqualTo(hours("BASIC_TRAINING"));
        assertThat(hours("WORKSHOP_BEGINNERS"))
                .containsExactly(
                        "PROFESSIONAL 3.00 4.00 1.00", "LIVED_EXPERIENCE 3.00 4.00 1.00", "ACTOR 0.00 4.00 1.00 ?");
        assertThat(hours("CONFERENCE")).containsExactly("FACILITATOR 6.00 5.00 1.00");
        assertThat(hours("ONLINE_MODULES"))
                .containsExactly(
                        "PROFESSIONAL 3.00 2.00 1.00", "LIVED_EXPERIENCE 3.00 2.00 1.00", "TECHNICIAN 0.00 2.00 0.00");
        assertThat(hours("QUICK_SCAN")).isEmpty();
    }

    @Test
    void theMunicipalityHasPlaceFoodAndInvitationsOfEveryMeeting() {
        for (String code :
                List.of("BASIC_TRAINING", "LKHA_TRAINING", "CONFERENCE", "WORKSHOP_BEGINNERS", "WORKSHOP_ADVANCED")) {
            assertThat(offer(code).arranges().get(Arranger.MUNICIPALITY))
                    .isEqualTo("De ruimte, eten en drinken, en de uitnodigingen.");
            assertThat(offer(code).checklist()).extracting(ChecklistTask::who).contains(Arranger.values());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "maximum": 16 | "maximum": "16" | BASIC_TRAINING: maximum must be a whole number above zero
                    "QUICK_SCAN" | "CONFERENCE" | two offers are called CONFERENCE
                    "cost": "Gratis" | "price": "Gratis" | QUICK_SCAN: unknown field price
                    "PRESENTATION" | "SINGING" | QUICK_SCAN: must be one of [PRESENTATION, FILM, PODCAST, CASES, PRACTISE, ACTOR]: SINGING
                    "preparation": 4 | "preparation": -4 | BASIC_TRAINING, hours 1: preparation must be a number from 0
                    "who": "ALLIANCE" | "who": "NOBODY" | QUICK_SCAN, checklist 1: must be one of [ALLIANCE, MUNICIPALITY, ORGANISATIONS]: NOBODY
                    """)
    void aMistakeIsNamedByFilePlaceAndWhat(String right, String wrong, String message) throws IOException {
        Path content = folder.resolve("content");
        FileSystemUtils.copyRecursively(CONTENT.resolve("menu"), content.resolve("menu"));
        Path changed = content.resolve("menu/offers.json");
        String text = Files.readString(changed);
        assertThat(text).contains(right);
        Files.writeString(changed, text.replaceFirst(Pattern.quote(right), wrong));

        ContentError error = catchThrowableOfType(ContentError.class, () -> OfferFile.read(content));

        assertThat(error.getMessage()).contains("content/menu/offers.json: " + message);
    }

    @Test
    void theMenuReadsEasily() {
        assertThat(ReadingEase.of(OFFERS.values().stream()
                        .flatMap(offer -> offer.texts().stream())
                        .toList()))
                .isGreaterThanOrEqualTo(70);
    }

    private static List<String> codes(java.util.function.Predicate<OfferContent> which) {
        return OFFERS.entrySet().stream()
                .filter(offer -> which.test(offer.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static OfferContent offer(String code) {
        return java.util.Objects.requireNonNull(OFFERS.get(code));
    }

    private static List<String> hours(String code) {
        return offer(code).hours().stream()
                .map(line -> line.role() + " " + line.preparation() + " " + line.delivery() + " " + line.aftercare()
                        + (line.optional() ? " ?" : ""))
                .toList();
    }
}
