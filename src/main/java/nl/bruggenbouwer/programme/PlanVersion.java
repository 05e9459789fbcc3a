package nl.bruggenbouwer.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import org.jspecify.annotations.Nullable;

/**
 * A version of a programme that was laid before the sides.
 *
 * @param version from 1
 * @param revision the programme's, which holds its content
 * @param wishes as they were then
 * @param body its text in HTML, with {@link #DECISION} where the decision stands
 * @param remarkUntil the last day for the adviser's remark; null = none is needed
 * @param openedAt when the sides were asked
 * @param endedAt when a newer version took its place
 * @param sharedAt when those who took part were told
 */
public record PlanVersion(
        AreaId area,
        UUID id,
        UUID programme,
        UUID engagement,
        int version,
        int revision,
        List<Wish> wishes,
        String body,
        Instant proposedAt,
        UUID proposedBy,
        @Nullable LocalDate remarkUntil,
        @Nullable Remark remark,
        @Nullable Instant openedAt,
        @Nullable Instant agreedAt,
        @Nullable Instant endedAt,
        @Nullable Instant sharedAt,
        List<PlanParty> parties) {

    /** Where in the text the decision stands, which is not known when it is laid before the sides. */
    public static final String DECISION = "[[besluit]]";

    /** So many organisations at least agree for their side. */
    static final int ORGANISATIONS = 2;

    /** What the LKHA's adviser says of it; empty words = nothing to remark. */
    public record Remark(String words, Instant at, UUID by) {}

    /** How far it is. */
    public enum State {
        /** Waits for the adviser. */
        REMARK,
        /** The adviser remarked something: the coordinator asks the sides, or changes the programme. */
        REMARKED,
        /** The sides are asked. */
        ASKED,
        AGREED,
        /** A newer version took its place. */
        ENDED
    }

    public State state() {
        if (endedAt != null) {
            return State.ENDED;
        }
        if (agreedAt != null) {
            return State.AGREED;
        }
        if (openedAt != null) {
            return State.ASKED;
        }
        return remark == null ? State.REMARK : State.REMARKED;
    }

    public Optional<PlanParty> party(UUID party) {
        return parties.stream().filter(one -> one.id().equals(party)).findFirst();
    }

    /** Whether all that count agree: the municipality, and two organisations at least. */
    boolean complete() {
        List<PlanParty> counting =
                parties.stream().filter(one -> one.passedOver() == null).toList();
        return counting.stream().allMatch(PlanParty::agrees)
                && counting.stream().anyMatch(one -> one.side() == Side.MUNICIPALITY)
                && counting.stream().filter(one -> one.side() == Side.INFORMAL).count() >= ORGANISATIONS;
    }
}
