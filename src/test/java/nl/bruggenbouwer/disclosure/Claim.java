package nl.bruggenbouwer.disclosure;

import java.util.Set;

/**
 * Something that can be concluded from what was published: of the people of these sides (only the early ones, if it
 * was seen before the end) at least low and at most high ticked one of these options.
 */
record Claim(int question, int options, int crowd, int low, int high) {

    /** Everyone of these sides as a bit mask: two bits per side, for those who came early and late. */
    static int crowd(Set<Side> sides, boolean early, boolean late) {
        int crowd = 0;
        for (Side side : sides) {
            crowd |= ((early ? 1 : 0) + (late ? 2 : 0)) << (2 * side.ordinal());
        }
        return crowd;
    }

    static int crowd(Set<Side> sides) {
        return crowd(sides, true, true);
    }

    static int crowd(Scan.Person person) {
        return 1 << (2 * person.side().ordinal() + (person.late() ? 1 : 0));
    }
}
