package nl.bruggenbouwer.programme;

import java.time.Instant;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;

/**
 * The programme of a traject as it is now.
 *
 * @param revision counts its changes
 * @param sameAs the revision that it looks like: after undoing an older one
 * @param by who changed it last
 */
public record Programme(
        AreaId area, UUID id, UUID engagement, int revision, int sameAs, Instant at, UUID by, Content content) {

    /** Whether there is a step to undo. */
    public boolean undoable() {
        return sameAs > 1;
    }
}
