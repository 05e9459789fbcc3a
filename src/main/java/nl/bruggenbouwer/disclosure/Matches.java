package nl.bruggenbouwer.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who can do what for whom, from published bands only. */
public final class Matches {
    private Matches() {}

    /**
     * The findings in the order of the items given. Items of which nothing can be said are left out: not in this
     * round, not shown, neither needed nor offered. With one group there can be no match.
     */
    public static List<Finding> of(Published published, List<Exchange> items) {
        return items.stream().flatMap(item -> finding(published, item).stream()).toList();
    }

    private static Optional<Finding> finding(Published published, Exchange item) {
        List<Group> needing = atLeastSome(published, item.need());
        List<Group> offering = atLeastSome(published, item.offer());
        return type(published, item, needing, offering).map(type -> new Finding(item.item(), type, needing, offering));
    }

    private static Optional<Finding.Type> type(
            Published published, Exchange item, List<Group> needing, List<Group> offering) {
        if (needing.isEmpty()) {
            // what nobody was asked, or is not shown, is not called unused or open
            return offering.isEmpty() || !shown(published, item.need())
                    ? Optional.empty()
                    : Optional.of(Finding.Type.UNUSED_OFFER);
        }
        if (offering.isEmpty()) {
            return shown(published, item.offer()) ? Optional.of(Finding.Type.OPEN_WISH) : Optional.empty();
        }
        return Optional.of(
                needing.size() == 1 && needing.equals(offering) ? Finding.Type.OWN_SIDE : Finding.Type.MATCH);
    }

    private static boolean shown(Published published, String code) {
        return published.row(code).stream().flatMap(row -> row.cells().stream()).anyMatch(Cell::shown);
    }

    private static List<Group> atLeastSome(Published published, String code) {
        List<Group> found = new ArrayList<>();
        published.row(code).ifPresent(row -> {
            for (int g = 0; g < row.cells().size(); g++) {
                Cell cell = row.cells().get(g);
                if (cell.shown() && cell.level() >= 1) {
                    found.add(published.groups().get(g));
                }
            }
        });
        return found;
    }
}
