package nl.bruggenbouwer.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every band of small groups with every placing of up to three colluders: nothing is left to chance. */
class EveryCellTest {
    private static final int OPTIONS = 4;

    private static IntStream sizes() {
        return IntStream.rangeClosed(8, 30);
    }

    private static int promised(int n, int colluders) {
        return colluders < 2 ? 3 : colluders == 2 || n >= 18 ? 2 : 1;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_cell_leaves_as_many_counts_open_as_promised(Kind kind) {
        sizes().flatMap(n -> IntStream.of(n, 5 * n)).forEach(n -> {
            for (Cell band : Bands.of(kind, n)) {
                for (int colluders = 0; colluders <= 3; colluders++) {
                    for (int ticked = 0; ticked <= colluders; ticked++) {
                        int least = Math.max(0, band.low() - ticked);
                        int most = Math.min(n - colluders, band.high() - ticked);
                        assertThat(most - least + 1)
                                .as("%s, %d of %d colluders ticked", band, ticked, colluders)
                                .isGreaterThanOrEqualTo(promised(n, colluders));
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void options_of_a_single_choice_do_not_betray_each_other(int n) {
        for (List<Cell> cells : combinations(Bands.of(Kind.SINGLE, n))) {
            for (int colluders = 0; colluders <= 3; colluders++) {
                for (int[] ticked : spread(colluders)) {
                    int[] open = candidates(n - colluders, cells, ticked);
                    if (open[0] > 0) {
                        assertThat(Arrays.stream(open).min().orElseThrow())
                                .as("%s with %s", cells, Arrays.toString(ticked))
                                .isGreaterThanOrEqualTo(promised(n, colluders));
                    }
                }
            }
        }
    }

    @Test
    void three_bands_for_twelve_people_would_betray_a_third_option() {
        Cell few = new Cell(Cell.State.BAND, 12, 0, 4);
        Cell some = new Cell(Cell.State.BAND, 12, 5, 7);
        int[] open = candidates(11, List.of(some, some, few, few), new int[] {0, 0, 1, 0});
        assertThat(open[2]).isEqualTo(2).isLessThan(promised(12, 1));
    }

    /** Per option how many counts among the others are possible, if each person chooses one option or none. */
    private static int[] candidates(int others, List<Cell> cells, int[] ticked) {
        Inequalities inequalities = new Inequalities();
        int[] unknowns = IntStream.range(0, OPTIONS)
                .map(o -> inequalities.unknown(others, Math.max(0, cells.get(o).low() - ticked[o])))
                .toArray();
        for (int o = 0; o < OPTIONS; o++) {
            inequalities.between(cells.get(o).low() - ticked[o], cells.get(o).high() - ticked[o], unknowns[o]);
        }
        inequalities.between(0, others, unknowns);
        return Arrays.stream(unknowns)
                .map(unknown -> (int) IntStream.rangeClosed(0, others)
                        .filter(value -> inequalities.allow(unknown, value) == Inequalities.Answer.YES)
                        .count())
                .toArray();
    }

    private static List<List<Cell>> combinations(List<Cell> bands) {
        List<List<Cell>> combinations = List.of(List.of());
        for (int o = 0; o < OPTIONS; o++) {
            List<List<Cell>> longer = new ArrayList<>();
            for (List<Cell> shorter : combinations) {
                for (Cell band : bands) {
                    List<Cell> one = new ArrayList<>(shorter);
                    one.add(band);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /** All ways in which colluders can have chosen an option or skipped. */
    private static List<int[]> spread(int colluders) {
        List<int[]> ways = new ArrayList<>();
        int base = colluders + 1;
        for (int code = 0; code < Math.pow(base, OPTIONS); code++) {
            int[] ticked = new int[OPTIONS];
            int rest = code;
            for (int o = 0; o < OPTIONS; o++) {
                ticked[o] = rest % base;
                rest /= base;
            }
            if (Arrays.stream(ticked).sum() <= colluders) {
                ways.add(ticked);
            }
        }
        return ways;
    }
}
