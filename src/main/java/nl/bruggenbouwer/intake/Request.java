package nl.bruggenbouwer.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks for a first talk (aanvraag). No description of a situation: kind and topic are choices.
 *
 * @param place a municipality or a region, as typed
 * @param phone in international form
 * @param held why it was held back as spam; null = it was not
 * @param earlier how many other requests have the same mail address or phone
 * @param engagement the traject that it became
 */
public record Request(
        UUID id,
        Kind kind,
        String topic,
        String place,
        String name,
        @Nullable String email,
        @Nullable String phone,
        CameBy cameBy,
        Instant receivedAt,
        @Nullable Held held,
        @Nullable UUID takenBy,
        @Nullable Instant endedAt,
        @Nullable Refusal refusal,
        @Nullable Integer engagementArea,
        @Nullable UUID engagement,
        int earlier) {

    /** Who asks. */
    public enum Kind {
        MUNICIPALITY,
        ORGANISATION,
        KEY_PERSON,
        TRAINER
    }

    /** How it came. */
    public enum CameBy {
        SITE,
        MAIL,
        PHONE
    }

    /** What made it look like spam. */
    public enum Held {
        /** A field that people do not see was filled in. */
        FILLED_TRAP,
        TOO_FAST,
        TOO_MANY
    }

    /** Why nothing follows. */
    public enum Refusal {
        SEEKS_HELP,
        OTHER_DESK,
        NO_MANDATE,
        TWICE,
        SPAM,
        OTHER
    }

    public boolean open() {
        return endedAt == null;
    }
}
