package nl.bruggenbouwer.disclosure;

import java.util.List;

/** A published side: one side, or sides that were too small to be shown apart. {@code forms} is the number of forms. */
public record Group(List<Side> sides, int forms) {
    public Group {
        sides = sides.stream().sorted().toList();
    }
}
