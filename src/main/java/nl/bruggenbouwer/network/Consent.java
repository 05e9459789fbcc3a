package nl.bruggenbouwer.network;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact agreed to one purpose; when it is withdrawn the row stays, with its date.
 *
 * @param version of the wording
 * @param wording the words that were shown or read out
 * @param by who recorded it, the person itself when it has an account; null = the person, by link
 */
public record Consent(
        UUID id,
        Purpose purpose,
        LocalDate givenOn,
        How how,
        String version,
        String wording,
        @Nullable UUID by,
        @Nullable Instant withdrawnAt) {

    public enum How {
        TALK,
        MAIL,
        PAPER,
        /** By the person, on a page of this program. */
        LINK
    }

    public boolean live() {
        return withdrawnAt == null;
    }
}
