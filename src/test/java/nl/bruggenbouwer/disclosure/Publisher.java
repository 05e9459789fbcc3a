package nl.bruggenbouwer.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The rule, and seven ways to break it; each tells everything that can be concluded from what it shows. */
enum Publisher {
    THE_RULE(Publisher::theRule),
    /** Survey vendors: exact counts of every side of five or more, and totals. */
    VENDOR_RULE(scan -> perSide(scan, true)),
    /** Exact counts with 1 to 4 blanked, and totals. */
    SMALL_CELLS_BLANKED(scan -> perSide(scan, false)),
    /** The right bands, but shown while the scan is still open as well. */
    LIVE_RESULTS(Publisher::live),
    /** Bands over the whole published side instead of over those who were asked. */
    BANDS_OVER_THE_WHOLE_SIDE(Publisher::overTheWholeSide),
    /** End bands of three counts. */
    END_BANDS_OF_THREE(Publisher::endBandsOfThree),
    /** The band of a sum of options beside the bands of the options. */
    SUM_BESIDE_OPTIONS(Publisher::sumBesideOptions),
    /** The exact total of all sides beside the bands. */
    TOTAL_BESIDE_BANDS(Publisher::totalBesideBands);

    private final Function<Scan, List<Claim>> publisher;

    Publisher(Function<Scan, List<Claim>> publisher) {
        this.publisher = publisher;
    }

    List<Claim> claims(Scan scan) {
        return publisher.apply(scan);
    }

    private interface Each {
        void figure(int question, int option, Set<Side> asked);
    }

    private static void forEach(Scan scan, Each each) {
        for (int q = 0; q < scan.questions().size(); q++) {
            for (int option = 0; option < scan.questions().get(q).options().size(); option++) {
                each.figure(q, option, both(scan.sides(q, option), scan.invited()));
            }
        }
    }

    private static List<Claim> theRule(Scan scan) {
        return read(scan, scan.published(), true);
    }

    /** Reads the outcome as anyone can who knows the rule and which option was put to whom. */
    private static List<Claim> read(Scan scan, Published published, boolean end) {
        List<Claim> claims = new ArrayList<>();
        forEach(
                scan,
                (q, option, asked) -> published
                        .row(scan.questions().get(q).code(option))
                        .ifPresent(row -> {
                            for (int g = 0; g < row.cells().size(); g++) {
                                Cell cell = row.cells().get(g);
                                Set<Side> sides = both(published.groups().get(g).sides(), asked);
                                if (cell.shown()) {
                                    int crowd = Claim.crowd(sides, true, end);
                                    claims.add(new Claim(q, 1 << option, crowd, cell.low(), cell.high()));
                                }
                            }
                        }));
        return claims;
    }

    private static List<Claim> perSide(Scan scan, boolean vendor) {
        List<Claim> claims = new ArrayList<>();
        forEach(scan, (q, option, asked) -> {
            for (Side side : asked) {
                int count = scan.count(q, 1 << option, Set.of(side));
                if (vendor ? scan.count(Set.of(side)) >= 5 : count == 0 || count > 4) {
                    claims.add(new Claim(q, 1 << option, Claim.crowd(Set.of(side)), count, count));
                } else if (!vendor) {
                    claims.add(new Claim(q, 1 << option, Claim.crowd(Set.of(side)), 1, 4));
                }
            }
            claims.add(total(scan, q, 1 << option, asked));
        });
        return claims;
    }

    private static List<Claim> live(Scan scan) {
        List<Claim> claims = new ArrayList<>(theRule(scan));
        claims.addAll(read(scan, scan.early().published(), false));
        return claims;
    }

    private static List<Claim> overTheWholeSide(Scan scan) {
        return perGroup(scan, (kind, group, asked) -> Bands.of(kind, group));
    }

    private static List<Claim> endBandsOfThree(Scan scan) {
        return perGroup(scan, (kind, group, asked) -> {
            List<Cell> bands = Bands.of(kind, asked);
            return kind != Kind.MULTI || asked < 10
                    ? bands
                    : List.of(
                            new Cell(Cell.State.BAND, asked, 0, 2),
                            new Cell(Cell.State.BAND, asked, 3, asked - 3),
                            new Cell(Cell.State.BAND, asked, asked - 2, asked));
        });
    }

    private interface Cut {
        List<Cell> bands(Kind kind, int group, int asked);
    }

    private static List<Claim> perGroup(Scan scan, Cut cut) {
        List<Claim> claims = new ArrayList<>();
        forEach(scan, (q, option, asked) -> {
            for (Group group : Publication.grouping(scan.forms())) {
                Set<Side> sides = both(group.sides(), asked);
                Kind kind = scan.questions().get(q).kind();
                claims.addAll(band(scan, q, 1 << option, sides, cut.bands(kind, group.forms(), scan.count(sides))));
            }
        });
        return claims;
    }

    private static List<Claim> sumBesideOptions(Scan scan) {
        List<Claim> claims = new ArrayList<>(theRule(scan));
        for (int q = 0; q < scan.questions().size(); q++) {
            Scan.Question question = scan.questions().get(q);
            if (question.kind() == Kind.SINGLE) {
                for (Group group : Publication.grouping(scan.forms())) {
                    Set<Side> sides = both(group.sides(), question.options().get(0));
                    claims.addAll(band(scan, q, 0b11, sides, Bands.of(Kind.FIGURE, scan.count(sides))));
                }
            }
        }
        return claims;
    }

    private static List<Claim> band(Scan scan, int question, int options, Set<Side> sides, List<Cell> bands) {
        int count = scan.count(question, options, sides);
        return bands.stream()
                .filter(band -> band.low() <= count && count <= band.high())
                .map(band -> new Claim(question, options, Claim.crowd(sides), band.low(), band.high()))
                .toList();
    }

    private static List<Claim> totalBesideBands(Scan scan) {
        List<Claim> claims = new ArrayList<>(theRule(scan));
        forEach(scan, (q, option, asked) -> claims.add(total(scan, q, 1 << option, asked)));
        return claims;
    }

    private static Claim total(Scan scan, int question, int options, Set<Side> asked) {
        int count = scan.count(question, options, asked);
        return new Claim(question, options, Claim.crowd(asked), count, count);
    }

    private static Set<Side> both(Iterable<Side> some, Set<Side> others) {
        Set<Side> both = new HashSet<>();
        some.forEach(both::add);
        both.retainAll(others);
        return both;
    }
}
