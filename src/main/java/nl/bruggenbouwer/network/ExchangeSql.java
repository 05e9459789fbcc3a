package nl.bruggenbouwer.network;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for exchange_entry: what organisations offer and look for, by name. */
@Repository
@Transactional
class ExchangeSql {

    private final JdbcClient db;

    ExchangeSql(JdbcClient db) {
        this.db = db;
    }

    /** Of one organisation, newest first; what is over comes last. */
    @Transactional(readOnly = true)
    public List<ExchangeEntry> of(AreaId area, UUID organisation, LocalDate today) {
        return db.sql("""
                        select id, direction, item, words, since, until
                          from exchange_entry
                         where area_id = :area and organisation_id = :organisation
                         order by coalesce(until < :today, false), direction, since desc, added_at desc, id
                        """)
                .param("area", area.value())
                .param("organisation", organisation)
                .param("today", Date.valueOf(today))
                .query((row, n) -> new ExchangeEntry(
                        row.getObject("id", UUID.class),
                        ExchangeEntry.Direction.valueOf(row.getString("direction")),
                        row.getString("item"),
                        row.getString("words"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    /** Adds one; false when its id is there already. */
    public boolean add(AreaId area, UUID organisation, ExchangeEntry entry, @Nullable UUID by, Instant now) {
        LocalDate until = entry.until();
        return db.sql("""
                                insert into exchange_entry (area_id, id, organisation_id, direction, item, words, since, until,
                                                            added_at, added_by)
                                values (:area, :id, :organisation, :direction, :item, :words, :since, :until, :now, :by)
                                    on conflict do nothing
                                """)
                        .param("area", area.value())
                        .param("id", entry.id())
                        .param("organisation", organisation)
                        .param("direction", entry.direction().name())
                        .param("item", entry.item())
                        .param("words", entry.words())
                        .param("since", Date.valueOf(entry.since()))
                        .param("until", until == null ? null : Date.valueOf(until))
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Removes one; false when it is not there (any more). */
    public boolean remove(AreaId area, UUID organisation, UUID id) {
        return db.sql(
                                "delete from exchange_entry where area_id = :area and organisation_id = :organisation and id = :id")
                        .param("area", area.value())
                        .param("organisation", organisation)
                        .param("id", id)
                        .update()
                == 1;
    }
}
