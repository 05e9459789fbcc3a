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
import nl.bruggenbouwer.disclosure.Finding;
import nl.bruggenbouwer.disclosure.Group;
import nl.bruggenbouwer.disclosure.Published;
import nl.bruggenbouwer.disclosure.Ranking;
import nl.bruggenbouwer.disclosure.Rankings;
import nl.bruggenbouwer.disclosure.Row;
import nl.bruggenbouwer.menu.Offer;
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

    /**
     * The outcome in words.
     *
     * @param expected the number of people that was invited
     * @param menu what can be suggested
     */
    static Outcomes of(Questionnaire questionnaire, Published published, int expected, List<Offer> menu, Text t) {
        return new MakeOutcomes(questionnaire, published, t).outcomes(expected, menu);
    }

    private Outcomes outcomes(int expected, List<Offer> menu) {
        List<String> needs =
                questionnaire.exchange().stream().map(ExchangeItem::needCode).toList();
        Ranking largest = Rankings.largest(published, needs);
        Ranking common = Rankings.common(published, needs);
        Said said = new Said(questionnaire, published, t);
        List<Outcomes.Said> exchange = said.exchange();
        List<Outcomes.Wish> wishes = wishes(largest, exchange);
        return new Outcomes(
                parties,
                groupsNote(),
                places(largest),
                places(common),
                common.items().isEmpty() ? without("visitor.outcome.common") : "",
                exchange.stream().noneMatch(one -> one.type() == Finding.Type.MATCH) ? without("outcome.matches") : "",
                wishes,
                Stream.concat(topic(wishes), questionnaire.questions().stream().flatMap(this::topic))
                        .toList(),
                exchange,
                said.themes(),
                new Suggestions(questionnaire, published, menu, t).all(expected));
    }

    /** Groups are put together when one of them is too small, never because of the answers. */
    private String groupsNote() {
        if (parties.stream().allMatch(party -> party.sides().size() == 1)) {
            return "";
        }
        return t.get(parties.size() == 1 ? "visitor.outcome.merged.all" : "visitor.outcome.merged.two");
    }

    private String without(String what) {
        return t.get(what + (parties.size() == 1 ? ".one" : ".none"));
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

    private Stream<Outcomes.Topic> topic(List<Outcomes.Wish> wishes) {
        return topic(
                t.get("outcome.needs"),
                true,
                wishes.stream()
                        .map(wish -> new Outcomes.Line(
                                wish.place().place() == 0
                                        ? ""
                                        : String.valueOf(wish.place().place()),
                                Stream.of(
                                                wish.place().note(),
                                                wish.common() ? t.get("outcome.shared") : "",
                                                wish.form())
                                        .filter(note -> !note.isEmpty())
                                        .toList(),
                                wish.figure()))
                        .toList());
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
            return topic(title, false, lines(question.code() + ".FIGURE", t.get("outcome.counts", counted)));
        }
        return topic(
                title,
                false,
                choice.options().stream()
                        .flatMap(option -> lines(question.code() + "." + option.code(), label(option)).stream())
                        .toList());
    }

    private List<Outcomes.Line> lines(String code, String label) {
        return published.row(code).stream()
                .map(row -> new Outcomes.Line("", List.of(), figure(row, label)))
                .toList();
    }

    private static Stream<Outcomes.Topic> topic(String title, boolean placed, List<Outcomes.Line> lines) {
        return lines.isEmpty() ? Stream.empty() : Stream.of(new Outcomes.Topic(title, placed, lines));
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
