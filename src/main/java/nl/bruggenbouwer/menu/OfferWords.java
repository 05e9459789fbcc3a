package nl.bruggenbouwer.menu;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.bruggenbouwer.publicsite.ThemePage;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/** An offer in words for staff: each fact with its label. */
public final class OfferWords {

    private OfferWords() {}

    /** What is different, in the order of the form. */
    static List<OfferChange> changes(OfferContent before, OfferContent after, List<ThemePage> themes, Text t) {
        Map<String, String> old = of(before, themes, t);
        Map<String, String> now = of(after, themes, t);
        Set<String> labels = new LinkedHashSet<>(old.keySet());
        labels.addAll(now.keySet());
        return labels.stream()
                .map(label -> new OfferChange(label, old.getOrDefault(label, ""), now.getOrDefault(label, "")))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static Map<String, String> of(OfferContent offer, List<ThemePage> themes, Text t) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(t.get("offer.withdrawn"), yes(offer.withdrawn(), t));
        words.put(t.get("offer.name"), offer.name());
        words.put(t.get("offer.for"), offer.forWhom());
        words.put(t.get("offer.duration"), offer.duration());
        words.put(t.get("offer.parts"), number(offer.dayParts()));
        words.put(t.get("offer.maximum"), number(offer.maximum()));
        words.put(t.get("offer.online"), yes(offer.online(), t));
        words.put(
                t.get("offer.themes"),
                themes.stream()
                        .filter(theme -> offer.themes().contains(theme.code()))
                        .map(ThemePage::heading)
                        .collect(Collectors.joining("; ")));
        words.put(t.get("offer.questions"), String.join("; ", offer.questions()));
        words.put(
                t.get("offer.forms"),
                offer.forms().stream()
                        .map(form -> t.get("visitor.menu.form." + form))
                        .collect(Collectors.joining("; ")));
        words.put(t.get("offer.work"), offer.work());
        for (Arranger who : Arranger.values()) {
            words.put(t.get("visitor.menu.arrange." + who), offer.arranges().getOrDefault(who, ""));
        }
        words.put(t.get("offer.free"), yes(offer.free(), t));
        words.put(t.get("offer.freepart"), offer.freePart());
        words.put(t.get("offer.cost"), offer.cost());
        words.put(
                t.get("offer.hours"),
                offer.hours().stream().map(line -> hours(line, t)).collect(Collectors.joining("; ")));
        words.put(
                t.get("offer.checklist"),
                offer.checklist().stream().map(task -> task(task, t)).collect(Collectors.joining("; ")));
        offer.translations()
                .forEach((language, texts) ->
                        words.put(t.get("offer.translation.of", language), String.join("; ", texts.values())));
        return words;
    }

    /** One line of the hours: who, and how long. */
    public static String hours(HoursPerRole line, Text t) {
        String words = t.get(
                "offer.hours.line",
                t.get("offer.role." + line.role()),
                hours(line.preparation()),
                hours(line.delivery()),
                hours(line.aftercare()));
        return line.optional() ? words + " " + t.get("offer.hours.optional") : words;
    }

    /** One task: what, who, when. */
    public static String task(ChecklistTask task, Text t) {
        return t.get("offer.task.line", task.task(), t.get("offer.who." + task.who()), task.days());
    }

    /** Hours as people write them: 4 or 1,5. */
    public static String hours(BigDecimal hours) {
        return hours.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    private static String yes(boolean is, Text t) {
        return is ? t.get("offer.yes") : "";
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : String.valueOf(number);
    }
}
