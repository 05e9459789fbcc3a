package nl.bruggenbouwer.programme;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nl.bruggenbouwer.disclosure.Side;

/**
 * Whether a programme can be agreed, and what is still missing.
 *
 * @param collaboration something of working together is in it; without it cannot be agreed
 * @param allSides each side takes part in something
 * @param mixed there is training, and all of it is for professionals and organisations together
 * @param covered there are wishes, and all that need an answer have one ({@link Wishes#uncovered})
 */
public record Readiness(boolean collaboration, boolean allSides, boolean mixed, boolean covered) {

    /** Whether nothing of it is missing. */
    public boolean complete() {
        return collaboration && allSides && mixed && covered;
    }

    static Readiness of(Content content, List<Wish> wishes, List<Wish> uncovered) {
        return new Readiness(
                content.items().stream().anyMatch(item -> item.kind().collaboration()),
                Arrays.stream(Side.values())
                        .allMatch(side -> content.items().stream()
                                .anyMatch(item -> item.sides().contains(side))),
                !trainings(content).isEmpty()
                        && trainings(content).stream().map(Item::sides).allMatch(Readiness::mixed),
                !wishes.isEmpty() && uncovered.isEmpty());
    }

    private static List<Item> trainings(Content content) {
        return content.items().stream()
                .filter(item -> !item.kind().collaboration())
                .toList();
    }

    private static boolean mixed(Set<Side> sides) {
        return sides.containsAll(Set.of(Side.INFORMAL, Side.FORMAL));
    }
}
