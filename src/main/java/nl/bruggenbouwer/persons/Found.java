package nl.bruggenbouwer.persons;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.PersonalData.Fate;
import nl.bruggenbouwer.privacy.PersonalData.Item;

/**
 * What was found of one person.
 *
 * @param kinds in the order of their names, without those in which nothing was found
 */
public record Found(List<Kind> kinds) {

    /** The rows of one kind of record. */
    public record Kind(PersonalData data, List<Item> items) {

        /** How many rows have each fate, and why; without those that no row has. */
        public Map<Fate, Long> fates() {
            return Arrays.stream(Fate.values())
                    .filter(fate -> count(fate) > 0)
                    .collect(Collectors.toMap(fate -> fate, this::count));
        }

        private long count(Fate fate) {
            return items.stream().filter(item -> item.fate() == fate).count();
        }
    }

    /** Whether something has to be done before anything is erased. */
    public boolean waits() {
        return items().anyMatch(item -> item.fate() == Fate.FIRST);
    }

    public boolean erasable() {
        return items().anyMatch(item -> item.fate() == Fate.ERASED);
    }

    /** How many rows each area has. */
    public Map<AreaId, Long> perArea() {
        return items().collect(Collectors.groupingBy(Item::area, Collectors.counting()));
    }

    private Stream<Item> items() {
        return kinds.stream().flatMap(kind -> kind.items().stream());
    }
}
