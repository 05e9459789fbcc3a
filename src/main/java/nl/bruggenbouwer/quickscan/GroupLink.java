package nl.bruggenbouwer.quickscan;

import java.security.SecureRandom;
import java.util.Optional;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.disclosure.Side;

/** The last part of a link that many may use: short enough to type, not to be guessed (50 bits), neutral. */
final class GroupLink {

    private static final String ALPHABET = "23456789abcdefghjkmnpqrstvwxyz23";
    private static final SecureRandom RANDOM = new SecureRandom();

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

    static String newSlug() {
        StringBuilder slug = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            slug.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return slug.toString();
    }
}
