package nl.bruggenbouwer.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where an account is signed in: seen, and ended on the server at once. SQL on Spring Session's table. */
@Component
class OpenSessions {

    private final JdbcClient db;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OpenSessions(JdbcClient db, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The account's sessions, the one that was used last first.
     *
     * @param current the number of the asking session
     */
    List<OpenSession> of(UUID account, String current) {
        return transaction.execute(status -> db.sql("""
                        select primary_id, session_id = :current as here, creation_time, last_access_time
                          from spring_session
                         where principal_name = :account and expiry_time > :now
                         order by here desc, last_access_time desc
                        """)
                .param("account", account.toString())
                .param("current", current)
                .param("now", clock.millis())
                .query((row, n) -> new OpenSession(
                        row.getString("primary_id"),
                        Instant.ofEpochMilli(row.getLong("creation_time")),
                        Instant.ofEpochMilli(row.getLong("last_access_time")),
                        row.getBoolean("here")))
                .list());
    }

    /**
     * Ends one session of this account, or all but the asking one; the asking one never.
     *
     * @param id which; empty = all
     */
    void end(UUID account, String current, String id) {
        Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.executeWithoutResult(status -> {
                    int ended = db.sql("""
                                    delete from spring_session
                                     where principal_name = :account and session_id <> :current
                                       and (:id = '' or primary_id = :id)
                                    """)
                            .param("account", account.toString())
                            .param("current", current)
                            .param("id", id)
                            .update();
                    if (ended > 0) {
                        audit.record(AreaId.NATIONAL, account, "session ended", null);
                    }
                }));
    }
}
