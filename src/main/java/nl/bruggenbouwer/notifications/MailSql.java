package nl.bruggenbouwer.notifications;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.start.Time;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for mail as the worker: over all areas. */
@Repository
@Transactional(transactionManager = "workerTransactions")
class MailSql {

    private static final List<String> AT_ONCE = Arrays.stream(MailKind.values())
            .filter(MailKind::atOnce)
            .map(MailKind::name)
            .toList();

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
            MailKind kind,
            String language,
            String recipient,
            String subject,
            String body,
            @Nullable String replyTo,
            Instant createdAt,
            int tries) {}

    /** Whether a mail waits for its turn; at night, one that may go out then. */
    public boolean anyDue(Instant now, boolean day) {
        return db.sql("""
                        select exists (select 1
                                         from mail
                                        where failed_at is null and next_try <= :now and (:day or kind in (:atOnce)))
                        """)
                .param("now", Timestamp.from(now))
                .param("day", day)
                .param("atOnce", AT_ONCE)
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes the mail that has waited longest; nobody else gets it before the given moment, not even after a crash. One is chosen
     * before the join: a choice in it may be made again for each row, and take more than one.
     */
    public Optional<Due> claim(Instant now, boolean day, Instant until) {
        return db.sql("""
                        with due as materialized (
                            select area_id, id
                              from mail
                             where failed_at is null and next_try <= :now and (:day or kind in (:atOnce))
                             order by next_try
                             limit 1
                               for update skip locked)
                        update mail
                           set tries = mail.tries + 1, next_try = :until
                          from due
                         where mail.area_id = due.area_id and mail.id = due.id
                        returning mail.area_id, mail.id, kind, language, recipient, subject, body, reply_to, created_at,
                                  tries
                        """)
                .param("now", Timestamp.from(now))
                .param("day", day)
                .param("atOnce", AT_ONCE)
                .param("until", Timestamp.from(until))
                .query((row, n) -> new Due(
                        row.getInt("area_id"),
                        row.getObject("id", UUID.class),
                        MailKind.valueOf(row.getString("kind")),
                        row.getString("language"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("reply_to"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getInt("tries")))
                .optional();
    }

    /**
     * The mail server has it: the address goes, a number stays.
     *
     * @param sealed the address encrypted, where mail that comes back is read; else null
     */
    public void accepted(Due mail, byte @Nullable [] sealed, Instant now) {
        int gone = db.sql("delete from mail where area_id = :area and id = :id")
                .param("area", mail.area())
                .param("id", mail.id())
                .update();
        if (gone == 0) {
            return; // another program sent it as well
        }
        db.sql("""
                        insert into mail_count (area_id, day, kind, accepted) values (:area, :day, :kind, 1)
                        on conflict (area_id, day, kind) do update set accepted = mail_count.accepted + 1
                        """)
                .param("area", mail.area())
                .param("day", LocalDate.ofInstant(now, Time.ZONE))
                .param("kind", mail.kind().name())
                .update();
        if (sealed != null) {
            db.sql("""
                            insert into mail_sent (area_id, id, kind, recipient, subject, accepted_at)
                            values (:area, :id, :kind, :recipient, :subject, :now)
                            on conflict do nothing
                            """)
                    .param("area", mail.area())
                    .param("id", mail.id())
                    .param("kind", mail.kind().name())
                    .param("recipient", sealed)
                    .param("subject", mail.subject())
                    .param("now", Timestamp.from(now))
                    .update();
        }
    }

    /** An accepted mail that may still come back. */
    record Sent(int area, UUID id, String kind, byte[] recipient, String subject, Instant acceptedAt) {}

    public Optional<Sent> sent(UUID id) {
        return db.sql("select area_id, id, kind, recipient, subject, accepted_at from mail_sent where id = :id")
                .param("id", id)
                .query((row, n) -> new Sent(
                        row.getInt("area_id"),
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getBytes("recipient"),
                        row.getString("subject"),
                        row.getTimestamp("accepted_at").toInstant()))
                .optional();
    }

    /** Whether a mail has yet to be accepted. */
    public boolean waits(UUID id) {
        return db.sql("select exists (select 1 from mail where id = :id and failed_at is null)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** The mail came back: somebody has to call. The text is gone, so it cannot be sent again. */
    public void bounced(Sent mail, String recipient, Instant now) {
        int gone = db.sql("delete from mail_sent where area_id = :area and id = :id")
                .param("area", mail.area())
                .param("id", mail.id())
                .update();
        if (gone == 0) {
            return;
        }
        db.sql("""
                        insert into mail (area_id, id, kind, recipient, subject, body, created_at, next_try, failed_at,
                                          failure)
                        values (:area, :id, :kind, :recipient, :subject, '', :accepted, :now, :now, 'bounced')
                        on conflict do nothing
                        """)
                .param("area", mail.area())
                .param("id", mail.id())
                .param("kind", mail.kind())
                .param("recipient", recipient)
                .param("subject", mail.subject())
                .param("accepted", Timestamp.from(mail.acceptedAt()))
                .param("now", Timestamp.from(now))
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

    /** The mail server cannot be used: since when is kept from the first time on. Mails from before a moment are given up. */
    public void serverAway(ServerAway.Reason reason, Instant now, Instant giveUp) {
        db.sql("""
                        insert into mail_server (away_since, reason) values (:now, :reason)
                        on conflict (only_row) do update set reason = :reason
                        """)
                .param("now", Timestamp.from(now))
                .param("reason", reason.name())
                .update();
        db.sql("update mail set failed_at = :now, failure = 'away' where failed_at is null and created_at < :giveUp")
                .param("now", Timestamp.from(now))
                .param("giveUp", Timestamp.from(giveUp))
                .update();
    }

    public void serverBack() {
        db.sql("delete from mail_server").update();
    }
}
