package nl.bruggenbouwer.content;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a safety text.
 *
 * @param source where it was read
 * @param owner who keeps it true
 * @param checked when the source was last compared, or null when nobody did
 * @param approvedBy who of the LKHA or Veilig Thuis approved it; null = shown in the demo only
 */
public record Approval(
        String source,
        String owner,
        @Nullable LocalDate checked,
        @Nullable String approvedBy) {

    /** Reads source, owner, checked and approvedBy; the last two may be absent. */
    public static Approval read(ContentObject object) {
        String checked = object.optionalWord("checked");
        String approvedBy = object.optionalWord("approvedBy");
        if (approvedBy != null && checked == null) {
            object.mistake("checked is missing: what nobody compared with its source cannot be approved");
        }
        return new Approval(
                object.word("source"),
                object.word("owner"),
                checked == null ? null : object.date("checked"),
                approvedBy);
    }

    public boolean given() {
        return approvedBy != null;
    }
}
