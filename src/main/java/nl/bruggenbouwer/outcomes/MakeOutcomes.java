package nl.bruggenbouwer.outcomes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.bruggenbouwer.disclosure.Cell;
import nl.bruggenbouwer.disclosure.Group;
import nl.bruggenbouwer.disclosure.Published;
import nl.bruggenbouwer.disclosure.Ranking;
import nl.bruggenbouwer.disclosure.Rankings;
import nl.bruggenbouwer.disclosure.Row;
import nl.bruggenbouwer.questionnaire.ExchangeItem;
import nl.bruggenbouwer.questionnaire.Option;
import nl.bruggenbouwer.questionnaire.Question;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/** Puts a published scan into words, in one language. */
final class MakeOutcomes {

    private static final int LAST_PLACE = 5;

    private final Published published;
    private final Questionnaire questionnaire;
    private final Text t;
    private final List<Outcomes.Party> parties;

    private MakeOutcomes(Questionnaire questionnaire, Published published, Text t) {
        this.questionnaire = questionnaire;
        this.published = published;
        this.t = t;
        this.parties = published.groups().stream()
                .map(group -> new Outcomes.Party(name(group), group.sides(), group.forms()))
                .toList();
    }

    /** The outcome in words; {@code expected} is the number of people that was invited. */
    static Outcomes of(Questionnaire questionnaire, Published published, int expected, Text t) {
        return new MakeOutcomes(questionnaire, published, t).outcomes(expected);
    }

    private Outcomes outcomes(int expected) {
        List<String> needs =
                questionnaire.exchange().stream().map(ExchangeItem::needCode).toList();
        Ranking largest = Rankings.largest(published, needs);
        Ranking common = Rankings.common(published, needs);
        Said said = new Said(questionnaire, published, t);
        List<Outcomes.Said> exchange = said.exchange();
        return new Outcomes(
                parties,
                places(largest),
                places(common),
                common.items().isEmpty()
                        ? t.get(parties.size() == 1 ? "outcome.common.one" : "outcome.common.none")
                        : "",
                wishes(largest, exchange),
                questionnaire.questions().stream().flatMap(this::topic).toList(),
                exchange,
                said.themes(),
                new Suggestions(questionnaire, published, t).all(expected));
    }

    private String name(Group group) {
        return t.get("visitor.outcome.group." + key(group));
    }

    static String key(Group group) {
        return group.sides().stream().map(Enum::name).collect(Collectors.joining("_"));
    }

    private Outcomes.Places places(Ranking ranking) {
        Map<String, String> labels = labels();
        return new Outcomes.Places(
                ranking.tooLittleDifference(),
                ranking.items().stream()
                        .filter(item -> item.place() <= LAST_PLACE)
                        .map(item -> place(item, Objects.requireNonNull(labels.get(item.code()))))
                        .toList());
    }

    private Outcomes.Place place(Ranking.Item item, String label) {
        List<String> notes = new ArrayList<>();
        if (item.tied() && item.place() > 0) {
            notes.add(t.get("visitor.outcome.tied"));
        }
        if (!item.askedOfAll()) {
            notes.add(t.get("visitor.outcome.notall"));
        }
        return new Outcomes.Place(item.place(), label, String.join(", ", notes));
    }

    private Map<String, String> labels() {
        return questionnaire.exchange().stream()
                .collect(Collectors.toMap(ExchangeItem::needCode, item -> t.of(item.need())));
    }

    private List<Outcomes.Wish> wishes(Ranking largest, List<Outcomes.Said> exchange) {
        Map<String, Ranking.Item> places =
                largest.items().stream().collect(Collectors.toMap(Ranking.Item::code, Function.identity()));
        Map<String, ExchangeItem> items = questionnaire.exchange().stream()
                .collect(Collectors.toMap(ExchangeItem::needCode, Function.identity()));
        Set<String> ranked = new LinkedHashSet<>();
        largest.items().forEach(item -> ranked.add(item.code()));
        questionnaire.exchange().forEach(item -> ranked.add(item.needCode())); // what is not shown has no place
        return ranked.stream()
                .flatMap(code -> published.row(code).stream())
                .map(row -> wish(row, Objects.requireNonNull(items.get(row.code())), places.get(row.code()), exchange))
                .toList();
    }

    private Outcomes.Wish wish(Row row, ExchangeItem item, Ranking.@Nullable Item place, List<Outcomes.Said> exchange) {
        String label = t.of(item.need());
        String room = exchange.stream()
                .filter(said -> said.item().equals(label))
                .map(said -> "outcome.room." + said.type())
                .findFirst()
                .orElse("outcome.room");
        return new Outcomes.Wish(
                place == null ? new Outcomes.Place(0, label, "") : place(place, label),
                Rankings.shared(published, row.code()),
                t.get("outcome.form." + item.form()),
                figure(row, label),
                t.get(room));
    }

    private Stream<Outcomes.Topic> topic(Question question) {
        if (!(question instanceof Question.Choice choice) || wish(choice)) {
            return Stream.empty();
        }
        String title = t.of(question.text().shared());
        if (question instanceof Question.SingleChoice single && !single.figure().isEmpty()) {
            String counted = single.options().stream()
                    .filter(option -> single.figure().contains(option.code()))
                    .map(option -> t.get("outcome.quote", label(option)))
                    .collect(Collectors.joining(t.get("outcome.or")));
            String counts = t.get("outcome.counts", counted);
            return published.row(question.code() + ".FIGURE").stream()
                    .map(row -> new Outcomes.Topic(title, counts, List.of(figure(row, counts))));
        }
        List<Outcomes.Figure> figures = choice.options().stream()
                .flatMap(option -> published.row(question.code() + "." + option.code()).stream()
                        .map(row -> figure(row, label(option))))
                .toList();
        return figures.isEmpty() ? Stream.empty() : Stream.of(new Outcomes.Topic(title, "", figures));
    }

    private boolean wish(Question.Choice question) {
        Set<String> needs = questionnaire.exchange().stream()
                .map(ExchangeItem::needCode)
                .collect(Collectors.toCollection(TreeSet::new));
        return question.options().stream().anyMatch(option -> needs.contains(question.code() + "." + option.code()));
    }

    private String label(Option option) {
        return t.of(option.text().shared());
    }

    private Outcomes.Figure figure(Row row, String label) {
        return new Outcomes.Figure(
                row.code(),
                label,
                IntStream.range(0, parties.size())
                        .mapToObj(g -> shown(parties.get(g), row.cells().get(g)))
                        .toList());
    }

    private Outcomes.Shown shown(Outcomes.Party party, Cell cell) {
        if (!cell.shown()) {
            return new Outcomes.Shown(party, false, 0, 0, t.get("visitor.outcome.cell." + cell.state()), "");
        }
        return new Outcomes.Shown(
                party,
                true,
                cell.lowPercent(),
                cell.highPercent(),
                t.get("visitor.outcome.word." + cell.word()),
                cell.lowPercent() + "–" + cell.highPercent() + " %");
    }
}
