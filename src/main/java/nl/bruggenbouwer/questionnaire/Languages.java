package nl.bruggenbouwer.questionnaire;

import java.util.List;
import java.util.Optional;
import nl.bruggenbouwer.web.Translator.Language;

/** The languages that a translation can be made in, Dutch first. */
final class Languages {

    static final List<Language> ALL = List.of(
            Language.DUTCH,
            new Language("en", "English", false),
            new Language("fr", "Français", false),
            new Language("tr", "Türkçe", false),
            new Language("ar", "العربية", true),
            new Language("so", "Soomaali", false),
            new Language("ti", "ትግርኛ", false),
            new Language("fa", "فارسی", true),
            new Language("prs", "دری", true),
            new Language("ps", "پښتو", true),
            new Language("kmr", "Kurdî", false),
            new Language("ckb", "کوردی", true),
            new Language("uk", "Українська", false));

    private Languages() {}

    /** A language other than Dutch. */
    static Optional<Language> foreign(String code) {
        return ALL.stream()
                .filter(language -> language.code().equals(code) && !language.equals(Language.DUTCH))
                .findFirst();
    }
}
