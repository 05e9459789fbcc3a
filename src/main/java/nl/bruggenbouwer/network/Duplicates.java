package nl.bruggenbouwer.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.bruggenbouwer.network.Duplicate.Name;
import nl.bruggenbouwer.network.Duplicate.Reason;

/**
 * Finds organisations that may be the same. Names are compared with their nearest neighbours only, in order of the key and
 * in order of the key read backwards, so that a slip of the pen is found wherever it stands but for the very first and last
 * letter together; 20,000 names cost less than a second.
 */
final class Duplicates {

    /** How many names further on in the order a name is compared. */
    private static final int NEAR = 5;

    private final Map<UUID, Name> names = new HashMap<>();
    private final Set<List<UUID>> different;
    private final Map<List<UUID>, Set<Reason>> found = new LinkedHashMap<>();

    Duplicates(Collection<Name> names, Collection<List<UUID>> different) {
        names.forEach(name -> this.names.put(name.id(), name));
        this.different = new HashSet<>(different);
    }

    /** In the order in which pairs are kept: as PostgreSQL orders ids. */
    static List<UUID> pair(UUID one, UUID other) {
        return one.toString().compareTo(other.toString()) < 0 ? List.of(one, other) : List.of(other, one);
    }

    void shared(List<UUID> pair, Reason reason) {
        add(pair.get(0), pair.get(1), reason);
    }

    /** At most so many pairs, the surest first. */
    List<Duplicate> most(int most) {
        compare(Name::key);
        compare(name -> new StringBuilder(name.key()).reverse().toString());
        return found.entrySet().stream()
                .map(entry -> new Duplicate(
                        name(entry.getKey().get(0)), name(entry.getKey().get(1)), entry.getValue()))
                .sorted(Comparator.comparing((Duplicate pair) ->
                                EnumSet.copyOf(pair.reasons()).iterator().next())
                        .thenComparing(pair -> pair.one().key()))
                .limit(most)
                .toList();
    }

    private void compare(Function<Name, String> order) {
        List<Name> sorted = new ArrayList<>(names.values());
        sorted.sort(Comparator.comparing(order).thenComparing(Name::id));
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < Math.min(sorted.size(), i + 1 + NEAR); j++) {
                Name one = sorted.get(i);
                Name other = sorted.get(j);
                if (one.key().equals(other.key())) {
                    add(one.id(), other.id(), Reason.NAME);
                } else if (similar(one.key(), other.key())) {
                    add(one.id(), other.id(), Reason.SIMILAR);
                }
            }
        }
    }

    private void add(UUID one, UUID other, Reason reason) {
        List<UUID> pair = pair(one, other);
        if (!different.contains(pair) && names.containsKey(one) && names.containsKey(other)) {
            found.computeIfAbsent(pair, p -> EnumSet.noneOf(Reason.class)).add(reason);
        }
    }

    private Name name(UUID id) {
        Name name = names.get(id);
        if (name == null) {
            throw new IllegalStateException("A pair of names that were not given");
        }
        return name;
    }

    /** One letter that differs in five, or two in ten; other numbers are another organisation ("Wijkteam 2"). */
    static boolean similar(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int most = length >= 10 ? 2 : length >= 5 ? 1 : 0;
        return Math.abs(one.length() - other.length()) <= most
                && digits(one).equals(digits(other))
                && distance(one, other) <= most;
    }

    private static String digits(String key) {
        return key.codePoints()
                .filter(Character::isDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** How many letters have to be added, removed or changed, or neighbours swapped, to make one of the other. */
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                cost[i][j] =
                        Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }
}
