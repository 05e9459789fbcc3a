package nl.bruggenbouwer.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads all that was published as inequalities over unknown counts, and looks how few counts remain possible. */
class AttackTest {
    private static final long SEED = 20_240_607;

    /** The fewest candidates met with 0 to 3 colluders, and how often there were fewer than the rule promises. */
    private static final class Tried {
        final int[] fewest = {Attacker.ENOUGH, Attacker.ENOUGH, Attacker.ENOUGH, Attacker.ENOUGH};
        final int[] tooFew = new int[4];
        int fewestOfThreeFromEighteen = Attacker.ENOUGH;
        int attacks;
        int undecided;
        int cells;

        /** Possible = how many numbers would be possible if nothing had been published. */
        void add(int colluders, int people, int candidates, int possible) {
            attacks++;
            boolean large = colluders == 3 && people >= 18;
            int promised = colluders < 2 ? 3 : colluders == 2 || large ? 2 : 1;
            if (candidates < Math.min(promised, possible)) {
                tooFew[colluders]++;
            }
            if (possible > promised) {
                fewest[colluders] = Math.min(fewest[colluders], candidates);
                fewestOfThreeFromEighteen =
                        large ? Math.min(fewestOfThreeFromEighteen, candidates) : fewestOfThreeFromEighteen;
            }
        }
    }

    @Test
    void with_three_colluders_at_most_the_others_keep_their_secret_in_a_thousand_scans() {
        Tried tried = new Tried();
        Random random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            attack(Scan.random(random), Publisher.THE_RULE, tried);
        }

        assertThat(tried.cells).isGreaterThan(30_000);
        assertThat(tried.attacks).isGreaterThan(1_000_000);
        assertThat(tried.undecided).isZero();
        assertThat(tried.tooFew).containsOnly(0);
        assertThat(tried.fewest).containsExactly(3, 3, 2, 1);
        assertThat(tried.fewestOfThreeFromEighteen).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "THE_RULE")
    void a_broken_publisher_is_caught(Publisher broken) {
        Tried tried = new Tried();
        Random random = new Random(SEED);
        for (int i = 0; i < 30; i++) {
            attack(Scan.random(random), broken, tried);
        }

        assertThat(Arrays.stream(tried.tooFew).sum()).isPositive();
    }

    private static void attack(Scan scan, Publisher publisher, Tried tried) {
        List<Claim> claims = publisher.claims(scan);
        tried.cells += claims.size();
        List<Group> groups = Publication.grouping(scan.forms());
        for (int q = 0; q < scan.questions().size(); q++) {
            Attacker attacker = new Attacker(scan, q, claims);
            for (int option = 0; option < scan.questions().get(q).options().size(); option++) {
                for (Group group : groups) {
                    Set<Side> asked = asked(scan, q, option, group.sides());
                    Set<Integer> crowds = new LinkedHashSet<>(List.of(Claim.crowd(asked)));
                    for (Side side : asked) {
                        crowds.add(Claim.crowd(Set.of(side)));
                        crowds.add(Claim.crowd(Set.of(side), false, true));
                    }
                    attack(scan, attacker, q, option, asked, crowds, tried);
                }
                Set<Side> all = asked(scan, q, option, scan.invited());
                attack(scan, attacker, q, option, all, Set.of(Claim.crowd(all)), tried);
            }
        }
    }

    private static Set<Side> asked(Scan scan, int q, int option, Collection<Side> sides) {
        Set<Side> asked = EnumSet.copyOf(sides);
        asked.retainAll(scan.sides(q, option));
        return asked;
    }

    /** The targets: everyone of a published side, each side merged in it, those who came late; and all sides together. */
    private static void attack(
            Scan scan, Attacker alone, int q, int option, Set<Side> asked, Set<Integer> crowds, Tried tried) {
        List<Scan.Person> pool =
                scan.people().stream().filter(p -> asked.contains(p.side())).toList();
        for (int crowd : crowds) {
            Set<List<Scan.Person>> placings = new LinkedHashSet<>();
            placings(scan, pool, q, option, crowd)
                    .forEach(worst ->
                            IntStream.rangeClosed(0, worst.size()).forEach(k -> placings.add(worst.subList(0, k))));
            for (List<Scan.Person> colluders : placings) {
                Attacker attacker = alone.with(colluders);
                tried.add(
                        colluders.size(), pool.size(), attacker.candidates(option, crowd), attacker.others(crowd) + 1);
                tried.undecided += attacker.undecided;
            }
        }
    }

    /** Three people each, worst placed: all ticked it, or none did, or all ticked one other; in the crowd or outside. */
    private static List<List<Scan.Person>> placings(Scan scan, List<Scan.Person> pool, int q, int option, int crowd) {
        List<Predicate<Scan.Person>> answers = new ArrayList<>();
        answers.add(p -> p.ticked(q, 1 << option));
        answers.add(p -> !p.ticked(q, 1 << option));
        if (scan.questions().get(q).kind() == Kind.SINGLE) {
            answers.add(p -> p.ticks()[q] == 0);
            for (int o = 0; o < scan.questions().get(q).options().size(); o++) {
                int other = 1 << o;
                answers.add(p -> p.ticked(q, other));
            }
        }
        List<List<Scan.Person>> placings = new ArrayList<>();
        for (Predicate<Scan.Person> answer : answers) {
            for (boolean inside : new boolean[] {true, false}) {
                placings.add(first(pool, p -> !answer.test(p), p -> ((Claim.crowd(p) & crowd) != 0) != inside));
            }
        }
        return placings;
    }

    private static List<Scan.Person> first(
            List<Scan.Person> pool, Predicate<Scan.Person> least, Predicate<Scan.Person> rather) {
        List<Scan.Person> found = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < pool.size() && found.size() < 3; i++) {
                Scan.Person person = pool.get(i);
                if (round == (least.test(person) ? 2 : 0) + (rather.test(person) ? 1 : 0)) {
                    found.add(person);
                }
            }
        }
        return found;
    }
}
