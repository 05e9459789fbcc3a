package nl.bruggenbouwer.quickscan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for free_text. */
@Repository
@Transactional
class FreeTextSql {

    private static final String SELECT = "select id, raw, redacted, first_by, reviewed_at, second_ok from free_text";

    private final JdbcClient db;

    FreeTextSql(JdbcClient db) {
        this.db = db;
    }

    /** The texts of a scan, in the order of their random ids. */
    @Transactional(readOnly = true)
    public List<FreeText> in(AreaId area, UUID scan) {
        return db.sql(SELECT + " where area_id = :area and quickscan_id = :scan order by id")
                .param("area", area.value())
                .param("scan", scan)
                .query(FreeTextSql::text)
                .list();
    }

    /** Scans with a text that still waits for this person. */
    @Transactional(readOnly = true)
    public Set<UUID> unread(Collection<AreaId> areas, UUID by) {
        return Set.copyOf(db.sql("""
                        select distinct quickscan_id
                          from free_text
                         where area_id = any(:areas) and reviewed_at is null and (first_by is null or first_by <> :by)
                        """)
                .param("areas", AreaId.values(areas))
                .param("by", by)
                .query(UUID.class)
                .list());
    }

    /** One text, its row held until commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<FreeText> lock(AreaId area, UUID scan, UUID id) {
        return db.sql(SELECT + " where area_id = :area and quickscan_id = :scan and id = :id for update")
                .param("area", area.value())
                .param("scan", scan)
                .param("id", id)
                .query(FreeTextSql::text)
                .optional();
    }

    /** The first of two: proposes a text. */
    public void propose(AreaId area, UUID id, String redacted, UUID by) {
        db.sql("""
                        update free_text set redacted = :redacted, first_by = :by, first_ok = true
                         where area_id = :area and id = :id and reviewed_at is null
                        """)
                .param("area", area.value())
                .param("id", id)
                .param("redacted", redacted)
                .param("by", by)
                .update();
    }

    /** The second of two agrees with what the first proposed. */
    public void approve(AreaId area, UUID id, UUID by, Instant now) {
        db.sql("""
                        update free_text set second_by = :by, second_ok = true, reviewed_at = :now
                         where area_id = :area and id = :id and reviewed_at is null and first_ok
                        """)
                .param("area", area.value())
                .param("id", id)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** One no is enough. */
    public void reject(AreaId area, UUID id, UUID by, Instant now) {
        db.sql("""
                        update free_text
                           set first_ok = case when first_by is null or first_by = :by then false else first_ok end,
                               second_by = case when first_by <> :by then :by end,
                               second_ok = case when first_by <> :by then false end,
                               first_by = coalesce(first_by, :by),
                               redacted = null,
                               reviewed_at = :now
                         where area_id = :area and id = :id and reviewed_at is null
                        """)
                .param("area", area.value())
                .param("id", id)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static FreeText text(ResultSet row, int n) throws SQLException {
        boolean reviewed = row.getTimestamp("reviewed_at") != null;
        return new FreeText(
                row.getObject("id", UUID.class),
                row.getString("raw"),
                row.getString("redacted"),
                first(row),
                reviewed,
                reviewed && row.getBoolean("second_ok"));
    }

    private static @Nullable UUID first(ResultSet row) throws SQLException {
        return row.getObject("first_by", UUID.class);
    }
}
