package nl.bruggenbouwer.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An app or a passkey by which somebody proves who they are, as its owner sees it. */
public record Factor(
        UUID id,
        Kind kind,
        String name,
        Instant since,
        @Nullable Instant used) {

    /** What it is. */
    public enum Kind {
        APP,
        PASSKEY
    }
}
