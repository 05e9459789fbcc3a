package nl.bruggenbouwer.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.bruggenbouwer.disclosure.Ranking.Item;

/**
 * What may be said of one vote in a meeting: per wish how large the support is when each side that voted counts equally,
 * whatever its numbers. When every side is large enough to be shown, the total is the mean of the middles of the sides'
 * bands. When a side is too small for that, no side is shown, and of the total only in which of a few equal steps it lies:
 * so few that every number from nobody to three people of any side remains possible (see {@code docs/disclosure.md}).
 */
public final class EqualSides {

    /** Coarser ones say less; more than five would say too much of a side below eight. */
    private static final int[] STEPS = {5, 3, 2};

    /** So many people of a side can always hide behind a step. */
    private static final int HIDDEN = 3;

    private EqualSides() {}

    /**
     * The outcome of a vote.
     *
     * @param published the sides with their bands; empty when a side was too small
     * @param steps in how many steps the total is given; 0 when it follows from the bands
     * @param ranking the wishes by their total; no items when nothing may be said
     */
    public record Vote(Published published, int steps, Ranking ranking) {
        /** Whether too few people voted, in all or of one side, to say anything. */
        public boolean tooFew() {
            return ranking.items().isEmpty();
        }

        /** Whether at least some people of each side want this; false when the sides are not shown apart. */
        public boolean common(String code) {
            return Rankings.shared(published, code);
        }
    }

    /**
     * Publishes a vote, once.
     *
     * @param votes per side how many voted, and per code how many of these gave it something; {@code invited} are the sides
     *     that voted
     * @param codes in the order in which they stood on the screen
     */
    public static Vote publish(Tally votes, List<String> codes) {
        Set<Side> sides = votes.invited();
        List<Group> groups = Publication.grouping(votes.forms());
        if (groups.size() == sides.size()) {
            Published published = Publication.publish(
                    votes,
                    codes.stream()
                            .map(code -> new Asked(code, Kind.MULTI, sides))
                            .toList());
            return new Vote(published, 0, Rankings.largest(published, codes));
        }
        int steps = groups.isEmpty() ? 0 : steps(votes);
        List<Item> items = new ArrayList<>();
        if (steps > 0) {
            codes.forEach(code -> items.add(new Item(code, 0, middle(step(votes, code, steps), steps), false, true)));
        }
        return new Vote(new Published(List.of(), List.of()), steps, Rankings.placed(items));
    }

    /** The finest that hides enough people of the smallest side; 0 when even two steps would not. */
    static int steps(Tally votes) {
        int sides = votes.invited().size();
        int smallest = votes.forms().values().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElseThrow();
        for (int steps : STEPS) {
            if (Math.min(HIDDEN, smallest) * steps < sides * smallest) {
                return steps;
            }
        }
        return 0;
    }

    /** In which of the steps 0 .. steps-1 the mean of the sides' shares lies; exact, so that a border is the same for all. */
    static int step(Tally votes, String code, int steps) {
        long numerator = 0;
        long denominator = 1;
        for (Side side : votes.invited()) {
            int forms = votes.formsOf(side);
            numerator = numerator * forms + denominator * votes.count(code, side);
            denominator *= forms;
        }
        long step = numerator * steps / (denominator * votes.invited().size());
        return (int) Math.min(step, steps - 1);
    }

    /** The middle of a step in tenths, half up. */
    private static int middle(int step, int steps) {
        return (10 * (2 * step + 1) + steps) / (2 * steps);
    }
}
