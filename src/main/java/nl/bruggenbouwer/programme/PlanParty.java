package nl.bruggenbouwer.programme;

import java.time.Instant;
import java.util.UUID;
import nl.bruggenbouwer.disclosure.Side;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is asked to agree to a version of a programme: the municipality, or an organisation for its side.
 *
 * @param label its name at that moment
 * @param organisation null = the municipality
 * @param contact to whom the link was mailed; null = to an account, to nobody, or forgotten
 * @param account to whom the link was mailed
 * @param agreed null = no answer yet
 * @param objection empty = none, or erased
 * @param reply to the objection; null = none yet
 * @param passedOver why the programme goes on without its answer; null = it counts
 */
public record PlanParty(
        UUID id,
        Side side,
        String label,
        @Nullable UUID organisation,
        @Nullable UUID contact,
        @Nullable UUID account,
        @Nullable Instant answeredAt,
        @Nullable Boolean agreed,
        String objection,
        @Nullable String reply,
        @Nullable Instant repliedAt,
        @Nullable String passedOver) {

    /** As asked, without an answer. */
    static PlanParty asked(
            Side side, String label, @Nullable UUID organisation, @Nullable UUID contact, @Nullable UUID account) {
        return new PlanParty(
                UUID.randomUUID(), side, label, organisation, contact, account, null, null, "", null, null, null);
    }

    public boolean agrees() {
        return Boolean.TRUE.equals(agreed);
    }

    /** Whether an objection waits for an answer. */
    public boolean unanswered() {
        return Boolean.FALSE.equals(agreed) && repliedAt == null;
    }
}
