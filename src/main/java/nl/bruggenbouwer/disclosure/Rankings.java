package nl.bruggenbouwer.disclosure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import nl.bruggenbouwer.disclosure.Ranking.Item;

/** Orders wishes, from published bands only. The order of the codes given is the catalogue order, which breaks ties. */
public final class Rankings {
    private static final int MOST_FIRST_PLACES = 5;

    private Rankings() {}

    /** The largest first: the mean of the shares over the groups that were asked, each group counting equally. */
    public static Ranking largest(Published published, List<String> codes) {
        return ranking(published, codes, Rankings::meanTenths);
    }

    /** The shared wishes only, by the smallest share over the groups that were asked. Empty if there is one group. */
    public static Ranking common(Published published, List<String> codes) {
        List<String> shared =
                codes.stream().filter(code -> shared(published, code)).toList();
        return ranking(published, shared, Rankings::minimumTenths);
    }

    /** Whether at least two published groups were asked and in each of them at least "some" people want it. */
    public static boolean shared(Published published, String code) {
        List<Cell> cells = published.row(code).map(Rankings::shown).orElse(List.of());
        return cells.size() >= 2 && cells.stream().allMatch(cell -> cell.level() >= 1);
    }

    private static Ranking ranking(Published published, List<String> codes, ToIntFunction<List<Cell>> tenths) {
        List<Item> scored = codes.stream()
                .flatMap(code -> scored(published, code, tenths).stream())
                .toList();
        return placed(scored);
    }

    /** Items that have their share and no place yet, in catalogue order. */
    static Ranking placed(List<Item> scored) {
        List<Item> placed = scored.stream()
                .map(item -> placed(item, scored))
                .sorted(Comparator.comparingInt(Item::place))
                .toList();
        boolean tooLittle = placed.stream().filter(item -> item.place() == 1).count() > MOST_FIRST_PLACES;
        return new Ranking(tooLittle, tooLittle ? scored : placed);
    }

    private static Optional<Item> scored(Published published, String code, ToIntFunction<List<Cell>> tenths) {
        return published
                .row(code)
                .filter(row -> !shown(row).isEmpty())
                .map(row -> new Item(code, 0, tenths.applyAsInt(shown(row)), false, published.askedOfAll(row)));
    }

    private static Item placed(Item item, List<Item> all) {
        long larger =
                all.stream().filter(other -> other.tenths() > item.tenths()).count();
        boolean tied =
                all.stream().filter(other -> other.tenths() == item.tenths()).count() > 1;
        return new Item(item.code(), (int) larger + 1, item.tenths(), tied, item.askedOfAll());
    }

    private static int minimumTenths(List<Cell> cells) {
        return cells.stream().mapToInt(Cell::tenths).min().orElseThrow();
    }

    /** The exact mean of (low+high)/2n, rounded once: rounding every share first would add up the errors. */
    private static int meanTenths(List<Cell> cells) {
        long numerator = 0;
        long denominator = 1;
        for (Cell cell : cells) {
            numerator = numerator * 2 * cell.n() + denominator * (cell.low() + cell.high());
            denominator *= 2L * cell.n();
        }
        long parts = denominator * cells.size();
        return (int) ((20 * numerator + parts) / (2 * parts));
    }

    private static List<Cell> shown(Row row) {
        return row.cells().stream().filter(Cell::shown).toList();
    }
}
