package nl.bruggenbouwer.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.NeutralWords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox for mail: a mail is written in the caller's transaction, so it goes out if and only if that commits. */
@Component
public class Outbox {

    private final JdbcClient db;
    private final Clock clock;

    Outbox(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A mail to one person.
     *
     * @param subject neutral: it is read on a lock screen
     * @param body plain text
     */
    public record Mail(
            String recipient,
            String subject,
            String body,
            @Nullable String replyTo) {

        public Mail {
            if (!NeutralWords.neutral(subject)) {
                throw new IllegalArgumentException("A subject that is not neutral");
            }
        }
    }

    /** Adds a mail; the area must be the transaction's tenant ({@link AreaId#NATIONAL} for national mail). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(AreaId area, Mail mail) {
        Timestamp now = Timestamp.from(clock.instant());
        db.sql("""
                        insert into mail (area_id, id, recipient, subject, body, reply_to, created_at, next_try)
                        values (:area, :id, :recipient, :subject, :body, :replyTo, :now, :now)
                        """)
                .param("area", area.value())
                .param("id", UUID.randomUUID())
                .param("recipient", mail.recipient())
                .param("subject", mail.subject())
                .param("body", mail.body())
                .param("replyTo", mail.replyTo())
                .param("now", now)
                .update();
    }

    /** The mails of an area that could not be delivered, the newest first. */
    @Transactional(readOnly = true)
    public List<Undelivered> undelivered(AreaId area) {
        return db.sql("""
                        select id, recipient, subject, failure, failed_at
                          from mail
                         where area_id = :area and failed_at is not null
                         order by failed_at desc, id
                        """)
                .param("area", area.value())
                .query((row, n) -> new Undelivered(
                        row.getObject("id", UUID.class),
                        row.getString("recipient"),
                        row.getString("subject"),
                        Undelivered.reason(row.getString("failure")),
                        row.getTimestamp("failed_at").toInstant()))
                .list();
    }

    /** How many mails could not be delivered, for those of these areas that have any; in one query. */
    @Transactional(readOnly = true)
    public Map<AreaId, Integer> undelivered(Collection<AreaId> areas) {
        Map<AreaId, Integer> undelivered = new HashMap<>();
        if (!areas.isEmpty()) {
            db.sql("""
                            select area_id, count(*) as mails
                              from mail
                             where area_id in (:areas) and failed_at is not null
                             group by area_id
                            """)
                    .param("areas", areas.stream().map(AreaId::value).toList())
                    .query(row -> {
                        undelivered.put(new AreaId(row.getInt("area_id")), row.getInt("mails"));
                    });
        }
        return undelivered;
    }

    /** How many mails of an area still wait for the mail server. */
    @Transactional(readOnly = true)
    public int waiting(AreaId area) {
        return db.sql("select count(*) from mail where area_id = :area and failed_at is null")
                .param("area", area.value())
                .query(Integer.class)
                .single();
    }

    /** Tries an undelivered mail again, as if it were new; false when it is not there. */
    @Transactional
    public boolean again(AreaId area, UUID id) {
        return db.sql("""
                                update mail
                                   set failed_at = null, failure = null, tries = 0, next_try = :now
                                 where area_id = :area and id = :id and failed_at is not null
                                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("area", area.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Forgets an undelivered mail and its address; false when it is not there. */
    @Transactional
    public boolean done(AreaId area, UUID id) {
        return db.sql("delete from mail where area_id = :area and id = :id and failed_at is not null")
                        .param("area", area.value())
                        .param("id", id)
                        .update()
                == 1;
    }
}
