package nl.bruggenbouwer.notifications;

import java.sql.Timestamp;
import java.time.Clock;
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
}
