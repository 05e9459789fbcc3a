package nl.bruggenbouwer.persons;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks what is kept of them, or to erase it.
 *
 * @param email in lower case; with the phone the way to find them, and gone when the request has ended
 * @param phone in international form
 * @param checked how it was made sure that it is this person who asks
 */
public record PersonRequest(
        UUID id,
        @Nullable String email,
        @Nullable String phone,
        Wish wish,
        Check checked,
        LocalDate askedOn,
        UUID notedBy,
        @Nullable Instant erasedAt,
        @Nullable Instant endedAt) {

    /** What is asked. */
    public enum Wish {
        EXPORT,
        ERASURE
    }

    /** How a coordinator made sure who asks. */
    public enum Check {
        CALLED_BACK,
        MAILED_BACK,
        IN_PERSON
    }

    public boolean open() {
        return endedAt == null;
    }

    /** GDPR article 12: an answer within a month. */
    public LocalDate answerBefore() {
        return askedOn.plusMonths(1);
    }
}
