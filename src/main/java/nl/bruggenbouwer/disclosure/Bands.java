package nl.bruggenbouwer.disclosure;

import java.util.ArrayList;
import java.util.List;

/** Cuts the possible counts 0..n into bands, from n and the kind of figure only: never from the counts themselves. */
final class Bands {
    private Bands() {}

    /** The bands in ascending order; empty if n is too small to show anything. */
    static List<Cell> of(Kind kind, int n) {
        if (n < (kind == Kind.SENSITIVE ? 10 : 8)) {
            return List.of();
        }
        return switch (kind) {
            case MULTI, FIGURE -> fine(n);
            case SENSITIVE -> joined(fine(n));
            case SINGLE -> thirds(n);
        };
    }

    private static List<Cell> fine(int n) {
        int end = n < 18 ? 4 : Math.max(5, (n + 1) / 10);
        int rest = n + 1 - 2 * end;
        int inner = Math.min(8, rest / 3);
        if (inner < 1) {
            return halves(n);
        }
        List<Cell> bands = new ArrayList<>();
        bands.add(band(n, 0, end - 1));
        for (int j = 0; j < inner; j++) {
            bands.add(band(n, end + j * rest / inner, end + (j + 1) * rest / inner - 1));
        }
        bands.add(band(n, n - end + 1, n));
        return bands;
    }

    private static List<Cell> joined(List<Cell> bands) {
        List<Cell> result = new ArrayList<>();
        for (Cell band : bands) {
            if (2 * band.high() > band.n()) {
                result.add(new Cell(Cell.State.JOINED, band.n(), band.low(), band.n()));
                return result;
            }
            result.add(band);
        }
        return result;
    }

    /** For other small n, "some" for two options would leave a third so little room that its count is nearly known. */
    private static List<Cell> thirds(int n) {
        if (n != 14 && n < 16) {
            return halves(n);
        }
        int some = n / 3 + 1;
        int most = n - some + 1;
        return List.of(band(n, 0, some - 1), band(n, some, most - 1), band(n, most, n));
    }

    private static List<Cell> halves(int n) {
        return List.of(new Cell(Cell.State.HALF, n, 0, n / 2), new Cell(Cell.State.HALF, n, n / 2 + 1, n));
    }

    private static Cell band(int n, int low, int high) {
        return new Cell(Cell.State.BAND, n, low, high);
    }
}
