package nl.bruggenbouwer.outcomes;

import java.util.List;
import nl.bruggenbouwer.disclosure.Finding;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.menu.Offer;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.QuickScans;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/**
 * All that is shown of one closed scan, in words: the page, the screen in the room, the files and the public page are made
 * from this and from nothing else, so they cannot differ.
 *
 * @param groupsNote why groups were put together; empty if they were not
 * @param commonNote why there are no common wishes; empty if there are
 * @param matchesNote why nothing can be done for each other; empty if something can
 * @param wishes every wish, the largest first
 * @param topics all figures: the wishes, then the other questions in the order of the questionnaire
 */
public record Outcomes(
        List<Party> groups,
        String groupsNote,
        Places largest,
        Places common,
        String commonNote,
        String matchesNote,
        List<Wish> wishes,
        List<Topic> topics,
        List<Said> exchange,
        List<Said> themes,
        List<Suggestion> suggestions) {

    /** A published group as it is called, with its number of forms. */
    public record Party(String name, List<Side> sides, int forms) {
        /** How the group is drawn: as its first side. */
        public Side look() {
            return sides.get(0);
        }
    }

    /** A list of wishes; without places if there is too little difference. */
    public record Places(boolean tooLittleDifference, List<Place> items) {
        /** The first places, as many as hold at most this many wishes: those that share a place stay together. */
        public Places first(int most) {
            return new Places(
                    tooLittleDifference,
                    items.stream().filter(item -> upTo(item) <= most).toList());
        }

        /** What {@link #first} leaves out. */
        public List<Place> others(int most) {
            return items.stream().filter(item -> upTo(item) > most).toList();
        }

        private long upTo(Place last) {
            return items.stream().filter(item -> item.place() <= last.place()).count();
        }
    }

    /** A place (0 = none) with what has to be said beside it. */
    public record Place(int place, String label, String note) {}

    /** One figure: a cell for each group. */
    public record Figure(String code, String label, List<Shown> cells) {}

    /** A published band as it is read; without numbers the word says why. */
    public record Shown(Party party, boolean band, int low, int high, String word, String percents) {
        /** The whole cell in words, the same in every table. */
        public String text() {
            return band ? word + ", " + percents : word;
        }
    }

    /** One wish with its place and the question to the room. */
    public record Wish(Place place, boolean common, String form, Figure figure, String toTheRoom) {}

    /** One question with its figures; {@code placed} if these are in order of place. */
    public record Topic(String title, boolean placed, List<Line> lines) {}

    /** One figure in the table of its question, with its place (empty = none) and what has to be said beside it. */
    public record Line(String place, List<String> notes, Figure figure) {}

    /** What may be said about one item that can be needed and offered. */
    public record Said(Finding.Type type, String item, String need, String offer) {}

    /**
     * Something that fits, and why. People decide.
     *
     * @param offer its code on the menu; null = not an offer
     */
    public record Suggestion(String item, @Nullable String offer, List<String> reasons) {}

    /** The outcome of a closed scan, in one language. */
    static Outcomes of(QuickScans.Closed closed, List<Offer> menu, Text t) {
        int expected = closed.scan().sides().values().stream()
                .mapToInt(QuickScan.Invited::expected)
                .sum();
        return MakeOutcomes.of(closed.questionnaire(), closed.published(), expected, menu, t);
    }

    public boolean tooFew() {
        return groups.isEmpty();
    }

    public List<Said> exchange(Finding.Type type) {
        return exchange.stream().filter(said -> said.type() == type).toList();
    }
}
