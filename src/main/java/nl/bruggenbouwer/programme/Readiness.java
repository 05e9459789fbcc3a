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
 * @param mixed every training is for professionals and organisations together
 * @param covered no wish is left without an answer
 */
public record Readiness(boolean collaboration, boolean allSides, boolean mixed, boolean covered) {

    static Readiness of(Content content, List<Wish> uncovered) {
        return new Readiness(
                content.items().stream().anyMatch(item -> item.kind().collaboration()),
                Arrays.stream(Side.values())
                        .allMatch(side -> content.items().stream()
                                .anyMatch(item -> item.sides().contains(side))),
                content.items().stream()
                        .filter(item -> !item.kind().collaboration())
                        .map(Item::sides)
                        .allMatch(Readiness::mixed),
                uncovered.isEmpty());
    }

    private static boolean mixed(Set<Side> sides) {
        return sides.contains(Side.INFORMAL) && sides.size() > 1;
    }
}
