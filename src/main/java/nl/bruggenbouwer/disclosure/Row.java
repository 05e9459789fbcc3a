package nl.bruggenbouwer.disclosure;

import java.util.List;

/** One published figure: the sides it was put to and one cell per group, in the order of the groups. */
public record Row(String code, Kind kind, List<Side> sides, List<Cell> cells) {
    public Row {
        sides = sides.stream().sorted().toList();
        cells = List.copyOf(cells);
    }
}
