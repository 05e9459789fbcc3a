package nl.bruggenbouwer.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of one round: all that remains of the answers, and all that anyone may ever see of them. No groups means
 * "too few answers"; then there are no rows either. Rows are in the order in which they were asked.
 */
public record Published(List<Group> groups, List<Row> rows) {
    public Published {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
    }

    /** Whether there were too few answers to publish anything. */
    public boolean tooFew() {
        return groups.isEmpty();
    }

    /** The row of a code, if it was asked in this round. */
    public Optional<Row> row(String code) {
        return rows.stream().filter(row -> row.code().equals(code)).findFirst();
    }

    /** Whether this was put to every side that was invited; if not, a list that holds it says so. */
    public boolean askedOfAll(Row row) {
        return groups.stream().allMatch(group -> row.sides().containsAll(group.sides()));
    }
}
