package nl.bruggenbouwer.disclosure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A made-up scan with the answers of every person, to be published and then attacked. */
record Scan(Set<Side> invited, List<Question> questions, List<Person> people) {

    /** Options by number, each put to some sides. A FIGURE has one: the declared set as a whole. */
    record Question(String code, Kind kind, List<Set<Side>> options) {
        boolean single() {
            return kind == Kind.SINGLE || kind == Kind.FIGURE;
        }

        String code(int option) {
            return code + "." + option;
        }
    }

    /** What one person answered: per question a bit mask of ticked options. Late = after somebody looked. */
    record Person(Side side, boolean late, int[] ticks) {
        boolean ticked(int question, int options) {
            return (ticks[question] & options) != 0;
        }
    }

    Set<Side> sides(int question, int option) {
        return questions.get(question).options().get(option);
    }

    Map<Side, Integer> forms() {
        Map<Side, Integer> forms = new TreeMap<>();
        invited.forEach(side -> forms.put(side, count(Set.of(side))));
        return forms;
    }

    int count(Set<Side> sides) {
        return (int) people.stream().filter(p -> sides.contains(p.side())).count();
    }

    int count(int question, int options, Set<Side> sides) {
        return (int) people.stream()
                .filter(p -> sides.contains(p.side()) && p.ticked(question, options))
                .count();
    }

    /** The same scan as it stood when somebody looked. */
    Scan early() {
        return new Scan(
                invited, questions, people.stream().filter(p -> !p.late()).toList());
    }

    Published published() {
        List<Asked> asked = new ArrayList<>();
        Map<String, Map<Side, Integer>> counts = new HashMap<>();
        for (int q = 0; q < questions.size(); q++) {
            for (int option = 0; option < questions.get(q).options().size(); option++) {
                String code = questions.get(q).code(option);
                asked.add(new Asked(code, questions.get(q).kind(), sides(q, option)));
                Map<Side, Integer> perSide = new TreeMap<>();
                for (Side side : invited) {
                    perSide.put(side, count(q, 1 << option, Set.of(side)));
                }
                counts.put(code, perSide);
            }
        }
        return Publication.publish(new Tally(invited, forms(), counts), asked);
    }

    /** Small sides, so that many are merged; shares near 0 and 1, so that the end bands are met. */
    static Scan random(Random random) {
        Set<Side> invited = random.nextInt(5) == 0 ? someSides(random) : EnumSet.allOf(Side.class);
        List<Question> questions = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            questions.add(new Question(kind + "_1", kind, options(random, kind)));
            questions.add(new Question(kind + "_2", kind, options(random, kind)));
        }
        List<Person> people = new ArrayList<>();
        for (Side side : invited) {
            int size = random.nextInt(4) == 0 ? random.nextInt(8) : 5 + random.nextInt(26);
            double[][] shares = shares(random, questions);
            for (int i = 0; i < size; i++) {
                boolean late = random.nextInt(6) == 0;
                people.add(new Person(side, late, ticks(random, questions, shares, side)));
            }
        }
        return new Scan(invited, questions, people);
    }

    private static List<Set<Side>> options(Random random, Kind kind) {
        List<Set<Side>> options = new ArrayList<>();
        int number = kind == Kind.FIGURE ? 1 : 3 + random.nextInt(2);
        Set<Side> together = random.nextInt(3) == 0 ? someSides(random) : EnumSet.allOf(Side.class);
        for (int i = 0; i < number; i++) {
            boolean apart = kind == Kind.MULTI || kind == Kind.SENSITIVE;
            options.add(apart && random.nextInt(2) == 0 ? someSides(random) : together);
        }
        return options;
    }

    private static Set<Side> someSides(Random random) {
        Set<Side> sides = EnumSet.allOf(Side.class);
        sides.removeIf(side -> random.nextInt(3) == 0);
        return sides.isEmpty() ? EnumSet.of(Side.values()[random.nextInt(3)]) : sides;
    }

    private static double[][] shares(Random random, List<Question> questions) {
        double[][] shares = new double[questions.size()][];
        for (int q = 0; q < shares.length; q++) {
            shares[q] = random.doubles(questions.get(q).options().size())
                    .map(share -> (1 - Math.cos(Math.PI * share)) / 2)
                    .map(share -> random.nextInt(6) == 0 ? Math.round(share) : share)
                    .toArray();
        }
        return shares;
    }

    private static int[] ticks(Random random, List<Question> questions, double[][] shares, Side side) {
        int[] ticks = new int[questions.size()];
        for (int q = 0; q < ticks.length; q++) {
            List<Set<Side>> options = questions.get(q).options();
            for (int option = 0; option < options.size(); option++) {
                boolean mayTick = !questions.get(q).single() || ticks[q] == 0;
                if (mayTick && options.get(option).contains(side) && random.nextDouble() < shares[q][option]) {
                    ticks[q] |= 1 << option;
                }
            }
        }
        return ticks;
    }
}
