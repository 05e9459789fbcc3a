package nl.bruggenbouwer.disclosure;

import java.util.List;

/** What the bands say about one item: which groups need it and which offer it, each at level 1 or more. */
public record Finding(String item, Type type, List<Group> needing, List<Group> offering) {

    /** What may be said about the item. Each item has at most one. */
    public enum Type {
        /** A group needs what another group offers. */
        MATCH,
        /** Needed, and no group offers it. */
        OPEN_WISH,
        /** Needed and offered inside one and the same group only. */
        OWN_SIDE,
        /** Offered, and hardly needed by any group. */
        UNUSED_OFFER
    }

    /** Group {@code offering} can do this for group {@code needing}. */
    public record Match(Group needing, Group offering) {}

    public Finding {
        needing = List.copyOf(needing);
        offering = List.copyOf(offering);
    }

    /** Who can do this for whom; empty unless the type is MATCH. */
    public List<Match> matches() {
        return needing.stream()
                .flatMap(a -> offering.stream().filter(b -> !b.equals(a)).map(b -> new Match(a, b)))
                .toList();
    }
}
