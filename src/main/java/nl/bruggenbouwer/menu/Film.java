package nl.bruggenbouwer.menu;

import java.util.UUID;

/**
 * The film or podcast of a page, without its bytes.
 *
 * @param page its id
 * @param sha256 of its bytes, so that another film has another address
 * @param type as it is told to a browser
 */
public record Film(UUID module, UUID page, String sha256, String type, int size) {

    /** What a phone has to load at most for one page; the database holds to it too. */
    static final int MOST_BYTES = 20_000_000;

    public boolean seen() {
        return type.startsWith("video/");
    }
}
