package nl.bruggenbouwer.disclosure;

import static nl.bruggenbouwer.disclosure.Side.FORMAL;
import static nl.bruggenbouwer.disclosure.Side.INFORMAL;
import static nl.bruggenbouwer.disclosure.Side.MUNICIPALITY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.bruggenbouwer.disclosure.Finding.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WishesTest {
    private static final Group PROFESSIONALS = new Group(List.of(FORMAL), 18);
    private static final Group ORGANISATIONS = new Group(List.of(INFORMAL), 14);
    private static final Group TOWN = new Group(List.of(MUNICIPALITY), 9);
    private static final List<Group> THREE = List.of(PROFESSIONALS, ORGANISATIONS, TOWN);
    private static final Exchange ITEM = new Exchange("ITEM", "NEED.ITEM", "OFFER.ITEM");
    private static final int NOT = -1;

    @Test
    void what_one_side_needs_and_another_offers_is_a_match() {
        Finding finding =
                finding(row("NEED.ITEM", 0, 1, NOT), row("OFFER.ITEM", 2, 1, 2)).orElseThrow();
        assertThat(finding.type()).isEqualTo(Finding.Type.MATCH);
        assertThat(finding.matches())
                .containsExactly(new Match(ORGANISATIONS, PROFESSIONALS), new Match(ORGANISATIONS, TOWN));
    }

    @Test
    void a_wish_that_no_side_offers_is_open() {
        Finding finding =
                finding(row("NEED.ITEM", 1, 0, 0), row("OFFER.ITEM", 0, 0, NOT)).orElseThrow();
        assertThat(finding.type()).isEqualTo(Finding.Type.OPEN_WISH);
        assertThat(finding.needing()).containsExactly(PROFESSIONALS);
    }

    @Test
    void needed_and_offered_inside_one_side_only_stays_inside_that_side() {
        Finding finding =
                finding(row("NEED.ITEM", 0, 2, 0), row("OFFER.ITEM", 0, 1, 0)).orElseThrow();
        assertThat(finding.type()).isEqualTo(Finding.Type.OWN_SIDE);
        assertThat(finding.matches()).isEmpty();
        assertThat(finding.offering()).containsExactly(ORGANISATIONS);
    }

    @Test
    void an_offer_that_is_hardly_needed_is_unused() {
        assertThat(finding(row("NEED.ITEM", 0, 0, NOT), row("OFFER.ITEM", 0, 1, 0)))
                .map(Finding::type)
                .contains(Finding.Type.UNUSED_OFFER);
    }

    @Test
    void nothing_is_called_open_or_unused_that_nobody_was_asked_about() {
        assertThat(finding(row("NEED.ITEM", NOT, NOT, NOT), row("OFFER.ITEM", 0, 1, 0)))
                .isEmpty();
        assertThat(finding(row("NEED.ITEM", 2, 0, 0), row("OFFER.ITEM", NOT, NOT, NOT)))
                .isEmpty();
        assertThat(finding(row("NEED.ITEM", 2, 0, 0))).isEmpty();
        assertThat(finding(row("NEED.ITEM", 0, 0, 0), row("OFFER.ITEM", 0, 0, 0)))
                .isEmpty();
    }

    @Test
    void one_merged_side_has_no_matches_and_no_common_wishes() {
        Group all = new Group(List.of(FORMAL, INFORMAL, MUNICIPALITY), 30);
        Published published = new Published(
                List.of(all), List.of(row(List.of(all), "NEED.ITEM", 2), row(List.of(all), "OFFER.ITEM", 2)));
        assertThat(Matches.of(published, List.of(ITEM)))
                .allSatisfy(finding -> assertThat(finding.matches()).isEmpty());
        assertThat(Rankings.common(published, List.of("NEED.ITEM")).items()).isEmpty();
        assertThat(Rankings.largest(published, List.of("NEED.ITEM")).items()).hasSize(1);
    }

    @Test
    void a_wish_is_common_if_every_side_that_was_asked_has_it_and_at_least_two_were_asked() {
        Published published = three(
                row("N.ALL", 1, 2, 2), row("N.TWO", 1, 1, NOT), row("N.ONE", 2, NOT, NOT), row("N.NOT_ALL", 2, 2, 0));
        Ranking common = Rankings.common(published, List.of("N.ALL", "N.TWO", "N.ONE", "N.NOT_ALL", "N.UNKNOWN"));
        assertThat(common.items()).extracting(Ranking.Item::code).containsExactlyInAnyOrder("N.ALL", "N.TWO");
        assertThat(common.items()).extracting(Ranking.Item::askedOfAll).containsOnlyOnce(false);
    }

    @Test
    void the_largest_wish_is_the_mean_of_the_sides_rounded_once() {
        // 2/18 and 5/14: the mean 0.234 is 2 tenths, though 1 and 4 tenths would make 2.5, so 3
        List<Cell> cells =
                List.of(new Cell(Cell.State.BAND, 18, 0, 4), new Cell(Cell.State.BAND, 14, 4, 6), Cell.NOT_ASKED);
        Published published = three(new Row("N.A", Kind.MULTI, List.of(FORMAL, INFORMAL), cells));
        assertThat(Rankings.largest(published, List.of("N.A")).items())
                .containsExactly(new Ranking.Item("N.A", 1, 2, false, false));
    }

    @Test
    void equal_wishes_share_a_place_in_catalogue_order_and_the_next_place_is_skipped() {
        Published published = three(row("N.A", 1, 1, 1), row("N.B", 2, 2, 2), row("N.C", 1, 1, 1), row("N.D", 0, 0, 0));
        Ranking ranking = Rankings.largest(published, List.of("N.D", "N.C", "N.B", "N.A"));
        assertThat(ranking.tooLittleDifference()).isFalse();
        assertThat(ranking.items())
                .extracting(item -> item.place() + item.code() + item.tied())
                .containsExactly("1N.Bfalse", "2N.Ctrue", "2N.Atrue", "4N.Dfalse");
    }

    @Test
    void with_more_than_five_in_first_place_nothing_has_a_place() {
        String[] codes = {"N.F", "N.E", "N.D", "N.Z", "N.C", "N.B", "N.A"};
        Published six = three(Stream.of(codes)
                .map(code -> code.equals("N.Z") ? row(code, 0, 0, 0) : row(code, 2, 2, 2))
                .toArray(Row[]::new));
        Ranking ranking = Rankings.largest(six, List.of(codes));
        assertThat(ranking.tooLittleDifference()).isTrue();
        assertThat(ranking.items()).extracting(Ranking.Item::code).containsExactly(codes);
        assertThat(ranking.items()).extracting(Ranking.Item::place).containsOnly(0);

        Ranking five = Rankings.largest(six, List.of(codes).subList(0, 6));
        assertThat(five.tooLittleDifference()).isFalse();
    }

    private static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_second_implementation_agrees(int seed) {
        Random random = new Random(seed);
        List<String> codes = IntStream.range(0, 15).mapToObj(i -> "ITEM" + i).toList();
        Published published = random(random, codes);
        List<Exchange> items = codes.stream()
                .map(code -> new Exchange(code, "NEED." + code, "OFFER." + code))
                .toList();
        List<String> needs = items.stream().map(Exchange::need).toList();
        SecondOpinion second = new SecondOpinion(published);

        assertThat(lines(published, Matches.of(published, items))).isEqualTo(second.findings(items));
        assertThat(needs.stream().filter(code -> Rankings.shared(published, code)))
                .containsExactlyElementsOf(second.shared(needs));
        assertThat(lines(Rankings.largest(published, needs))).isEqualTo(second.largest(needs));
        assertThat(lines(Rankings.common(published, needs))).isEqualTo(second.common(needs));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_ranking_depends_on_the_catalogue_order_for_ties_only(int seed) {
        Random random = new Random(seed);
        List<String> codes =
                IntStream.range(0, 15).mapToObj(i -> "NEED.ITEM" + i).toList();
        Published published =
                random(random, codes.stream().map(code -> code.substring(5)).toList());
        List<String> shuffled = new ArrayList<>(codes);
        Collections.shuffle(shuffled, random);

        Ranking ranking = Rankings.largest(published, codes);
        assertThat(Rankings.largest(published, codes)).isEqualTo(ranking);
        assertThat(Rankings.largest(published, shuffled).items()).containsExactlyInAnyOrderElementsOf(ranking.items());
        assertThat(ranking.items()).allSatisfy(item -> {
            List<Ranking.Item> same = ranking.items().stream()
                    .filter(other -> other.place() == item.place())
                    .toList();
            assertThat(same).isSortedAccordingTo((a, b) -> codes.indexOf(a.code()) - codes.indexOf(b.code()));
            assertThat(ranking.tooLittleDifference() || item.tied() == same.size() > 1)
                    .isTrue();
        });
    }

    private static List<String> lines(Published published, List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.type() == Finding.Type.MATCH
                        ? finding.matches().stream()
                                .map(match -> "MATCH " + finding.item() + " "
                                        + published.groups().indexOf(match.needing()) + "<-"
                                        + published.groups().indexOf(match.offering()))
                        : Stream.of(finding.type() + " " + finding.item()))
                .toList();
    }

    private static List<String> lines(Ranking ranking) {
        return ranking.items().stream()
                .map(item -> item.place() + " " + item.code() + " " + item.tenths())
                .toList();
    }

    private static Published random(Random random, List<String> items) {
        List<Group> groups = THREE.subList(0, 1 + random.nextInt(3)).stream()
                .map(group -> new Group(group.sides(), 8 + random.nextInt(30)))
                .toList();
        List<Row> rows = new ArrayList<>();
        int levels = 1 + random.nextInt(9);
        for (String item : items) {
            for (String question : List.of("NEED.", "OFFER.")) {
                Kind kind = Kind.values()[random.nextInt(4)];
                List<Cell> cells = new ArrayList<>();
                for (Group group : groups) {
                    List<Cell> bands = new ArrayList<>(Bands.of(kind, group.forms()));
                    bands.subList(Math.min(bands.size(), levels), bands.size()).clear();
                    bands.add(random.nextBoolean() ? Cell.NOT_ASKED : Cell.NOT_SHOWN);
                    cells.add(bands.get(random.nextInt(bands.size())));
                }
                if (random.nextInt(12) > 0) {
                    rows.add(new Row(question + item, kind, List.of(Side.values()), cells));
                }
            }
        }
        return new Published(groups, rows);
    }

    private static Optional<Finding> finding(Row... rows) {
        return Matches.of(three(rows), List.of(ITEM)).stream().findFirst();
    }

    private static Published three(Row... rows) {
        return new Published(THREE, List.of(rows));
    }

    private static Row row(String code, int... levels) {
        return row(THREE, code, levels);
    }

    /** A row with a band of the given level per group; NOT = this group was not asked. */
    private static Row row(List<Group> groups, String code, int... levels) {
        List<Side> sides = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (int g = 0; g < levels.length; g++) {
            int level = levels[g];
            if (level == NOT) {
                cells.add(Cell.NOT_ASKED);
                continue;
            }
            sides.addAll(groups.get(g).sides());
            // nine people have two bands only: few and most
            List<Cell> bands = Bands.of(Kind.SINGLE, groups.get(g).forms());
            cells.add(bands.get(bands.size() == 2 ? Math.min(level, 1) : level));
        }
        return new Row(code, Kind.MULTI, sides, cells);
    }

    @Test
    void the_made_up_rows_have_the_levels_they_claim() {
        assertThat(Arrays.asList(row("N.A", 0, 1, 0), row("N.A", 2, 2, 2)))
                .extracting(row -> row.cells().stream().map(Cell::level).toList())
                .containsExactly(List.of(0, 1, 0), List.of(2, 2, 2));
    }
}
