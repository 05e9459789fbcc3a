package nl.bruggenbouwer.questionnaire;

import java.util.List;
import nl.bruggenbouwer.web.Translator;
import org.springframework.stereotype.Component;

/** Dutch only. */
@Component
class Untranslated implements Translator {

    @Override
    public String translate(String language, String dutch) {
        return dutch;
    }

    @Override
    public List<Language> served() {
        return List.of(Language.DUTCH);
    }
}
