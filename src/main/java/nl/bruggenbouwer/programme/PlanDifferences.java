package nl.bruggenbouwer.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/** What changed between two versions of a programme, in sentences. */
final class PlanDifferences {

    private PlanDifferences() {}

    /** What of an item the text of a plan does not say. */
    private static final Set<String> NOT_IN_PLAN = Set.of("waarom");

    /**
     * In the order of the newer version; what left comes last.
     *
     * @param words of what can be ticked, by field and value
     */
    static List<String> between(Content before, Content after, BinaryOperator<String> words, Text t) {
        return between(before, after, Set.of(), words, t);
    }

    /** The same for who reads no more than the text of the plan. */
    static List<String> inPlan(Content before, Content after, BinaryOperator<String> words, Text t) {
        return between(before, after, NOT_IN_PLAN, words, t);
    }

    private static List<String> between(
            Content before, Content after, Set<String> unsaid, BinaryOperator<String> words, Text t) {
        List<String> all = new ArrayList<>();
        for (Item item : after.items()) {
            Optional<Item> old = before.item(item.id());
            if (old.isEmpty()) {
                all.add(t.get("plan.diff.added", item.title()));
            } else {
                all.addAll(between(old.get(), item, unsaid, words, t));
            }
        }
        before.items().stream()
                .filter(item -> after.item(item.id()).isEmpty())
                .forEach(item -> all.add(t.get("plan.diff.removed", item.title())));
        if (!kept(before, after).equals(kept(after, before))) {
            all.add(t.get("plan.diff.order"));
        }
        after.waived().stream()
                .filter(waived -> !before.waived().contains(waived))
                .forEach(waived ->
                        all.add(t.get("plan.diff.waived", words.apply("wens", waived.wish()), waived.reason())));
        before.waived().stream()
                .filter(waived ->
                        after.waived().stream().noneMatch(one -> one.wish().equals(waived.wish())))
                .forEach(waived -> all.add(t.get("plan.diff.unwaived", words.apply("wens", waived.wish()))));
        return all;
    }

    private static List<String> between(
            Item before, Item after, Set<String> unsaid, BinaryOperator<String> words, Text t) {
        Map<String, String> now = ItemForm.of(before).differences(ItemForm.of(after), words);
        Map<String, String> then = ItemForm.of(after).differences(ItemForm.of(before), words);
        return now.entrySet().stream()
                .filter(field -> !unsaid.contains(field.getKey()))
                .map(field -> t.get(
                        "plan.diff.changed",
                        after.title(),
                        t.get("plan.field." + field.getKey()),
                        said(then.get(field.getKey()), t),
                        said(field.getValue(), t)))
                .toList();
    }

    private static String said(@Nullable String words, Text t) {
        String said = Objects.requireNonNullElse(words, "");
        return said.isEmpty() ? t.get("programme.theirs.nothing") : said;
    }

    /** The items of one that are in the other too, in order. */
    private static List<UUID> kept(Content one, Content other) {
        return one.items().stream()
                .map(Item::id)
                .filter(id -> other.item(id).isPresent())
                .toList();
    }
}
