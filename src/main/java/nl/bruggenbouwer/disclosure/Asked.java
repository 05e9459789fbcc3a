package nl.bruggenbouwer.disclosure;

import java.util.Set;

/**
 * One thing that will be published, and the sides it was put to. The code is free text such as
 * {@code NEED_SUPPORT.TRAINING}; the part before the last dot names the question.
 */
public record Asked(String code, Kind kind, Set<Side> sides) {
    public Asked {
        sides = Set.copyOf(sides);
    }

    String question() {
        int dot = code.lastIndexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }
}
