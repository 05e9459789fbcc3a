package nl.bruggenbouwer.network;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for contact_link, and for the yearly question that goes out with one. */
@Repository
@Transactional
class ContactLinkSql {

    private static final String UNANSWERED = """
              from contact c
              join organisation o on o.area_id = c.area_id and o.id = c.organisation_id
             where c.asked_at < :before and c.confirmed_at < c.asked_at and o.removed_at is null
            """;

    private final JdbcClient db;

    ContactLinkSql(JdbcClient db) {
        this.db = db;
    }

    /** Keeps a new link in the place of the one that was there. */
    public void put(AreaId area, UUID contact, byte[] hash, LocalDate expiresOn, @Nullable UUID by, Instant now) {
        db.sql("""
                        insert into contact_link (area_id, contact_id, hash, expires_on, made_at, made_by)
                        values (:area, :contact, :hash, :expires, :now, :by)
                            on conflict (area_id, contact_id) do update
                           set hash = excluded.hash, expires_on = excluded.expires_on, made_at = excluded.made_at,
                               made_by = excluded.made_by
                        """)
                .param("area", area.value())
                .param("contact", contact)
                .param("hash", hash)
                .param("expires", Date.valueOf(expiresOn))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    /** Whose link this is, if it still opens. */
    @Transactional(readOnly = true)
    public Optional<UUID> contact(AreaId area, byte[] hash, LocalDate today) {
        return db.sql("""
                        select contact_id
                          from contact_link
                         where area_id = :area and hash = :hash and expires_on >= :today
                        """)
                .param("area", area.value())
                .param("hash", hash)
                .param("today", Date.valueOf(today))
                .query(UUID.class)
                .optional();
    }

    /** The last day of a contact's link, if it still opens. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> expiry(AreaId area, UUID contact, LocalDate today) {
        return db.sql("""
                        select expires_on
                          from contact_link
                         where area_id = :area and contact_id = :contact and expires_on >= :today
                        """)
                .param("area", area.value())
                .param("contact", contact)
                .param("today", Date.valueOf(today))
                .query(LocalDate.class)
                .optional();
    }

    /** False when there was none. */
    public boolean revoke(AreaId area, UUID contact) {
        return db.sql("delete from contact_link where area_id = :area and contact_id = :contact")
                        .param("area", area.value())
                        .param("contact", contact)
                        .update()
                == 1;
    }

    /** Contacts with a mail address that nobody confirmed since a moment, and who were not asked since they were confirmed. */
    @Transactional(readOnly = true)
    public List<UUID> due(AreaId area, Instant before) {
        return db.sql("""
                        select c.id
                          from contact c
                          join organisation o on o.area_id = c.area_id and o.id = c.organisation_id
                         where c.area_id = :area and c.email is not null and c.confirmed_at < :before
                           and (c.asked_at is null or c.asked_at < c.confirmed_at) and o.removed_at is null
                         order by c.confirmed_at, c.id
                        """)
                .param("area", area.value())
                .param("before", Timestamp.from(before))
                .query(UUID.class)
                .list();
    }

    /** Notes the question, and holds the row until commit; false when it went out already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean ask(AreaId area, UUID contact, Instant before, Instant now) {
        return db.sql("""
                                update contact
                                   set asked_at = :now
                                 where area_id = :area and id = :contact and confirmed_at < :before
                                   and (asked_at is null or asked_at < confirmed_at)
                                """)
                        .param("area", area.value())
                        .param("contact", contact)
                        .param("before", Timestamp.from(before))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Contacts who were asked before a moment and did not answer. */
    @Transactional(readOnly = true)
    public List<Unanswered> unanswered(AreaId area, Instant before) {
        return db.sql("select c.id as contact, o.name as organisation, c.asked_at " + UNANSWERED
                        + " and c.area_id = :area order by c.asked_at, c.id")
                .param("area", area.value())
                .param("before", Timestamp.from(before))
                .query((row, n) -> new Unanswered(
                        row.getObject("contact", UUID.class),
                        row.getString("organisation"),
                        row.getTimestamp("asked_at").toInstant()))
                .list();
    }

    /** How many there are, for those of these areas that have any. */
    @Transactional(readOnly = true)
    public Map<AreaId, Integer> unanswered(Collection<AreaId> areas, Instant before) {
        Map<AreaId, Integer> counts = new HashMap<>();
        if (!areas.isEmpty()) {
            db.sql("select c.area_id, count(*) as n " + UNANSWERED + " and c.area_id = any(:areas) group by c.area_id")
                    .param("areas", AreaId.values(areas))
                    .param("before", Timestamp.from(before))
                    .query(row -> {
                        counts.put(new AreaId(row.getInt("area_id")), row.getInt("n"));
                    });
        }
        return counts;
    }
}
