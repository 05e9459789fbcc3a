package nl.bruggenbouwer.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what people do, and what they read of what is sensitive. Ids only: never a name, an address or an answer. */
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
        add(area, account, action, subject, "CHANGE");
    }

    /** Notes that somebody read what is sensitive, in a transaction of its own or the caller's. */
    @Transactional
    public void read(AreaId area, UUID account, String action, @Nullable UUID subject) {
        add(area, account, action, subject, "READ");
    }

    /**
     * A row as it is shown.
     *
     * @param account who; null = the program itself
     */
    public record Entry(Instant at, @Nullable UUID account, String action, boolean reading) {}

    /** The newest rows of an area. */
    @Transactional(readOnly = true)
    public List<Entry> newest(AreaId area, int most) {
        return db.sql("""
                        select at, account, action, kind
                          from audit_entry
                         where area_id = :area
                         order by at desc, id
                         limit :most
                        """)
                .param("area", area.value())
                .param("most", most)
                .query((row, n) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        row.getObject("account", UUID.class),
                        row.getString("action"),
                        row.getString("kind").equals("READ")))
                .list();
    }

    /** An action in words: it is kept as "invited as TRAINER", words that have a text and then a detail, a code of the program. */
    public static String words(Text t, String action) {
        String words = action.replaceAll("[^a-z ].*", "").strip();
        String detail = action.substring(words.length()).replaceAll("^[: ]+", "");
        return t.get("audit." + words.replace(' ', '.'), t.has("role." + detail) ? t.get("role." + detail) : detail);
    }

    private void add(AreaId area, @Nullable UUID account, String action, @Nullable UUID subject, String kind) {
        db.sql("""
                        insert into audit_entry (area_id, id, at, account, action, subject, kind)
                        values (:area, :id, :at, :account, :action, :subject, :kind)
                        """)
                .param("area", area.value())
                .param("id", UUID.randomUUID())
                .param("at", Timestamp.from(clock.instant()))
                .param("account", account)
                .param("action", action)
                .param("kind", kind)
                .param("subject", subject == null ? null : subject.toString())
                .update();
    }
}
