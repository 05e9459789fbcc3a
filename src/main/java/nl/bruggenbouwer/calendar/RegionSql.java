package nl.bruggenbouwer.calendar;

import java.util.Optional;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for area_school_region. */
@Repository
@Transactional
class RegionSql {

    private final JdbcClient db;

    RegionSql(JdbcClient db) {
        this.db = db;
    }

    @Transactional(readOnly = true)
    public Optional<Region> chosen(AreaId area) {
        return db.sql("select region from area_school_region where area_id = :area")
                .param("area", area.value())
                .query((row, n) -> Region.valueOf(row.getString("region")))
                .optional();
    }

    /** @param region null = the one of the municipalities counts again */
    public void choose(AreaId area, @Nullable Region region) {
        if (region == null) {
            db.sql("delete from area_school_region where area_id = :area")
                    .param("area", area.value())
                    .update();
        } else {
            db.sql("""
                            insert into area_school_region (area_id, region) values (:area, :region)
                            on conflict (area_id) do update set region = excluded.region
                            """)
                    .param("area", area.value())
                    .param("region", region.name())
                    .update();
        }
    }
}
