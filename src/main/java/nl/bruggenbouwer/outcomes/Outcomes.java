package nl.bruggenbouwer.outcomes;

import java.util.ArrayList;
import java.util.List;
import nl.bruggenbouwer.disclosure.Finding;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.QuickScans;
import nl.bruggenbouwer.web.Text;

/**
 * All that is shown of one closed scan, in words: the page, the screen in the room, the files and the public page are made
 * from this and from nothing else, so they cannot differ.
 *
 * @param wishes every wish, the largest first
 * @param others the other questions, in the order of the questionnaire
 * @param commonNote why there are no common wishes; empty if there are
 */
public record Outcomes(
        List<Party> groups,
        Places largest,
        Places common,
        String commonNote,
        List<Wish> wishes,
        List<Topic> others,
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
    public record Places(boolean tooLittleDifference, List<Place> items) {}

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

    /** One question with its figures, and what is counted if it is one figure. */
    public record Topic(String title, String counts, List<Figure> figures) {}

    /** What may be said about one item that can be needed and offered. */
    public record Said(Finding.Type type, String item, String need, String offer) {}

    /** Something of the menu that fits, and why. People decide. */
    public record Suggestion(String item, List<String> reasons) {}

    /** One line of the table of everything. */
    public record Line(String question, String place, String label, List<String> cells) {}

    /** The outcome of a closed scan, in one language. */
    static Outcomes of(QuickScans.Closed closed, Text t) {
        int expected = closed.scan().sides().values().stream()
                .mapToInt(QuickScan.Invited::expected)
                .sum();
        return MakeOutcomes.of(closed.questionnaire(), closed.published(), expected, t);
    }

    public boolean tooFew() {
        return groups.isEmpty();
    }

    public List<Said> exchange(Finding.Type type) {
        return exchange.stream().filter(said -> said.type() == type).toList();
    }

    /** Every figure of this outcome. */
    public List<Line> table(String wishTitle) {
        List<Line> lines = new ArrayList<>();
        wishes.forEach(wish -> lines.add(line(
                wishTitle,
                wish.place().place() == 0 ? "" : String.valueOf(wish.place().place()),
                wish.figure())));
        others.forEach(topic -> topic.figures().forEach(figure -> lines.add(line(topic.title(), "", figure))));
        return lines;
    }

    private static Line line(String question, String place, Figure figure) {
        return new Line(
                question,
                place,
                figure.label(),
                figure.cells().stream().map(Shown::text).toList());
    }
}
