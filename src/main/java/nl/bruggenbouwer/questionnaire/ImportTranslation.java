package nl.bruggenbouwer.questionnaire;

import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.Translator.Language;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in a translation sheet: all of it or nothing. What comes in was not read by a second person yet. */
@Component
class ImportTranslation {

    private static final String NOBODY_YET = "-";

    private final TranslationSql sql;
    private final CurrentTranslations current;
    private final Audit audit;

    ImportTranslation(TranslationSql sql, CurrentTranslations current, Audit audit) {
        this.sql = sql;
        this.current = current;
        this.audit = audit;
    }

    /** Imports when the reading has no mistakes. */
    @Transactional
    SheetReading sheet(Language language, byte[] bytes, UUID by) {
        sql.lock(language.code());
        Translations before = current.now();
        SheetReading reading = TranslationSheet.read(bytes, before, language);
        if (reading.mistakes().isEmpty()) {
            String translator =
                    before.of(language.code()).map(Translation::translator).orElse(NOBODY_YET);
            sql.add(language.code(), reading.texts());
            sql.awaitReader(language.code(), translator);
            audit.record(AreaId.NATIONAL, by, "translation imported: " + language.code(), null);
        }
        return reading;
    }
}
