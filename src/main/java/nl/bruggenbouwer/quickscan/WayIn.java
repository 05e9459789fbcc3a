package nl.bruggenbouwer.quickscan;

import java.util.List;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Translator;
import org.jspecify.annotations.Nullable;

/**
 * How a respondent came in: for one scan and side, by a group link or by a single-use code.
 *
 * @param key what stands in the address or was typed: the link's slug or the code
 * @param code null for a group link
 */
public record WayIn(
        String key,
        Area area,
        QuickScan scan,
        Questionnaire questionnaire,
        Ballot ballot,
        Side side,
        @Nullable AccessCode code) {

    /** The scan's languages that may be served now. */
    List<Translator.Language> languages(Page page) {
        return page.languages().stream()
                .filter(language -> scan.languages().contains(language.code()))
                .toList();
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "way in to " + scan.id();
    }
}
