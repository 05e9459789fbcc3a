package nl.bruggenbouwer.quickscan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import org.jspecify.annotations.Nullable;

/**
 * One anonymous survey round (quick scan). Its state follows from dated facts and the time.
 *
 * @param engagement the traject it belongs to
 * @param title neutral, seen by staff only
 * @param questionnaireHash the questionnaire version of this scan
 * @param languages codes, Dutch first
 * @param meeting when and where the outcome is discussed, as respondents read it; may be empty
 * @param ceiling answers that this program accepts at most, against flooding
 * @param withoutTalk why opening was asked before a talk with organisations; null when there was one
 * @param publicKey what answers are sealed to; present once open
 * @param stopAt the moment of a confirmed early stop, or what was asked
 * @param sides the invited sides, in screen order
 */
public record QuickScan(
        AreaId area,
        UUID id,
        UUID engagement,
        String title,
        String questionnaireHash,
        List<String> languages,
        Instant opensAt,
        Instant closesAt,
        String meeting,
        int ceiling,
        UUID preparedBy,
        @Nullable UUID openingAskedBy,
        @Nullable WithoutTalk withoutTalk,
        @Nullable Instant openedAt,
        byte @Nullable [] publicKey,
        @Nullable UUID stopAskedBy,
        @Nullable Instant stopAt,
        @Nullable UUID stopConfirmedBy,
        @Nullable UUID closingAskedBy,
        @Nullable Instant closedAt,
        @Nullable Instant destroyedAt,
        @Nullable Instant releasedAt,
        Map<Side, Invited> sides) {

    /** What is expected of one side, and who spreads the link or the codes (a function, not a name). */
    public record Invited(int expected, String spreadBy) {

        /** A group link may be used by many, so it is only for a side where enough people are expected. */
        public boolean groupLink() {
            return expected >= GROUP_LINK_FROM;
        }
    }

    /** From this many expected people on, a side gets a group link instead of codes (see docs/privacy.md). */
    public static final int GROUP_LINK_FROM = 15;

    /** Where a scan is in its life. */
    public enum State {
        /** Everything can still change. */
        DRAFT,
        /** Nothing changes any more; a second person has to confirm. */
        OPENING_ASKED,
        /** Confirmed; the opening date is still to come. */
        PLANNED,
        OPEN,
        /** No more answers; a second person has to confirm the closing. */
        ENDED,
        CLOSED,
        /** Too many answers to be true: removed unseen. */
        DESTROYED
    }

    public State state(Instant now) {
        if (destroyedAt != null) {
            return State.DESTROYED;
        }
        if (closedAt != null) {
            return State.CLOSED;
        }
        if (openedAt == null) {
            return openingAskedBy == null ? State.DRAFT : State.OPENING_ASKED;
        }
        if (now.isBefore(opensAt)) {
            return State.PLANNED;
        }
        return now.isBefore(endsAt()) ? State.OPEN : State.ENDED;
    }

    /** The moment after which no answer counts: the closing date, or a confirmed early stop. */
    public Instant endsAt() {
        Instant stop = stopAt;
        return stopConfirmedBy != null && stop != null && stop.isBefore(closesAt) ? stop : closesAt;
    }

    public boolean released() {
        return releasedAt != null;
    }

    /** A draft with a new id. */
    static QuickScan draft(
            AreaId area,
            UUID engagement,
            String title,
            String questionnaireHash,
            List<String> languages,
            Instant opensAt,
            Instant closesAt,
            String meeting,
            int ceiling,
            UUID preparedBy,
            Map<Side, Invited> sides) {
        return new QuickScan(
                area,
                UUID.randomUUID(),
                engagement,
                title,
                questionnaireHash,
                languages,
                opensAt,
                closesAt,
                meeting,
                ceiling,
                preparedBy,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                sides);
    }

    /** The same draft with other contents. */
    QuickScan with(
            String otherTitle,
            String otherQuestionnaire,
            List<String> otherLanguages,
            Instant opens,
            Instant closes,
            String otherMeeting,
            Map<Side, Invited> otherSides) {
        return new QuickScan(
                area,
                id,
                engagement,
                otherTitle,
                otherQuestionnaire,
                otherLanguages,
                opens,
                closes,
                otherMeeting,
                PrepareQuickScan.ceiling(otherSides),
                preparedBy,
                openingAskedBy,
                withoutTalk,
                openedAt,
                publicKey,
                stopAskedBy,
                stopAt,
                stopConfirmedBy,
                closingAskedBy,
                closedAt,
                destroyedAt,
                releasedAt,
                otherSides);
    }

    public Set<Side> invited() {
        return sides.keySet();
    }
}
