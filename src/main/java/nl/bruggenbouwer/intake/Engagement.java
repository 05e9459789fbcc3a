package nl.bruggenbouwer.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.intake.Fact.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One run of the whole method in an area (traject), from the first contact to the end.
 *
 * @param title as staff see it
 * @param owner the coordinator who leads it
 * @param facts what happened, in order of date; without what was withdrawn
 */
public record Engagement(
        AreaId area,
        UUID id,
        String title,
        UUID owner,
        Instant begunAt,
        @Nullable NextAction next,
        List<Fact> facts) {

    /** What has to be done next, by whom, on which day. */
    public record NextAction(String what, UUID owner, LocalDate on) {}

    /**
     * Where the traject is on a day: one of the kinds with a step, PAUSED or STOPPED. It is the step furthest in the method,
     * because steps overlap and come late. Collaboration may begin early, at the meeting; until the evaluation it is the
     * state only while no other step is dated on or after it. What is dated later than the day does not count yet.
     */
    public Kind state(LocalDate day) {
        List<Fact> counting = counting(day);
        if (counting.stream().anyMatch(fact -> fact.kind() == Kind.CLOSED)) {
            return Kind.CLOSED;
        }
        Kind rest = last(counting, Set.of(Kind.PAUSED, Kind.STOPPED, Kind.RESUMED));
        return rest == Kind.PAUSED || rest == Kind.STOPPED ? rest : furthest(counting);
    }

    private static Kind furthest(List<Fact> counting) {
        List<Fact> steps = counting.stream()
                .filter(fact -> fact.kind().step() != null && fact.kind() != Kind.COLLABORATING)
                .toList();
        Kind furthest =
                steps.stream().map(Fact::kind).max(Comparator.naturalOrder()).orElse(Kind.REQUESTED);
        return counting.stream()
                        .filter(fact -> fact.kind() == Kind.COLLABORATING)
                        .anyMatch(fact -> furthest == Kind.EVALUATED
                                || steps.stream().allMatch(step -> step.on().isBefore(fact.on())))
                ? Kind.COLLABORATING
                : furthest;
    }

    private List<Fact> counting(LocalDate day) {
        Set<UUID> destroyed = facts.stream()
                .filter(fact -> fact.kind() == Kind.SCAN_DESTROYED)
                .map(Fact::subject)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return facts.stream()
                .filter(fact -> !fact.on().isAfter(day))
                .filter(fact -> fact.subject() == null || !destroyed.contains(fact.subject()))
                .toList();
    }

    private static @Nullable Kind last(List<Fact> facts, Collection<Kind> kinds) {
        return facts.stream()
                .map(Fact::kind)
                .filter(kinds::contains)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** Whether there is still something to do on a day: neither closed nor stopped. */
    public boolean runs(LocalDate day) {
        Kind state = state(day);
        return state != Kind.CLOSED && state != Kind.STOPPED;
    }

    /** Whether people are asked for something on a day: it runs, and does not rest. */
    public boolean goesOn(LocalDate day) {
        return runs(day) && state(day) != Kind.PAUSED;
    }

    /** The day on which a pause ends; null when it does not rest. */
    public @Nullable LocalDate wakesOn(LocalDate day) {
        return state(day) != Kind.PAUSED
                ? null
                : facts.stream()
                        .filter(fact -> fact.kind() == Kind.PAUSED)
                        .reduce((earlier, later) -> later)
                        .map(Fact::until)
                        .orElse(null);
    }

    /** The last day on which anything happened; null when nothing has yet. */
    public @Nullable LocalDate lastSign(LocalDate day) {
        return facts.stream()
                .map(Fact::on)
                .filter(on -> !on.isAfter(day))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The step the traject is in, whether it rests or not. */
    public Step step(LocalDate day) {
        return Objects.requireNonNull(furthest(counting(day)).step());
    }

    /** The first day of each step that was taken, in the order of the method. */
    public Map<Step, LocalDate> steps(LocalDate day) {
        Map<Step, LocalDate> steps = new EnumMap<>(Step.class);
        counting(day).forEach(fact -> {
            Step step = fact.kind().step();
            if (step != null) {
                steps.putIfAbsent(step, fact.on());
            }
        });
        return steps;
    }
}
