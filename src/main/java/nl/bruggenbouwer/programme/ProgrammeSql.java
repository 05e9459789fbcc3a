package nl.bruggenbouwer.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** SQL for programme and programme_revision. */
@Repository
@Transactional
class ProgrammeSql {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = """
            select p.area_id, p.id, p.engagement_id, p.revision, r.same_as, r.made_at, r.made_by, r.content
              from programme p
              join programme_revision r on r.area_id = p.area_id and r.programme_id = p.id and r.revision = p.revision
             where p.area_id = :area
            """;

    private final JdbcClient db;

    ProgrammeSql(JdbcClient db) {
        this.db = db;
    }

    @Transactional(readOnly = true)
    public Optional<Programme> of(AreaId area, UUID engagement) {
        return db.sql(SELECT + " and p.engagement_id = :engagement")
                .param("area", area.value())
                .param("engagement", engagement)
                .query(ProgrammeSql::programme)
                .optional();
    }

    /** The traject of the programme in which an item is now. */
    @Transactional(readOnly = true)
    public Optional<UUID> with(AreaId area, UUID item) {
        return db.sql("""
                        select p.engagement_id
                          from programme p
                          join programme_revision r
                            on r.area_id = p.area_id and r.programme_id = p.id and r.revision = p.revision
                         where p.area_id = :area
                           and r.content -> 'items' @> jsonb_build_array(jsonb_build_object('id', cast(:item as text)))
                         order by p.id
                         limit 1
                        """)
                .param("area", area.value())
                .param("item", item.toString())
                .query(UUID.class)
                .optional();
    }

    /** The trajects of an area whose programme has something in it, the one that changed last first. */
    @Transactional(readOnly = true)
    public List<UUID> filled(AreaId area) {
        return db.sql("""
                        select p.engagement_id
                          from programme p
                          join programme_revision r
                            on r.area_id = p.area_id and r.programme_id = p.id and r.revision = p.revision
                         where p.area_id = :area and jsonb_array_length(r.content -> 'items') > 0
                         order by r.made_at desc, p.id
                        """).param("area", area.value()).query(UUID.class).list();
    }

    /** The programme of a traject, begun empty when there is none; holds its row until commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Programme lock(AreaId area, UUID engagement, UUID by, Instant now) {
        UUID id = UUID.randomUUID();
        boolean begun = db.sql("""
                                insert into programme (area_id, id, engagement_id, revision) values (:area, :id, :engagement, 1)
                                    on conflict (area_id, engagement_id) do nothing
                                """)
                        .param("area", area.value())
                        .param("id", id)
                        .param("engagement", engagement)
                        .update()
                == 1;
        if (begun) {
            addRevision(new Programme(area, id, engagement, 1, 1, now, by, Content.EMPTY));
        }
        db.sql("select 1 from programme where area_id = :area and engagement_id = :engagement for update")
                .param("area", area.value())
                .param("engagement", engagement)
                .query(Integer.class)
                .single();
        return of(area, engagement).orElseThrow();
    }

    /** Makes this the programme of now. The caller holds the row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Programme programme) {
        addRevision(programme);
        db.sql("update programme set revision = :revision where area_id = :area and id = :id")
                .param("area", programme.area().value())
                .param("id", programme.id())
                .param("revision", programme.revision())
                .update();
    }

    private void addRevision(Programme programme) {
        db.sql("""
                        insert into programme_revision (area_id, programme_id, revision, content, same_as, made_at, made_by)
                        values (:area, :id, :revision, cast(:content as jsonb), :same, :at, :by)
                        """)
                .param("area", programme.area().value())
                .param("id", programme.id())
                .param("revision", programme.revision())
                .param("content", JSON.writeValueAsString(programme.content()))
                .param("same", programme.sameAs())
                .param("at", Timestamp.from(programme.at()))
                .param("by", programme.by())
                .update();
    }

    /** What a programme looked like at a revision, and since which one it had looked so. */
    @Transactional(readOnly = true)
    public Programme at(Programme programme, int revision) {
        return db.sql("""
                        select r.area_id, r.programme_id as id, cast(:engagement as uuid) as engagement_id, r.revision, r.same_as,
                               r.made_at, r.made_by, r.content
                          from programme_revision r
                         where r.area_id = :area and r.programme_id = :id and r.revision = :revision
                        """)
                .param("area", programme.area().value())
                .param("id", programme.id())
                .param("engagement", programme.engagement())
                .param("revision", revision)
                .query(ProgrammeSql::programme)
                .single();
    }

    private static Programme programme(ResultSet row, int n) throws SQLException {
        return new Programme(
                new AreaId(row.getInt("area_id")),
                row.getObject("id", UUID.class),
                row.getObject("engagement_id", UUID.class),
                row.getInt("revision"),
                row.getInt("same_as"),
                row.getTimestamp("made_at").toInstant(),
                row.getObject("made_by", UUID.class),
                JSON.readValue(row.getString("content"), Content.class));
    }
}
