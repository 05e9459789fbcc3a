package nl.bruggenbouwer.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for talk_party. */
@Repository
@Transactional
class PartySql {

    private final JdbcClient db;

    PartySql(JdbcClient db) {
        this.db = db;
    }

    /** The organisations of a talk, in the order in which they were chosen. */
    @Transactional(readOnly = true)
    public List<UUID> of(AreaId area, UUID talk) {
        return db.sql("""
                        select organisation_id
                          from talk_party
                         where area_id = :area and talk_id = :talk
                         order by added_at, organisation_id
                        """)
                .param("area", area.value())
                .param("talk", talk)
                .query(UUID.class)
                .list();
    }

    /** Adds one; the same twice is one. */
    public void add(AreaId area, UUID talk, UUID organisation, UUID by, Instant now) {
        db.sql("""
                        insert into talk_party (area_id, talk_id, organisation_id, added_at, added_by)
                        values (:area, :talk, :organisation, :now, :by)
                            on conflict do nothing
                        """)
                .param("area", area.value())
                .param("talk", talk)
                .param("organisation", organisation)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    public void remove(AreaId area, UUID talk, UUID organisation) {
        db.sql("""
                        delete from talk_party
                         where area_id = :area and talk_id = :talk and organisation_id = :organisation
                        """)
                .param("area", area.value())
                .param("talk", talk)
                .param("organisation", organisation)
                .update();
    }
}
