package nl.bruggenbouwer.disclosure;

import java.util.Map;
import java.util.Set;

/**
 * The exact counts of one closed round: who was invited, how many forms came from each side, and per code how many
 * people of each side ticked it. Never stored and never shown; it exists only on its way into {@link Publication}.
 */
public record Tally(Set<Side> invited, Map<Side, Integer> forms, Map<String, Map<Side, Integer>> counts) {
    public Tally {
        invited = Set.copyOf(invited);
        forms = Map.copyOf(forms);
        counts = Map.copyOf(counts);
    }

    int formsOf(Side side) {
        return forms.getOrDefault(side, 0);
    }

    int count(String code, Side side) {
        int count = counts.getOrDefault(code, Map.of()).getOrDefault(side, 0);
        if (count < 0 || count > formsOf(side)) {
            throw new IllegalArgumentException("More ticks than forms: " + code + ", " + side);
        }
        return count;
    }

    /** No counts in the text: a tally that ends up in a log or an error must not betray anyone. */
    @Override
    public String toString() {
        return "Tally of " + invited.size() + " sides";
    }
}
