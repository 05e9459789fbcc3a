package nl.bruggenbouwer.network;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for consent. Rows are added and withdrawn, never changed. */
@Repository
@Transactional
class ConsentSql {

    private final JdbcClient db;

    ConsentSql(JdbcClient db) {
        this.db = db;
    }

    /** Of one contact: what lives first, then the latest. */
    @Transactional(readOnly = true)
    public List<Consent> of(AreaId area, UUID contact) {
        return db.sql("""
                        select id, purpose, given_on, how, version, wording, recorded_by, withdrawn_at
                          from consent
                         where area_id = :area and contact_id = :contact
                         order by withdrawn_at is not null, withdrawn_at desc, given_on, id
                        """)
                .param("area", area.value())
                .param("contact", contact)
                .query(ConsentSql::consent)
                .list();
    }

    /** All that live in an area, by contact. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Consent>> live(AreaId area) {
        Map<UUID, List<Consent>> live = new HashMap<>();
        db.sql("select * from consent where area_id = :area and withdrawn_at is null order by given_on, id")
                .param("area", area.value())
                .query(row -> {
                    live.computeIfAbsent(row.getObject("contact_id", UUID.class), id -> new ArrayList<>())
                            .add(consent(row, 0));
                });
        return live;
    }

    /** Adds it, unless the contact's consent to this purpose lives already. */
    public boolean add(AreaId area, UUID contact, Consent consent, Instant now) {
        return db.sql("""
                                insert into consent (area_id, id, contact_id, purpose, given_on, how, version, wording,
                                                     recorded_at, recorded_by)
                                values (:area, :id, :contact, :purpose, :givenOn, :how, :version, :wording, :now, :by)
                                    on conflict do nothing
                                """)
                        .param("area", area.value())
                        .param("id", consent.id())
                        .param("contact", contact)
                        .param("purpose", consent.purpose().name())
                        .param("givenOn", Date.valueOf(consent.givenOn()))
                        .param("how", consent.how().name())
                        .param("version", consent.version())
                        .param("wording", consent.wording())
                        .param("now", Timestamp.from(now))
                        .param("by", consent.by())
                        .update()
                == 1;
    }

    /** Withdraws what lives; false when nothing did. */
    public boolean withdraw(AreaId area, UUID contact, Purpose purpose, @Nullable UUID by, Instant now) {
        return db.sql("""
                                update consent set withdrawn_at = :now, withdrawn_by = :by
                                 where area_id = :area and contact_id = :contact and purpose = :purpose
                                   and withdrawn_at is null
                                """)
                        .param("area", area.value())
                        .param("contact", contact)
                        .param("purpose", purpose.name())
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    private static Consent consent(ResultSet row, int n) throws SQLException {
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new Consent(
                row.getObject("id", UUID.class),
                Purpose.valueOf(row.getString("purpose")),
                row.getObject("given_on", LocalDate.class),
                Consent.How.valueOf(row.getString("how")),
                row.getString("version"),
                row.getString("wording"),
                row.getObject("recorded_by", UUID.class),
                withdrawn == null ? null : withdrawn.toInstant());
    }
}
