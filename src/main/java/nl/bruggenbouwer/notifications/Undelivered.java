package nl.bruggenbouwer.notifications;

import java.time.Instant;
import java.util.UUID;

/** A mail that could not be delivered: somebody has to call. */
public record Undelivered(UUID id, String recipient, String subject, Reason reason, Instant failedAt) {

    /** Why. */
    public enum Reason {
        /** No usable address. */
        ADDRESS,
        /** The other server does not take this mail. */
        REFUSED,
        /** Two days long the other server could not be reached, or said "later". */
        GIVEN_UP
    }

    /**
     * @param failure what the sender noted: "address", a reply code of SMTP, or another word
     */
    static Reason reason(String failure) {
        return failure.equals("address") ? Reason.ADDRESS : failure.startsWith("5") ? Reason.REFUSED : Reason.GIVEN_UP;
    }
}
