package nl.bruggenbouwer.menu;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Translator;
import nl.bruggenbouwer.web.Translator.Language;
import org.jspecify.annotations.Nullable;

/**
 * A text for a screen; language and direction are null when they are the page's. Offers and modules have translations per language, by the
 * Dutch text.
 */
public record Words(
        String text, @Nullable String lang, @Nullable String dir) {

    /** A Dutch text in the page's language: one of these translations, else the one of the content files, else Dutch. */
    static Words in(Text t, Map<String, Map<String, String>> translations, String dutch) {
        String own = translations.getOrDefault(t.language().code(), Map.of()).get(dutch);
        return own == null ? new Words(t.of(dutch), t.lang(dutch), t.dir(dutch)) : new Words(own, null, null);
    }

    /** The translation that counts: one of these, else the one of the content files, else empty. */
    static String in(Language language, Map<String, Map<String, String>> translations, String dutch, Translator files) {
        String own = translations.getOrDefault(language.code(), Map.of()).get(dutch);
        if (own != null) {
            return own;
        }
        return files.translates(language.code(), dutch) ? files.translate(language.code(), dutch) : "";
    }

    /** What was typed per Dutch text, without what is empty or in the content files already. */
    static Map<String, String> own(Language language, Map<String, String> typed, Translator files) {
        Map<String, String> own = new HashMap<>(typed);
        own.entrySet()
                .removeIf(text -> text.getValue().isEmpty()
                        || files.translates(language.code(), text.getKey())
                                && files.translate(language.code(), text.getKey())
                                        .equals(text.getValue()));
        return own;
    }

    /** These translations, as far as they are of these texts. */
    static Map<String, Map<String, String>> of(List<String> texts, Map<String, Map<String, String>> translations) {
        Map<String, Map<String, String>> kept = new TreeMap<>();
        translations.forEach((language, words) -> {
            Map<String, String> used = new TreeMap<>(words);
            used.keySet().retainAll(texts);
            if (!used.isEmpty()) {
                kept.put(language, used);
            }
        });
        return kept;
    }
}
