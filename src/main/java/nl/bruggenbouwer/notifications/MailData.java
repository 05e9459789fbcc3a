package nl.bruggenbouwer.notifications;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.Values;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails to somebody that wait or could not be delivered. Their text is not given: it may hold a link that signs in. */
@Repository
class MailData implements PersonalData {

    private final JdbcClient db;
    private final JdbcClient worker;

    MailData(JdbcClient db, @Qualifier("workerClient") JdbcClient worker) {
        this.db = db;
        this.worker = worker;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Set<String> columns() {
        return Set.of("mail.recipient", "mail.reply_to", "mail.body");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Item> find(Person person, Collection<AreaId> areas) {
        return db.sql("""
                        select area_id, id, recipient, reply_to, subject, created_at, failed_at
                          from mail
                         where area_id = any(:areas) and (lower(recipient) = :email or lower(reply_to) = :email)
                         order by created_at, id
                        """)
                .param("areas", AreaId.values(areas))
                .param("email", person.email())
                .query((row, n) -> new Item(
                        new AreaId(row.getInt("area_id")),
                        row.getObject("id", UUID.class),
                        Fate.ERASED,
                        new Values()
                                .text("to", row.getString("recipient"))
                                .text("reply", row.getString("reply_to"))
                                .text("subject", row.getString("subject"))
                                .moment("made", instant(row.getTimestamp("created_at")))
                                .moment("failed", instant(row.getTimestamp("failed_at")))))
                .list();
    }

    @Override
    @Transactional(transactionManager = "workerTransactions", propagation = Propagation.MANDATORY)
    public boolean erase(AreaId area, UUID row) {
        return worker.sql("delete from mail where area_id = :area and id = :id")
                        .param("area", area.value())
                        .param("id", row)
                        .update()
                == 1;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
