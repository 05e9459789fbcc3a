package nl.bruggenbouwer.questionnaire;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one language, and who vouches for them.
 *
 * @param texts Dutch source to translation
 */
public record Translation(
        String language,
        String translator,
        @Nullable String secondReader,
        @Nullable LocalDate date,
        Map<String, String> texts) {

    public Translation {
        texts = Map.copyOf(texts);
    }

    /** Somebody other than the translator has read it. */
    public boolean wasRead() {
        return secondReader != null && !secondReader.equalsIgnoreCase(translator);
    }
}
