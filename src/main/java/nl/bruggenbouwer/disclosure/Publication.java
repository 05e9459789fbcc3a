package nl.bruggenbouwer.disclosure;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns the exact counts of one closed round into what may be published, once. */
public final class Publication {
    private static final int SMALLEST_SCAN = 10;
    private static final int SMALLEST_GROUP = 8;

    private Publication() {}

    /**
     * Publishes one row per asked figure, in the order given. Which groups and cells are shown depends on the numbers
     * of forms only, never on the answers.
     */
    public static Published publish(Tally tally, List<Asked> asked) {
        mustBeSafeTogether(asked);
        Map<Side, Integer> forms = new TreeMap<>();
        tally.invited().forEach(side -> forms.put(side, tally.formsOf(side)));
        List<Group> groups = grouping(forms);
        if (groups.isEmpty()) {
            return new Published(List.of(), List.of());
        }
        return new Published(
                groups, asked.stream().map(figure -> row(tally, groups, figure)).toList());
    }

    /**
     * The published sides that follow from numbers of forms (the keys are the invited sides), real or expected. Empty
     * = "too few answers": fewer than 10 forms in all.
     */
    public static List<Group> grouping(Map<Side, Integer> forms) {
        if (total(forms, forms.keySet()) < SMALLEST_SCAN) {
            return List.of();
        }
        List<Set<Side>> groups = forms.keySet().stream().sorted().map(Set::of).toList();
        Set<Side> authorities = Set.of(Side.FORMAL, Side.MUNICIPALITY);
        if (forms.keySet().containsAll(authorities)
                && authorities.stream().anyMatch(side -> total(forms, Set.of(side)) < SMALLEST_GROUP)) {
            groups = forms.containsKey(Side.INFORMAL)
                    ? List.of(authorities, Set.of(Side.INFORMAL))
                    : List.of(authorities);
        }
        if (groups.stream().anyMatch(sides -> total(forms, sides) < SMALLEST_GROUP)) {
            groups = List.of(forms.keySet());
        }
        return groups.stream()
                .map(sides -> new Group(List.copyOf(sides), total(forms, sides)))
                .toList();
    }

    /** The turnout that may be shown while a round is open: rounded down to a multiple of 5, so 0 means "fewer than 5". */
    public static int turnout(int forms) {
        return forms / 5 * 5;
    }

    private static Row row(Tally tally, List<Group> groups, Asked figure) {
        List<Side> sides =
                tally.invited().stream().filter(figure.sides()::contains).toList();
        List<Cell> cells =
                groups.stream().map(group -> cell(tally, group, figure)).toList();
        return new Row(figure.code(), figure.kind(), sides, cells);
    }

    /** Bands are made over those in the group to whom this was put: over the whole group they would be too narrow. */
    private static Cell cell(Tally tally, Group group, Asked figure) {
        List<Side> parts =
                group.sides().stream().filter(figure.sides()::contains).toList();
        if (parts.isEmpty()) {
            return Cell.NOT_ASKED;
        }
        int n = parts.stream().mapToInt(tally::formsOf).sum();
        int count = parts.stream()
                .mapToInt(side -> tally.count(figure.code(), side))
                .sum();
        return Bands.of(figure.kind(), n).stream()
                .filter(band -> count <= band.high())
                .findFirst()
                .orElse(Cell.NOT_SHOWN);
    }

    /**
     * Refuses what would let figures be subtracted from each other: a figure beside other rows of its question, and
     * options of one single-choice question that were put to different sides.
     */
    private static void mustBeSafeTogether(List<Asked> asked) {
        Set<String> codes = new HashSet<>();
        asked.forEach(figure -> {
            if (!codes.add(figure.code())) {
                throw new IllegalArgumentException("Published twice: " + figure.code());
            }
        });
        asked.stream().collect(Collectors.groupingBy(Asked::question)).forEach((question, rows) -> {
            boolean figure = rows.stream().anyMatch(row -> row.kind() == Kind.FIGURE);
            boolean single = rows.stream().anyMatch(row -> row.kind() == Kind.SINGLE);
            Asked first = rows.get(0);
            if (figure && rows.size() > 1) {
                throw new IllegalArgumentException("A figure stands alone: " + question);
            }
            if (single && rows.stream().anyMatch(row -> !sameShape(row, first))) {
                throw new IllegalArgumentException("Options of a single choice go to the same sides: " + question);
            }
        });
    }

    private static boolean sameShape(Asked row, Asked other) {
        return row.kind() == other.kind() && row.sides().equals(other.sides());
    }

    private static int total(Map<Side, Integer> forms, Collection<Side> sides) {
        return sides.stream().mapToInt(side -> forms.getOrDefault(side, 0)).sum();
    }
}
