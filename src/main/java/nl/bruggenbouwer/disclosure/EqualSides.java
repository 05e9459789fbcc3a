package nl.bruggenbouwer.disclosure;

import java.util.ArrayList;
import java.util.List;
import nl.bruggenbouwer.disclosure.Ranking.Item;

/**
 * What may be said of one vote in a meeting: per wish how large the support is when each side that voted counts equally,
 * whatever its numbers. No side is shown: of the mean of the sides' shares is told only in which of a few equal steps it lies,
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
     * @param steps in how many steps the total is given; 0 when nothing may be said
     * @param ranking the wishes by their total, as the middle of the step; no items when nothing may be said
     */
    public record Vote(int steps, Ranking ranking) {
        /** Whether too few people voted, in all or of one side, to say anything. */
        public boolean tooFew() {
            return ranking.items().isEmpty();
        }
    }

    /**
     * Publishes a vote, once.
     *
     * @param votes per side how many voted, and per code how many of these gave it something; {@code invited} are the sides
     *     that voted. Who gave nothing at all counts as somebody who voted: else the counts would add up to more than is said
     * @param codes in the order in which they stood on the screen
     */
    public static Vote publish(Tally votes, List<String> codes) {
        boolean enough = votes.invited().size() > 1
                && !Publication.grouping(votes.forms()).isEmpty();
        int steps = enough ? steps(votes) : 0;
        List<Item> items = new ArrayList<>();
        if (steps > 0) {
            codes.forEach(code -> items.add(new Item(code, 0, middle(step(votes, code, steps), steps), false, true)));
        }
        return new Vote(steps, Rankings.placed(items));
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
