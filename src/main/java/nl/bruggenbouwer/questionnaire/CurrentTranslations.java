package nl.bruggenbouwer.questionnaire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Translator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The translations that visitors see now. Kept in memory, so that pages are in the visitor's language without the database too. */
@Component
class CurrentTranslations implements Translator {

    private static final Logger log = LoggerFactory.getLogger(CurrentTranslations.class);
    /** So long until what another instance imported is seen here. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Snapshot(Translations translations, Instant readAt) {}

    private final Translations shipped;
    private final TranslationSql sql;
    private final boolean demo;
    private final Clock clock;
    private volatile Snapshot snapshot;

    CurrentTranslations(Settings settings, TranslationSql sql, Clock clock) {
        this.shipped = Translations.read(settings.content());
        this.sql = sql;
        this.demo = settings.demo();
        this.clock = clock;
        this.snapshot = new Snapshot(shipped.with(sql.all()), clock.instant());
    }

    @Override
    public String translate(String language, String dutch) {
        return snapshot.translations().translate(language, dutch);
    }

    @Override
    public boolean translates(String language, String dutch) {
        return snapshot.translations().isTranslated(language, dutch);
    }

    @Override
    public List<Language> served() {
        refreshWhenOld();
        return snapshot.translations().served(demo);
    }

    @Override
    public List<Language> known() {
        return snapshot.translations().languages();
    }

    /** As the database has it at this moment. */
    Translations now() {
        return shipped.with(sql.all());
    }

    void reload() {
        snapshot = new Snapshot(now(), clock.instant());
    }

    private void refreshWhenOld() {
        Snapshot old = snapshot;
        Instant now = clock.instant();
        if (old.readAt().plus(FRESH).isAfter(now)) {
            return;
        }
        snapshot = new Snapshot(old.translations(), now); // the others need not wait
        try {
            reload();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Translations stay as they were: the database does not answer");
        }
    }
}
