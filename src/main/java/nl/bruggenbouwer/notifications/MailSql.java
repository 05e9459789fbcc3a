package nl.bruggenbouwer.notifications;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for mail as the worker: over all areas. */
@Repository
@Transactional(transactionManager = "workerTransactions")
class MailSql {

    private final JdbcClient db;

    MailSql(@Qualifier("workerClient") JdbcClient db) {
        this.db = db;
    }

    /**
     * A mail to be sent now.
     *
     * @param tries this try included
     */
    record Due(
            int area,
            UUID id,
            String recipient,
            String subject,
            String body,
            @Nullable String replyTo,
            Instant createdAt,
            int tries) {}

    /** Takes the mail that has waited longest; nobody else gets it before the given moment, not even after a crash. */
    public Optional<Due> claim(Instant now, Instant until) {
        return db.sql("""
                        update mail
                           set tries = mail.tries + 1, next_try = :until
                          from (select area_id, id
                                  from mail
                                 where failed_at is null and next_try <= :now
                                 order by next_try
                                 limit 1
                                   for update skip locked) due
                         where mail.area_id = due.area_id and mail.id = due.id
                        returning mail.area_id, mail.id, recipient, subject, body, reply_to, created_at, tries
                        """)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((row, n) -> new Due(
                        row.getInt("area_id"),
                        row.getObject("id", UUID.class),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("reply_to"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getInt("tries")))
                .optional();
    }

    /** Delivered: the address goes. */
    public void delete(Due mail) {
        db.sql("delete from mail where area_id = :area and id = :id")
                .param("area", mail.area())
                .param("id", mail.id())
                .update();
    }

    public void retry(Due mail, Instant at) {
        db.sql("update mail set next_try = :at where area_id = :area and id = :id")
                .param("at", Timestamp.from(at))
                .param("area", mail.area())
                .param("id", mail.id())
                .update();
    }

    /** Undeliverable: kept for a few days, so that a person can see it and act. */
    public void fail(Due mail, String failure, Instant now) {
        db.sql("update mail set failed_at = :now, failure = :failure where area_id = :area and id = :id")
                .param("now", Timestamp.from(now))
                .param("failure", failure)
                .param("area", mail.area())
                .param("id", mail.id())
                .update();
    }
}
