package nl.bruggenbouwer.programme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is in a programme at one moment.
 *
 * @param waived wishes that get no item, with the reason
 * @param rate euro cents an hour for the estimate; null = not filled in, then there are hours only
 */
public record Content(
        List<Item> items, List<Waived> waived, @Nullable Integer rate) {

    static final Content EMPTY = new Content(List.of(), List.of(), null);

    /** A wish that gets no item, knowingly. */
    public record Waived(String wish, String reason) {}

    Optional<Item> item(UUID id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    Content with(Item item) {
        List<Item> all = new ArrayList<>(items);
        all.add(item);
        return new Content(all, waived, rate);
    }

    Content changed(Item item) {
        return new Content(
                items.stream()
                        .map(one -> one.id().equals(item.id()) ? item : one)
                        .toList(),
                waived,
                rate);
    }

    Content without(UUID id) {
        return new Content(items.stream().filter(item -> !item.id().equals(id)).toList(), waived, rate);
    }

    /** The item one place up (-1) or down (1); at the end nothing happens. */
    Content moved(UUID id, int by) {
        List<Item> all = new ArrayList<>(items);
        int from = all.indexOf(item(id).orElse(null));
        int to = from + by;
        if (from >= 0 && to >= 0 && to < all.size()) {
            Collections.swap(all, from, to);
        }
        return new Content(all, waived, rate);
    }

    Content waiving(Waived one) {
        List<Waived> all = new ArrayList<>(unwaived(one.wish()).waived);
        all.add(one);
        return new Content(items, all, rate);
    }

    Content unwaived(String wish) {
        return new Content(
                items, waived.stream().filter(one -> !one.wish().equals(wish)).toList(), rate);
    }

    Content at(@Nullable Integer newRate) {
        return new Content(items, waived, newRate);
    }

    /** Whether an item answers this wish, or it was waived. */
    public boolean covers(String wish) {
        return items.stream().anyMatch(item -> item.wishes().contains(wish))
                || waived.stream().anyMatch(one -> one.wish().equals(wish));
    }
}
