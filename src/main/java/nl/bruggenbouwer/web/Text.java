package nl.bruggenbouwer.web;

import java.util.Map;

/** The texts of one language. */
public final class Text {

    private final Translator.Language language;
    private final Map<String, String> dutch;
    private final Translator translator;

    Text(Translator.Language language, Map<String, String> dutch, Translator translator) {
        this.language = language;
        this.dutch = dutch;
        this.translator = translator;
    }

    public Translator.Language language() {
        return language;
    }

    public boolean has(String key) {
        return dutch.containsKey(key);
    }

    /** The text of a key, with {0}, {1} … replaced. An unknown key is a defect and fails. */
    public String get(String key, Object... values) {
        String source = dutch.get(key);
        if (source == null) {
            throw new IllegalArgumentException("No text for the key " + key);
        }
        return fill(of(source), values);
    }

    /** A Dutch text from the content files (a question, an option) in this language. */
    public String of(String dutchSource) {
        return language.code().equals("nl") ? dutchSource : translator.translate(language.code(), dutchSource);
    }

    private static String fill(String text, Object... values) {
        String filled = text;
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return filled;
    }
}
