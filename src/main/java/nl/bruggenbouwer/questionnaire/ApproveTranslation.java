package nl.bruggenbouwer.questionnaire;

import java.time.LocalDate;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.Translator.Language;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records that a second person has read a translation. From then on exactly the texts that were read are served. */
@Component
class ApproveTranslation {

    /** What came of it. */
    enum Result {
        DONE,
        /** A text has changed since the page was opened: read it first. */
        CHANGED,
        /** There is nothing to read. */
        EMPTY
    }

    private final TranslationSql sql;
    private final CurrentTranslations current;
    private final Audit audit;

    ApproveTranslation(TranslationSql sql, CurrentTranslations current, Audit audit) {
        this.sql = sql;
        this.current = current;
        this.audit = audit;
    }

    /**
     * @param version of the texts that were read
     * @param reader somebody other than the translator
     */
    @Transactional
    Result approve(Language language, String version, String translator, String reader, LocalDate readOn, UUID by) {
        sql.lock(language.code());
        Translations now = current.now();
        var read = now.inUse(language.code());
        if (read.isEmpty()) {
            return Result.EMPTY;
        }
        if (!now.version(language.code()).equals(version)) {
            return Result.CHANGED;
        }
        sql.clear(language.code());
        sql.add(language.code(), read);
        sql.approve(language.code(), version, translator, reader, readOn);
        audit.record(AreaId.NATIONAL, by, "translation approved: " + language.code(), null);
        return Result.DONE;
    }
}
