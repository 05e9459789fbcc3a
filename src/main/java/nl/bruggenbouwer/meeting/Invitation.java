package nl.bruggenbouwer.meeting;

import java.time.Instant;
import java.util.UUID;
import nl.bruggenbouwer.disclosure.Side;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is invited to a joint meeting.
 *
 * @param coming null = no answer yet
 * @param side for which somebody comes; may be absent when somebody does not come
 */
public record Invitation(
        UUID id,
        UUID meeting,
        UUID contact,
        @Nullable Instant remindedAt,
        @Nullable Coming coming,
        @Nullable Side side,
        Needs needs) {

    /** What somebody says about coming. */
    public enum Coming {
        YES,
        NO,
        MAYBE
    }

    /**
     * What somebody needs to be able to come.
     *
     * @param interpreter a language, or empty
     */
    public record Needs(String interpreter, boolean childcare, boolean travel) {
        static final Needs NONE = new Needs("", false, false);
    }
}
