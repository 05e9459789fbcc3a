package nl.bruggenbouwer.network;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL that finds organisations that are the same, and makes one of two. */
@Repository
@Transactional
class DuplicateSql {

    private final JdbcClient db;

    DuplicateSql(JdbcClient db) {
        this.db = db;
    }

    @Transactional(readOnly = true)
    public List<Duplicate.Name> names(AreaId area) {
        return db.sql("select id, name, side, name_key from organisation where area_id = :area and removed_at is null")
                .param("area", area.value())
                .query((row, n) -> new Duplicate.Name(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Side.valueOf(row.getString("side")),
                        row.getString("name_key")))
                .list();
    }

    /** Organisations with contacts who have the same mail address. */
    @Transactional(readOnly = true)
    public List<List<UUID>> sharedMail(AreaId area) {
        return shared(area, "email_index");
    }

    @Transactional(readOnly = true)
    public List<List<UUID>> sharedPhone(AreaId area) {
        return shared(area, "phone_index");
    }

    private List<List<UUID>> shared(AreaId area, String index) {
        return pairs(
                "select distinct a.organisation_id as one_id, b.organisation_id as other_id"
                        + " from contact a join contact b on b.area_id = a.area_id and b." + index + " = a." + index
                        + " where a.area_id = :area and a.organisation_id < b.organisation_id limit 1000",
                area);
    }

    /** The pairs of which somebody said that they are two. */
    @Transactional(readOnly = true)
    public List<List<UUID>> different(AreaId area) {
        return pairs("select one_id, other_id from organisation_different where area_id = :area", area);
    }

    private List<List<UUID>> pairs(String sql, AreaId area) {
        return db.sql(sql)
                .param("area", area.value())
                .query((row, n) -> List.of(row.getObject("one_id", UUID.class), row.getObject("other_id", UUID.class)))
                .list();
    }

    public void addDifferent(AreaId area, List<UUID> pair, UUID by, Instant now) {
        db.sql("""
                        insert into organisation_different (area_id, one_id, other_id, said_at, said_by)
                        values (:area, :one, :other, :now, :by)
                            on conflict do nothing
                        """)
                .param("area", area.value())
                .param("one", pair.get(0))
                .param("other", pair.get(1))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    /** Holds both rows until commit, always in the same order; how many of them are still there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long lock(AreaId area, UUID one, UUID other) {
        return db
                .sql("""
                        select removed_at is null
                          from organisation
                         where area_id = :area and id in (:one, :other)
                         order by id
                           for update
                        """)
                .param("area", area.value())
                .param("one", one)
                .param("other", other)
                .query(Boolean.class)
                .list()
                .stream()
                .filter(there -> there)
                .count();
    }

    /** Gives what hangs on one to the other, and makes the one a pointer. */
    public void merge(AreaId area, UUID stays, UUID goes, UUID by, Instant now) {
        move(
                "update contact set organisation_id = :stays where area_id = :area and organisation_id = :goes",
                area,
                stays,
                goes);
        move(
                "update exchange_entry set organisation_id = :stays where area_id = :area and organisation_id = :goes",
                area,
                stays,
                goes);
        move("""
                insert into organisation_label (area_id, organisation_id, kind, code)
                select area_id, :stays, kind, code from organisation_label where area_id = :area and organisation_id = :goes
                    on conflict do nothing
                """, area, stays, goes);
        move("""
                update organisation set umbrella_id = :stays
                 where area_id = :area and umbrella_id = :goes and id <> :stays
                """, area, stays, goes);
        move(
                "update proposal set umbrella_id = :stays where area_id = :area and umbrella_id = :goes",
                area,
                stays,
                goes);
        move(
                "update organisation set merged_into = :stays where area_id = :area and merged_into = :goes",
                area,
                stays,
                goes);
        // what one of them lacks comes from the other; what one of them hides stays hidden
        move("""
                update organisation s
                   set what = case when s.what = '' then g.what else s.what end,
                       sought = case when s.what = '' then left(s.sought || ' ' || g.sought, 600) else s.sought end,
                       website = case when s.website = '' then g.website else s.website end,
                       hidden = s.hidden or g.hidden,
                       umbrella_id = case when s.umbrella_id = g.id then nullif(g.umbrella_id, s.id)
                                          else coalesce(s.umbrella_id, nullif(g.umbrella_id, s.id)) end
                  from organisation g
                 where s.area_id = :area and s.id = :stays and g.area_id = :area and g.id = :goes
                """, area, stays, goes);
        db.sql("""
                        update organisation set removed_at = :now, removed_by = :by, merged_into = :stays
                         where area_id = :area and id = :goes
                        """)
                .param("area", area.value())
                .param("stays", stays)
                .param("goes", goes)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    private void move(String sql, AreaId area, UUID stays, UUID goes) {
        db.sql(sql)
                .param("area", area.value())
                .param("stays", stays)
                .param("goes", goes)
                .update();
    }
}
