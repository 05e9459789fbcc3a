package nl.bruggenbouwer.outcomes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.bruggenbouwer.disclosure.Cell;
import nl.bruggenbouwer.disclosure.Published;
import nl.bruggenbouwer.disclosure.Rankings;
import nl.bruggenbouwer.disclosure.Row;
import nl.bruggenbouwer.menu.Offer;
import nl.bruggenbouwer.questionnaire.Question;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.web.Text;

/** What of the menu fits these wishes: a table of rules, each with its reason. */
final class Suggestions {

    private static final int SHARED_THEMES = 3;
    private static final int MORE_THAN_ONE_GROUP = 16;

    private final Questionnaire questionnaire;
    private final Published published;
    private final List<Offer> menu;
    private final Text t;

    Suggestions(Questionnaire questionnaire, Published published, List<Offer> menu, Text t) {
        this.questionnaire = questionnaire;
        this.published = published;
        this.menu = menu;
        this.t = t;
    }

    List<Outcomes.Suggestion> all(int expected) {
        int two = Math.min(2, published.groups().size());
        Predicate<Cell> some = cell -> cell.level() >= 1;
        return Stream.of(
                        suggestion(
                                "LKHA_TRAINING",
                                reasons(
                                        List.of(
                                                "THEMES_LEARN.FORCED_MARRIAGE",
                                                "THEMES_LEARN.ABANDONMENT",
                                                "THEMES_LEARN.HONOUR_VIOLENCE",
                                                "QUESTIONS_LKHA"),
                                        some,
                                        two)),
                        suggestion(
                                "BASIC_TRAINING",
                                reasons(
                                        List.of(
                                                "THEMES_LEARN.GENDER_INEQUALITY",
                                                "THEMES_LEARN.LGBTI_DISCRIMINATION",
                                                "THEMES_LEARN.DOMESTIC_VIOLENCE",
                                                "THEMES_LEARN.FGM",
                                                "THEMES_LEARN.SOCIAL_CONTROL",
                                                "QUESTIONS_BASIC"),
                                        some,
                                        1)),
                        suggestion("WORKSHOP_BEGINNERS", level(cell -> cell.level() == 2, "outcome.level.low")),
                        suggestion(
                                "WORKSHOP_ADVANCED", level(cell -> cell.complementLevel() >= 1, "outcome.level.high")),
                        suggestion("CONFERENCE", conference(some, expected)),
                        suggestion("ONLINE_MODULES", reasons(List.of("FORMAT.WEBINAR", "FORMAT.ELEARNING"), some, 1)),
                        Stream.of(new Outcomes.Suggestion(
                                t.get("outcome.preparatory"),
                                null,
                                reasons(List.of("MIXED_GROUP.FIRST_APART"), some, 1))))
                .flatMap(suggestion -> suggestion)
                .filter(suggestion -> !suggestion.reasons().isEmpty())
                .toList();
    }

    /** An offer that is no longer on the menu is not suggested. */
    private Stream<Outcomes.Suggestion> suggestion(String code, List<String> reasons) {
        return menu.stream()
                .filter(offer -> offer.code().equals(code))
                .map(offer -> new Outcomes.Suggestion(
                        offer.content().in(t, offer.name()).text(), code, reasons));
    }

    private List<String> conference(Predicate<Cell> some, int expected) {
        List<String> reasons = new ArrayList<>(reasons(List.of("FORMAT.CONFERENCE"), some, 1));
        long shared = questionnaire.themes().stream()
                .filter(theme -> Rankings.shared(published, "THEMES_LEARN." + theme.code()))
                .count();
        if (shared >= SHARED_THEMES && expected > MORE_THAN_ONE_GROUP) {
            reasons.add(t.get("outcome.shared.themes", shared));
        }
        return reasons;
    }

    private List<String> level(Predicate<Cell> fits, String key) {
        return published
                .row("LEVEL.FIGURE")
                .map(row -> groups(row, fits))
                .filter(groups -> !groups.isEmpty())
                .map(groups -> List.of(t.get(key, String.join(", ", groups))))
                .orElse(List.of());
    }

    /** The figures of these questions or options that fit in enough groups: one reason for all that fit in the same. */
    private List<String> reasons(List<String> codes, Predicate<Cell> fits, int enough) {
        Map<List<String>, List<String>> answers = new LinkedHashMap<>();
        codes.forEach(code -> published.rows().stream()
                .filter(row -> row.code().equals(code) || row.code().startsWith(code + "."))
                .forEach(row -> {
                    List<String> groups = groups(row, fits);
                    if (groups.size() >= enough) {
                        answers.computeIfAbsent(groups, same -> new ArrayList<>())
                                .add(t.get("outcome.quote", label(row.code())));
                    }
                }));
        return answers.entrySet().stream()
                .map(same ->
                        t.get("outcome.because", String.join(", ", same.getKey()), String.join(", ", same.getValue())))
                .toList();
    }

    private List<String> groups(Row row, Predicate<Cell> fits) {
        return IntStream.range(0, row.cells().size())
                .filter(g -> row.cells().get(g).shown() && fits.test(row.cells().get(g)))
                .mapToObj(g -> t.get("visitor.outcome.group."
                        + MakeOutcomes.key(published.groups().get(g))))
                .toList();
    }

    private String label(String code) {
        return questionnaire.questions().stream()
                .filter(Question.Choice.class::isInstance)
                .map(Question.Choice.class::cast)
                .flatMap(question -> question.options().stream()
                        .filter(option -> code.equals(question.code() + "." + option.code()))
                        .map(option -> t.of(option.text().shared())))
                .collect(Collectors.joining());
    }
}
