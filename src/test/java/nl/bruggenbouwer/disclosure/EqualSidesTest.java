package nl.bruggenbouwer.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualSidesTest {

    private static final String A = "A";
    private static final String B = "B";

    @Test
    void sixAndFourPeopleAreNotOutvotedByEighteen() {
        EqualSides.Vote vote =
                EqualSides.publish(votes(18, 6, 4, Map.of(A, counts(18, 0, 0), B, counts(0, 6, 4))), List.of(A, B));

        assertThat(vote.steps()).isEqualTo(3);
        assertThat(vote.ranking().items())
                .extracting(Ranking.Item::code, Ranking.Item::place)
                .containsExactly(tuple(B, 1), tuple(A, 2));
    }

    @Test
    void alsoOfLargeSidesNothingIsSaidButTheStep() {
        EqualSides.Vote vote =
                EqualSides.publish(votes(30, 10, 8, Map.of(A, counts(30, 0, 0), B, counts(0, 10, 8))), List.of(A, B));

        assertThat(vote.steps()).isEqualTo(5);
        assertThat(vote.ranking().items())
                .extracting(Ranking.Item::code, Ranking.Item::tenths)
                .containsExactly(tuple(B, 7), tuple(A, 3));
    }

    @ParameterizedTest
    @CsvSource({"5,4,0", "3,3,3", "0,9,0", "15,2,0", "12,3,0", "40,0,0"})
    void withTooFewPeopleNothingIsSaid(int formal, int informal, int municipality) {
        EqualSides.Vote vote = EqualSides.publish(votes(formal, informal, municipality, Map.of()), List.of(A, B));

        assertThat(vote.tooFew()).isTrue();
        assertThat(vote.steps()).isZero();
    }

    /** A side with three times as many people, of whom the same share wants something, changes nothing. */
    @Test
    void numbersOfPeopleDoNotCountButShares() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            int formal = 1 + random.nextInt(20);
            int informal = 4 + random.nextInt(4);
            int municipality = 4 + random.nextInt(4);
            Map<Side, Integer> wanted =
                    counts(random.nextInt(formal + 1), random.nextInt(informal + 1), random.nextInt(municipality + 1));
            Tally small = votes(formal, informal, municipality, Map.of(A, wanted));
            Tally large = votes(
                    3 * formal,
                    informal,
                    municipality,
                    Map.of(
                            A,
                            counts(
                                    3 * wanted.getOrDefault(Side.FORMAL, 0),
                                    wanted.getOrDefault(Side.INFORMAL, 0),
                                    wanted.getOrDefault(Side.MUNICIPALITY, 0))));
            for (int steps : List.of(2, 3, 5)) {
                assertThat(EqualSides.step(large, A, steps)).isEqualTo(EqualSides.step(small, A, steps));
            }
        }
    }

    @Test
    void whichSideIsWhichDoesNotMatter() {
        Random random = new Random(2);
        for (int i = 0; i < 2000; i++) {
            int one = 4 + random.nextInt(16);
            int other = 4 + random.nextInt(4);
            int a = random.nextInt(one + 1);
            int b = random.nextInt(other + 1);
            assertThat(EqualSides.step(votes(one, other, 0, Map.of(A, counts(a, b, 0))), A, 3))
                    .isEqualTo(EqualSides.step(votes(other, one, 0, Map.of(A, counts(b, a, 0))), A, 3));
        }
    }

    /** Every outcome leaves at least four numbers possible for each side, or all of them when the side is smaller. */
    @Test
    void noStepBetraysASmallSide() {
        for (int formal = 1; formal <= 24; formal++) {
            for (int informal = 1; informal <= 12; informal++) {
                for (int municipality = 0; municipality <= 8; municipality++) {
                    assertThat(fewestCandidates(formal, informal, municipality, 0))
                            .as("%d, %d, %d", formal, informal, municipality)
                            .isGreaterThanOrEqualTo(0);
                }
            }
        }
    }

    /**
     * Points are limited: over all wishes a side's counts add up to at most five for each person. With whole ballots, and
     * everybody using all points, each count keeps several possibilities, also when many wishes lie in the highest steps.
     */
    @Test
    void whatIsSaidOfAllWishesTogetherBetraysNoSide() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            int formal = 4 + random.nextInt(4);
            int informal = 4 + random.nextInt(3);
            int wishes = 2 + random.nextInt(5);
            int[] f = ballots(random, formal, wishes);
            int[] m = ballots(random, informal, wishes);
            int steps = EqualSides.steps(votes(formal, informal, 0, Map.of()));
            int[] seen = new int[wishes];
            for (int w = 0; w < wishes; w++) {
                seen[w] = EqualSides.step(votes(formal, informal, 0, Map.of(A, counts(f[w], m[w], 0))), A, steps);
            }
            for (int w = 0; w < wishes; w++) {
                assertThat(possible(formal, informal, steps, seen, w)).hasSizeGreaterThanOrEqualTo(3);
            }
        }
    }

    /** How many of these people gave each wish something: five points each, on as many wishes as they like. */
    private static int[] ballots(Random random, int people, int wishes) {
        int[] counts = new int[wishes];
        for (int p = 0; p < people; p++) {
            Set<Integer> given = new HashSet<>();
            for (int point = 0; point < 5; point++) {
                given.add(random.nextInt(wishes));
            }
            given.forEach(wish -> counts[wish]++);
        }
        return counts;
    }

    /** The counts of the first side for one wish that fit all that was said, given that points are limited. */
    private static Set<Integer> possible(int formal, int informal, int steps, int[] seen, int wish) {
        Set<Integer> possible = new HashSet<>();
        for (int f = 0; f <= formal; f++) {
            for (int m = 0; m <= informal; m++) {
                if (EqualSides.step(votes(formal, informal, 0, Map.of(A, counts(f, m, 0))), A, steps) == seen[wish]
                        && fits(formal, informal, steps, seen, wish, f, m)) {
                    possible.add(f);
                }
            }
        }
        return possible;
    }

    /** Whether the other wishes can be filled in so that no side gives more than five times its people. */
    private static boolean fits(int formal, int informal, int steps, int[] seen, int wish, int f, int m) {
        Set<Integer> reached =
                new HashSet<>(List.of(f * 1000 + m)); // sums of both sides, kept small: fewest of the second side
        for (int w = 0; w < seen.length; w++) {
            if (w == wish) {
                continue;
            }
            Set<Integer> next = new HashSet<>();
            for (int sums : reached) {
                for (int a = 0; a <= formal; a++) {
                    for (int b = 0; b <= informal; b++) {
                        if (sums / 1000 + a <= 5 * formal
                                && sums % 1000 + b <= 5 * informal
                                && EqualSides.step(votes(formal, informal, 0, Map.of(A, counts(a, b, 0))), A, steps)
                                        == seen[w]) {
                            next.add((sums / 1000 + a) * 1000 + sums % 1000 + b);
                        }
                    }
                }
            }
            reached = next;
        }
        return !reached.isEmpty();
    }

    @Test
    void tenStepsWouldHaveBetrayedOne() {
        assertThat(fewestCandidates(18, 6, 4, 10)).isNegative();
    }

    /** How many more numbers than needed are possible for the worst side in the worst step. */
    private static int fewestCandidates(int formal, int informal, int municipality, int forced) {
        Tally empty = votes(formal, informal, municipality, Map.of());
        if (empty.invited().size() < 2) {
            return 0;
        }
        int steps = forced > 0 ? forced : EqualSides.steps(empty);
        if (steps == 0) {
            return 0;
        }
        Map<String, Set<Integer>> possible = new HashMap<>();
        for (int f = 0; f <= formal; f++) {
            for (int i = 0; i <= informal; i++) {
                for (int m = 0; m <= municipality; m++) {
                    int step = EqualSides.step(
                            votes(formal, informal, municipality, Map.of(A, counts(f, i, m))), A, steps);
                    possible.computeIfAbsent("F" + step, k -> new HashSet<>()).add(f);
                    possible.computeIfAbsent("I" + step, k -> new HashSet<>()).add(i);
                    possible.computeIfAbsent("M" + step, k -> new HashSet<>()).add(m);
                }
            }
        }
        Map<Character, Integer> people = Map.of('F', formal, 'I', informal, 'M', municipality);
        return possible.entrySet().stream()
                .mapToInt(entry -> entry.getValue().size()
                        - Math.min(4, people.getOrDefault(entry.getKey().charAt(0), 0) + 1))
                .min()
                .orElseThrow();
    }

    private static Tally votes(int formal, int informal, int municipality, Map<String, Map<Side, Integer>> counts) {
        Map<Side, Integer> forms = new TreeMap<>(counts(formal, informal, municipality));
        forms.values().removeIf(n -> n == 0);
        return new Tally(forms.keySet(), forms, counts);
    }

    private static Map<Side, Integer> counts(int formal, int informal, int municipality) {
        return Map.of(Side.FORMAL, formal, Side.INFORMAL, informal, Side.MUNICIPALITY, municipality);
    }
}
