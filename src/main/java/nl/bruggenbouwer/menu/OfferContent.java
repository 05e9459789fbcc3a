package nl.bruggenbouwer.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/**
 * All that is said of an offer. The texts are Dutch.
 *
 * @param dayParts how many half days; null = not to be said
 * @param maximum people in a group; null = no maximum
 * @param online wholly or partly
 * @param free costs nobody anything
 * @param themes codes of the themes it can be about
 * @param questions that it answers
 * @param work how people work
 * @param freePart what of it costs nothing; may be empty
 * @param arranges what each takes care of; who has nothing is absent
 * @param hours of a usual session, a line for each person
 * @param withdrawn can no longer be chosen
 * @param translations per language, the translation of a Dutch text: of a text that changed there is none any more
 */
public record OfferContent(
        String name,
        String forWhom,
        String duration,
        @Nullable Integer dayParts,
        @Nullable Integer maximum,
        boolean online,
        boolean free,
        List<String> themes,
        List<String> questions,
        List<WorkForm> forms,
        String work,
        String freePart,
        Map<Arranger, String> arranges,
        String cost,
        List<HoursPerRole> hours,
        List<ChecklistTask> checklist,
        boolean withdrawn,
        Map<String, Map<String, String>> translations) {

    /** One of its texts in the page's language: its own translation, else the one of the content files, else Dutch. */
    public Words in(Text t, String dutch) {
        return Words.in(t, translations, dutch);
    }

    /** Its texts for visitors, each once, in the order of the screen. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(name, forWhom, duration));
        texts.addAll(questions);
        texts.add(work);
        texts.add(freePart);
        for (Arranger who : Arranger.values()) {
            texts.add(arranges.getOrDefault(who, ""));
        }
        texts.add(cost);
        return texts.stream().filter(text -> !text.isEmpty()).distinct().toList();
    }

    /** The same, but on the menu or off it. */
    OfferContent withdrawn(boolean now) {
        return new OfferContent(
                name,
                forWhom,
                duration,
                dayParts,
                maximum,
                online,
                free,
                themes,
                questions,
                forms,
                work,
                freePart,
                arranges,
                cost,
                hours,
                checklist,
                now,
                translations);
    }

    /** The same with these translations per language; of a text that is not there, none is kept. */
    OfferContent translated(Map<String, Map<String, String>> all) {
        return new OfferContent(
                name,
                forWhom,
                duration,
                dayParts,
                maximum,
                online,
                free,
                themes,
                questions,
                forms,
                work,
                freePart,
                arranges,
                cost,
                hours,
                checklist,
                withdrawn,
                Words.of(texts(), all));
    }
}
