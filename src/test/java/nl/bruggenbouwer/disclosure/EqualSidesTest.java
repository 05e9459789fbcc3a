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

        assertThat(vote.published().groups()).isEmpty();
        assertThat(vote.steps()).isEqualTo(3);
        assertThat(vote.ranking().items())
                .extracting(Ranking.Item::code, Ranking.Item::place)
                .containsExactly(tuple(B, 1), tuple(A, 2));
    }

    @Test
    void sidesOfEightAndMoreAreShownAndTheirMiddlesMakeTheTotal() {
        EqualSides.Vote vote =
                EqualSides.publish(votes(30, 10, 8, Map.of(A, counts(30, 0, 0), B, counts(0, 10, 8))), List.of(A, B));

        assertThat(vote.steps()).isZero();
        assertThat(vote.published().groups()).hasSize(3);
        assertThat(vote.ranking().items().get(0).code()).isEqualTo(B);
        assertThat(vote.common(B)).isFalse();
        assertThat(EqualSides.publish(votes(30, 10, 8, Map.of(A, counts(20, 6, 5))), List.of(A))
                        .common(A))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5,4,0", "3,3,3", "0,9,0", "15,2,0", "12,3,0"})
    void withTooFewPeopleNothingIsSaid(int formal, int informal, int municipality) {
        EqualSides.Vote vote = EqualSides.publish(votes(formal, informal, municipality, Map.of()), List.of(A, B));

        assertThat(vote.tooFew()).isTrue();
        assertThat(vote.published().tooFew()).isTrue();
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
        for (int formal = 1; formal <= 20; formal++) {
            for (int informal = 1; informal <= 9; informal++) {
                for (int municipality = 0; municipality <= 8; municipality++) {
                    assertThat(fewestCandidates(formal, informal, municipality, 0))
                            .as("%d, %d, %d", formal, informal, municipality)
                            .isGreaterThanOrEqualTo(0);
                }
            }
        }
    }

    @Test
    void tenStepsWouldHaveBetrayedOne() {
        assertThat(fewestCandidates(18, 6, 4, 10)).isNegative();
    }

    /** How many more numbers than needed are possible for the worst side in the worst step. */
    private static int fewestCandidates(int formal, int informal, int municipality, int forced) {
        Tally empty = votes(formal, informal, municipality, Map.of());
        if (Publication.grouping(empty.forms()).size() == empty.invited().size()) {
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
