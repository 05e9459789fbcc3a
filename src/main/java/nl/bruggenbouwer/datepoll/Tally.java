package nl.bruggenbouwer.datepoll;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import nl.bruggenbouwer.disclosure.Side;
import org.jspecify.annotations.Nullable;

/** The answers counted: per option and side. Each side weighs the same, however many of it answered. */
public record Tally(List<DatePoll.Option> options, Collection<DateAnswer> answers) {

    /** How many of a side said what of an option; who said nothing of it is in {@code open}. */
    public record Count(int yes, int ifNeeded, int open, int of) {

        /** From 0 to 1: "if need be" is half a yes. */
        double suits() {
            return of == 0 ? 0 : (2.0 * yes + ifNeeded) / (2.0 * of);
        }
    }

    /** The sides of which somebody answered, in the order of every screen. */
    public Map<Side, Integer> sides() {
        Map<Side, Integer> sides = new EnumMap<>(Side.class);
        answers.forEach(answer -> sides.merge(answer.side(), 1, Integer::sum));
        return sides;
    }

    public Count count(DatePoll.Option option, Side side) {
        List<DateAnswer> ofSide =
                answers.stream().filter(answer -> answer.side() == side).toList();
        return new Count(
                said(ofSide, option, DatePoll.Choice.YES),
                said(ofSide, option, DatePoll.Choice.IF_NEEDED),
                said(ofSide, option, null),
                ofSide.size());
    }

    private static int said(List<DateAnswer> answers, DatePoll.Option option, DatePoll.@Nullable Choice choice) {
        return (int) answers.stream()
                .filter(answer -> answer.choices().get(option.id()) == choice)
                .count();
    }

    /** The options that suit best: first for the side that they suit least, then for all sides together. */
    public Set<UUID> best() {
        Comparator<DatePoll.Option> order = Comparator.comparing(
                        (DatePoll.Option option) -> suits(option).min().orElse(0))
                .thenComparing(option -> suits(option).sum());
        return options.stream()
                .max(order)
                .filter(first -> suits(first).sum() > 0)
                .map(first -> options.stream()
                        .filter(option -> order.compare(option, first) == 0)
                        .map(DatePoll.Option::id)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private DoubleStream suits(DatePoll.Option option) {
        return sides().keySet().stream().mapToDouble(side -> count(option, side).suits());
    }
}
