package nl.bruggenbouwer.quickscan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one respondent wrote, cut loose from everything else.
 *
 * @param raw as written; erased 30 days after the review
 * @param redacted what the first of two readers proposes to show
 * @param firstBy who proposed it; another person has to agree
 * @param reviewed nothing changes any more
 */
public record FreeText(
        UUID id,
        @Nullable String raw,
        @Nullable String redacted,
        @Nullable UUID firstBy,
        boolean reviewed,
        boolean approved) {

    /** What stands in the reader's field: the proposal, else the text itself. */
    public String proposal() {
        return redacted != null ? redacted : raw == null ? "" : raw;
    }

    /** Waits for another person than this one. */
    public boolean waitsFor(UUID other) {
        return !reviewed && firstBy != null && firstBy.equals(other);
    }
}
