package nl.bruggenbouwer.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BandsTest {
    private static IntStream sizes() {
        return IntStream.rangeClosed(8, 200);
    }

    private static Stream<Cell> bands(Kind kind) {
        return sizes().boxed().flatMap(n -> Bands.of(kind, n).stream());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_count_lies_in_exactly_one_band(Kind kind) {
        sizes().filter(n -> n >= 10 || kind != Kind.SENSITIVE).forEach(n -> {
            int next = 0;
            for (Cell band : Bands.of(kind, n)) {
                assertThat(band.low()).as("%s of %s", kind, n).isEqualTo(next);
                assertThat(band.n()).isEqualTo(n);
                next = band.high() + 1;
            }
            assertThat(next).as("%s of %s", kind, n).isEqualTo(n + 1);
        });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void fewer_than_eight_people_are_never_shown(Kind kind) {
        IntStream.range(0, 8).forEach(n -> assertThat(Bands.of(kind, n)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void inner_bands_hold_three_counts_or_more_and_differ_by_at_most_one(int n) {
        List<Cell> bands = Bands.of(Kind.MULTI, n);
        List<Integer> inner = bands.subList(1, bands.size() - 1).stream()
                .map(BandsTest::width)
                .toList();
        assertThat(inner).allMatch(width -> width >= 3);
        if (!inner.isEmpty()) {
            assertThat(inner.stream().mapToInt(w -> w).max().orElseThrow()
                            - inner.stream().mapToInt(w -> w).min().orElseThrow())
                    .isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void end_bands_hold_four_counts_and_from_eighteen_people_five(int n) {
        for (Kind kind : Kind.values()) {
            Bands.of(kind, n).stream()
                    .filter(band -> band.low() == 0 || band.high() == n)
                    .forEach(band -> assertThat(width(band)).isGreaterThanOrEqualTo(n < 18 ? 4 : 5));
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void there_are_never_more_than_ten_bands(int n) {
        assertThat(Bands.of(Kind.MULTI, n).size()).isBetween(2, 10);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void a_sensitive_option_has_one_band_above_half_and_the_others_are_as_usual(int n) {
        List<Cell> usual = Bands.of(Kind.MULTI, n);
        List<Cell> sensitive = Bands.of(Kind.SENSITIVE, n);
        if (n < 10) {
            assertThat(sensitive).isEmpty();
            return;
        }
        Cell last = sensitive.get(sensitive.size() - 1);
        assertThat(last.state()).isEqualTo(Cell.State.JOINED);
        assertThat(last.high()).isEqualTo(n);
        assertThat(last.low()).isLessThanOrEqualTo(n / 2 + 1);
        assertThat(usual).startsWith(sensitive.subList(0, sensitive.size() - 1).toArray(Cell[]::new));
        assertThat(sensitive.subList(0, sensitive.size() - 1)).allMatch(band -> 2 * band.high() <= n);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void levels_rise_with_the_bands_and_start_at_few(Kind kind) {
        sizes().filter(n -> n >= 10 || kind != Kind.SENSITIVE).forEach(n -> {
            List<Integer> levels = Bands.of(kind, n).stream().map(Cell::level).toList();
            assertThat(levels).isSorted().startsWith(0);
            assertThat(levels.get(levels.size() - 1)).isEqualTo(kind == Kind.SENSITIVE ? 1 : 2);
        });
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void the_level_of_a_single_choice_is_the_index_of_its_band_and_of_two_bands_zero_and_two(int n) {
        List<Integer> levels =
                Bands.of(Kind.SINGLE, n).stream().map(Cell::level).toList();
        assertThat(levels).isEqualTo(n == 14 || n >= 16 ? List.of(0, 1, 2) : List.of(0, 2));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void percentages_and_tenths_lie_within_their_range(Kind kind) {
        assertThat(bands(kind)).allSatisfy(band -> {
            assertThat(band.lowPercent()).isBetween(0, band.highPercent());
            assertThat(band.highPercent()).isLessThanOrEqualTo(100);
            assertThat(band.tenths()).isBetween(band.lowPercent() / 10, (band.highPercent() + 9) / 10);
        });
    }

    private static int width(Cell band) {
        return band.high() - band.low() + 1;
    }
}
