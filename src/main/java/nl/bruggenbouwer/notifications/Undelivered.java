package nl.bruggenbouwer.notifications;

import java.time.Instant;
import java.util.UUID;

/** A mail that could not be delivered: somebody has to call. */
public record Undelivered(UUID id, MailKind kind, String recipient, String subject, Reason reason, Instant failedAt) {

    /** Why. */
    public enum Reason {
        /** No usable address. */
        ADDRESS,
        /** The other server does not take this mail. */
        REFUSED,
        /** Accepted at first, and then it came back. */
        BOUNCED,
        /** Two days long the other server could not be reached, or said "later". */
        GIVEN_UP
    }

    /** The recipient for whoever may not know people's addresses: the first letter, and where the mailbox is. */
    public String maskedRecipient() {
        int at = recipient.lastIndexOf('@');
        int first = recipient.isEmpty() || at == 0 ? 0 : recipient.offsetByCodePoints(0, 1);
        return recipient.substring(0, first) + "…" + (at < 0 ? "" : recipient.substring(at));
    }

    /**
     * @param failure what was noted: "address", "bounced", a reply code of SMTP, or another word
     */
    static Reason reason(String failure) {
        return switch (failure) {
            case "address" -> Reason.ADDRESS;
            case "bounced" -> Reason.BOUNCED;
            default -> failure.startsWith("5") ? Reason.REFUSED : Reason.GIVEN_UP;
        };
    }
}
