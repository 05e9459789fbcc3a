package nl.bruggenbouwer.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what people do. Ids only: never a name, an address or an answer. */
@Component
public class Audit {

    private final JdbcClient db;
    private final Clock clock;

    Audit(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Adds a row in the caller's transaction.
     *
     * @param account who; null = the program itself
     * @param action what, as a past tense: "quickscan opened"
     * @param subject id of what it was done to
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AreaId area, @Nullable UUID account, String action, @Nullable UUID subject) {
        db.sql("""
                        insert into audit_entry (area_id, id, at, account, action, subject)
                        values (:area, :id, :at, :account, :action, :subject)
                        """)
                .param("area", area.value())
                .param("id", UUID.randomUUID())
                .param("at", Timestamp.from(clock.instant()))
                .param("account", account)
                .param("action", action)
                .param("subject", subject == null ? null : subject.toString())
                .update();
    }
}
