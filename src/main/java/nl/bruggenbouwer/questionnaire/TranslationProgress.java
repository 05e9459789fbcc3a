package nl.bruggenbouwer.questionnaire;

import nl.bruggenbouwer.web.Translator.Language;
import org.jspecify.annotations.Nullable;

/** How far one language is. */
public record TranslationProgress(
        Language language,
        int translated,
        int texts,
        @Nullable Translation translation) {

    static TranslationProgress of(Translations translations, Language language) {
        int texts = translations.sources().size();
        int missing = translations.coverage(language.code()).missing().size();
        return new TranslationProgress(
                language,
                texts - missing,
                texts,
                translations.of(language.code()).orElse(null));
    }
}
