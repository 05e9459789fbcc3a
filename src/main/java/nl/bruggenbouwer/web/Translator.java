package nl.bruggenbouwer.web;

import java.util.List;
import java.util.Optional;

/** Translates a Dutch source text for visitors; what has no (valid) translation stays Dutch. */
public interface Translator {

    /** The text in the language, or the Dutch text itself. */
    String translate(String language, String dutch);

    /** Whether the text has a translation in the language; Dutch has it by itself. */
    boolean translates(String language, String dutch);

    /** The languages that may be shown to visitors now, Dutch first. */
    List<Language> served();

    /** The languages into which is translated, also those that may not be shown yet, Dutch first. */
    default List<Language> known() {
        return served();
    }

    /** {@link #known} without Dutch. */
    default List<Language> foreign() {
        return known().stream()
                .filter(language -> !language.equals(Language.DUTCH))
                .toList();
    }

    default Optional<Language> foreign(String code) {
        return foreign().stream()
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /**
     * A language as a visitor sees it.
     *
     * @param code BCP 47
     * @param ownName its name in the language itself
     */
    record Language(String code, String ownName, boolean rtl) {

        public static final Language DUTCH = new Language("nl", "Nederlands", false);

        public String dir() {
            return rtl ? "rtl" : "ltr";
        }
    }
}
