package nl.bruggenbouwer.quickscan;

import java.util.Optional;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.disclosure.Side;

/** The public links that lead to the sides of a scan. */
final class GroupLink {

    private static final String KIND = "QUICKSCAN_";

    private GroupLink() {}

    /** The kind of public link that leads to a scan's side. */
    static String kind(Side side) {
        return KIND + side;
    }

    /** The side that a public link leads to; empty for a link to something else. */
    static Optional<Side> side(Areas.Link link) {
        return link.kind().startsWith(KIND)
                ? Optional.of(Side.valueOf(link.kind().substring(KIND.length())))
                : Optional.empty();
    }
}
