package nl.bruggenbouwer.questionnaire;

import java.util.List;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Translator;
import org.springframework.stereotype.Component;

/** The translations that come with the program. */
@Component
class Untranslated implements Translator {

    private final Translations translations;
    private final Settings settings;

    Untranslated(Settings settings) {
        this.translations = Translations.read(settings.content());
        this.settings = settings;
    }

    @Override
    public String translate(String language, String dutch) {
        return translations.translate(language, dutch);
    }

    @Override
    public List<Language> served() {
        return translations.served(settings.demo());
    }
}
