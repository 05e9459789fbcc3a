package nl.bruggenbouwer.intake;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a traject, with its date.
 *
 * @param until when a pause ends, or when what was planned takes place
 * @param reason only of a pause or a stop
 * @param subject what it happened to (a scan, a request, an account)
 * @param by who noted it; null = the program
 */
public record Fact(
        UUID id,
        Kind kind,
        LocalDate on,
        @Nullable LocalDate until,
        @Nullable Reason reason,
        String note,
        @Nullable UUID subject,
        @Nullable UUID by) {

    /** A fact that another module records: today, about a thing of its own. */
    public static Fact of(Kind kind, LocalDate on, @Nullable UUID subject, @Nullable UUID by) {
        return new Fact(UUID.randomUUID(), kind, on, null, null, "", subject, by);
    }

    /** The same with words that the timeline shows, as the title of a scan. */
    public Fact noting(String words) {
        return new Fact(id, kind, on, until, reason, words, subject, by);
    }

    /** What happened. Those with a step are the states of a traject, in the order of the method. */
    public enum Kind {
        REQUESTED(Step.REQUEST),
        INTAKE_PLANNED(Step.INTAKE),
        INTAKE_DONE(Step.INTAKE),
        CONNECTING(Step.CONTACTS),
        SCAN_PREPARED(Step.SCAN),
        SCAN_OPEN(Step.SCAN),
        SCAN_CLOSED(Step.SCAN),
        OUTCOME_RELEASED(Step.SCAN),
        MEETING_PLANNED(Step.MEETING),
        MEETING_HELD(Step.MEETING),
        PLAN_DRAFT(Step.PLAN),
        PLAN_AGREED(Step.PLAN),
        STAFFED(Step.STAFFING),
        QUOTED(Step.STAFFING),
        ORDERED(Step.STAFFING),
        DELIVERING(Step.DELIVERY),
        EVALUATED(Step.DELIVERY),
        COLLABORATING(Step.COLLABORATION),
        CLOSED(Step.COLLABORATION),
        /** Until a date. */
        PAUSED(null),
        /** For good, unless it is taken up again. */
        STOPPED(null),
        RESUMED(null),
        /** Too many answers to be true: what was noted of this scan no longer counts. */
        SCAN_DESTROYED(null),
        CALLED(null),
        MESSAGED(null),
        ACTION_DONE(null),
        HANDED_OVER(null);

        private final @Nullable Step step;

        Kind(@Nullable Step step) {
            this.step = step;
        }

        public @Nullable Step step() {
            return step;
        }

        /** Whether it shows that something happened, and changes no state. */
        boolean sign() {
            return contact() || this == ACTION_DONE || this == HANDED_OVER;
        }

        /** A contact by phone or message: noted without words. */
        boolean contact() {
            return this == CALLED || this == MESSAGED;
        }

        /** Whether a person may note it; the rest is noted by the program. */
        boolean byHand() {
            return step != null || contact() || this == PAUSED || this == STOPPED || this == RESUMED;
        }
    }

    /** Why a traject rests or ends. */
    public enum Reason {
        DECISION,
        MONEY,
        TIME,
        ORGANISATIONS,
        HOLIDAY,
        OTHER_WAY,
        MERGER,
        OTHER
    }
}
