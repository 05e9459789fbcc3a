package nl.bruggenbouwer.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Somebody who knows the rule, who was asked what, how many forms came from each side and when, everything that was
 * published, and the answers of some colluders; and asks how many of the others ticked something.
 */
final class Attacker {
    /** Counting candidates further than this proves nothing more. */
    static final int ENOUGH = 4;

    private static final int CROWDS = 2 * Side.values().length;

    private final Scan.Question asked;
    private final int question;
    private final List<Claim> claims;
    private final List<Scan.Person> colluders;
    /** How many of the others there are per crowd, and how many ticked each option. */
    private final int[] sizes;

    private final int[][] ticks;
    /** The crowd to whom each option was put. */
    private final int[] put;
    /** How often it could not be decided whether a number is possible; it then counts as possible. */
    int undecided;

    /** Attacks one question. */
    Attacker(Scan scan, int question, List<Claim> claims) {
        this.asked = scan.questions().get(question);
        this.question = question;
        this.claims =
                claims.stream().filter(claim -> claim.question() == question).toList();
        this.colluders = List.of();
        this.sizes = new int[CROWDS];
        this.ticks = new int[asked.options().size()][CROWDS];
        this.put = asked.options().stream().mapToInt(Claim::crowd).toArray();
        scan.people().forEach(person -> add(person, 1));
    }

    private Attacker(Attacker alone, List<Scan.Person> colluders) {
        this.asked = alone.asked;
        this.question = alone.question;
        this.claims = alone.claims;
        this.colluders = colluders;
        this.put = alone.put;
        this.sizes = alone.sizes.clone();
        this.ticks = Stream.of(alone.ticks).map(int[]::clone).toArray(int[][]::new);
        colluders.forEach(person -> add(person, -1));
    }

    /** The same attacker together with these people. */
    Attacker with(List<Scan.Person> colluders) {
        return new Attacker(this, colluders);
    }

    private void add(Scan.Person person, int number) {
        int crowd = Integer.numberOfTrailingZeros(Claim.crowd(person));
        sizes[crowd] += number;
        for (int o = 0; o < ticks.length; o++) {
            ticks[o][crowd] += person.ticked(question, 1 << o) ? number : 0;
        }
    }

    /**
     * How many numbers of ticks among the others in the crowd are possible, counted up to {@link #ENOUGH}. Starts from
     * the truth, which is always possible.
     */
    int candidates(int option, int crowd) {
        Unknowns unknowns = new Unknowns(option, crowd);
        int truth = sum(ticks[option], crowd);
        int found = 1;
        for (int step = 1; step <= others(crowd) && found < ENOUGH; step++) {
            found += unknowns.allow(truth + step) ? 1 : 0;
            found += unknowns.allow(truth - step) ? 1 : 0;
        }
        return Math.min(found, ENOUGH);
    }

    /** How many people in the crowd do not collude. */
    int others(int crowd) {
        return sum(sizes, crowd);
    }

    private static int sum(int[] perCrowd, int crowd) {
        int sum = 0;
        for (int c = 0; c < CROWDS; c++) {
            sum += (crowd >> c & 1) * perCrowd[c];
        }
        return sum;
    }

    /**
     * The unknowns of one question: how many of the others ticked an option, in every crowd that was spoken of, and in
     * every part of a crowd that something tells apart.
     */
    private final class Unknowns {
        private final Inequalities inequalities = new Inequalities();
        private final List<Integer> options = new ArrayList<>();
        private final List<Integer> crowds;
        private final int[][] ofCrowd;
        private final int target;

        Unknowns(int option, int crowd) {
            boolean single = asked.single();
            for (int o = 0; o < asked.options().size(); o++) {
                if (single || o == option) {
                    options.add(o);
                }
            }
            List<Claim> told = new ArrayList<>(claims);
            told.removeIf(claim -> !single && claim.options() != 1 << option);
            int region = region(crowd, told);
            told.removeIf(claim -> (claim.crowd() & region) == 0);
            Set<Integer> spokenOf = new LinkedHashSet<>(List.of(crowd, region));
            told.forEach(claim -> spokenOf.add(claim.crowd()));
            crowds = List.copyOf(spokenOf);
            List<Integer> parts = parts(region);

            ofCrowd = unknowns(crowds, single);
            int[][] ofPart = unknowns(parts, single);
            for (int c = 0; c < crowds.size(); c++) {
                for (int o = 0; o < options.size(); o++) {
                    int number = o;
                    int whole = crowds.get(c);
                    int[] within = IntStream.range(0, parts.size())
                            .filter(p -> (parts.get(p) & whole) != 0)
                            .map(p -> ofPart[p][number])
                            .toArray();
                    inequalities.together(ofCrowd[c][o], within);
                }
            }
            told.forEach(this::add);
            target = ofCrowd[0][options.indexOf(option)];
        }

        boolean allow(int value) {
            Inequalities.Answer answer = inequalities.allow(target, value);
            undecided += answer == Inequalities.Answer.UNDECIDED ? 1 : 0;
            return answer != Inequalities.Answer.NO;
        }

        private void add(Claim claim) {
            int known = (int) colluders.stream()
                    .filter(p -> (Claim.crowd(p) & claim.crowd()) != 0 && p.ticked(question, claim.options()))
                    .count();
            int[] perOption = ofCrowd[crowds.indexOf(claim.crowd())];
            int[] of = IntStream.range(0, perOption.length)
                    .filter(o -> (claim.options() >> options.get(o) & 1) == 1)
                    .map(o -> perOption[o])
                    .toArray();
            inequalities.between(claim.low() - known, claim.high() - known, of);
        }

        /** One unknown per crowd and option; of a single choice each person has ticked at most one. */
        private int[][] unknowns(List<Integer> crowds, boolean single) {
            int[][] unknowns = new int[crowds.size()][options.size()];
            for (int c = 0; c < unknowns.length; c++) {
                for (int o = 0; o < options.size(); o++) {
                    int mayTick = crowds.get(c) & put[options.get(o)];
                    unknowns[c][o] = inequalities.unknown(others(mayTick), sum(ticks[options.get(o)], crowds.get(c)));
                }
                if (single) {
                    inequalities.between(0, others(crowds.get(c)), unknowns[c]);
                }
            }
            return unknowns;
        }

        /** The crowd with every crowd that something connects it to; what is said of others tells nothing about it. */
        private int region(int crowd, List<Claim> told) {
            int region = crowd;
            for (int before = 0; before != region; ) {
                before = region;
                for (Claim claim : told) {
                    region |= (claim.crowd() & region) == 0 ? 0 : claim.crowd();
                }
            }
            return region;
        }

        private List<Integer> parts(int region) {
            List<Integer> borders = new ArrayList<>(crowds);
            options.forEach(o -> borders.add(put[o]));
            List<Integer> parts = new ArrayList<>(List.of(region));
            for (int border : borders) {
                for (int i = parts.size() - 1; i >= 0; i--) {
                    int part = parts.get(i);
                    if ((part & border) != 0 && (part & ~border) != 0) {
                        parts.set(i, part & border);
                        parts.add(part & ~border);
                    }
                }
            }
            parts.removeIf(part -> others(part) == 0);
            return parts;
        }
    }
}
