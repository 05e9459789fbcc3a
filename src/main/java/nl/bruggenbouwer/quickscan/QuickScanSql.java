package nl.bruggenbouwer.quickscan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Rows;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for quickscan, quickscan_side and questionnaire_version. */
@Repository
@Transactional
class QuickScanSql {

    static final String SELECT = """
            select q.*, s.side, s.expected, s.spread_by
              from quickscan q
              left join quickscan_side s on s.area_id = q.area_id and s.quickscan_id = q.id
            """;

    private final JdbcClient db;

    QuickScanSql(JdbcClient db) {
        this.db = db;
    }

    @Transactional(readOnly = true)
    public Optional<QuickScan> find(AreaId area, UUID id) {
        return scans(db.sql(SELECT + " where q.area_id = :area and q.id = :id")
                        .param("area", area.value())
                        .param("id", id))
                .stream()
                .findFirst();
    }

    /** The scan, its row held until commit, so that two people cannot take the same step. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<QuickScan> lock(AreaId area, UUID id) {
        db.sql("select 1 from quickscan where area_id = :area and id = :id for update")
                .param("area", area.value())
                .param("id", id)
                .query(Integer.class)
                .optional();
        return find(area, id);
    }

    /** The scans of some areas, newest first. */
    @Transactional(readOnly = true)
    public List<QuickScan> in(Collection<AreaId> areas) {
        return scans(db.sql(SELECT + " where q.area_id = any(:areas) order by q.prepared_at desc, q.id")
                .param("areas", AreaId.values(areas)));
    }

    /** The scans of some areas that were closed, newest first. */
    @Transactional(readOnly = true)
    public List<QuickScan> closedIn(Collection<AreaId> areas) {
        return scans(db.sql(
                        SELECT
                                + " where q.area_id = any(:areas) and q.closed_at is not null order by q.prepared_at desc, q.id")
                .param("areas", AreaId.values(areas)));
    }

    static List<QuickScan> scans(JdbcClient.StatementSpec statement) {
        Map<UUID, QuickScan> scans = new LinkedHashMap<>();
        statement.query(row -> {
            UUID id = row.getObject("id", UUID.class);
            QuickScan scan = scans.get(id);
            if (scan == null) {
                scan = scan(row);
                scans.put(id, scan);
            }
            String side = row.getString("side");
            if (side != null) {
                scan.sides()
                        .put(
                                Side.valueOf(side),
                                new QuickScan.Invited(row.getInt("expected"), row.getString("spread_by")));
            }
        });
        return List.copyOf(scans.values());
    }

    private static QuickScan scan(ResultSet row) throws SQLException {
        return new QuickScan(
                new AreaId(row.getInt("area_id")),
                row.getObject("id", UUID.class),
                row.getObject("engagement_id", UUID.class),
                row.getString("title"),
                row.getString("questionnaire_hash"),
                List.of(row.getString("languages").split(",")),
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                row.getString("meeting"),
                row.getInt("ceiling"),
                row.getObject("prepared_by", UUID.class),
                row.getObject("opening_asked_by", UUID.class),
                withoutTalk(row),
                Rows.instant(row, "opened_at"),
                row.getBytes("public_key"),
                row.getObject("stop_asked_by", UUID.class),
                Rows.instant(row, "stop_at"),
                row.getObject("stop_confirmed_by", UUID.class),
                row.getObject("closing_asked_by", UUID.class),
                Rows.instant(row, "closed_at"),
                Rows.instant(row, "destroyed_at"),
                Rows.instant(row, "released_at"),
                new EnumMap<>(Side.class));
    }

    private static @Nullable WithoutTalk withoutTalk(ResultSet row) throws SQLException {
        String reason = row.getString("no_talk_reason");
        return reason == null
                ? null
                : new WithoutTalk(WithoutTalk.Reason.valueOf(reason), row.getString("no_talk_note"));
    }

    /** Keeps a questionnaire version under its content hash; the same version twice is one row. */
    public void keepQuestionnaire(Questionnaire questionnaire, Instant now) {
        db.sql("""
                        insert into questionnaire_version (hash, content, stored_at)
                        values (:hash, :content, :now)
                            on conflict do nothing
                        """)
                .param("hash", questionnaire.hash())
                .param("content", questionnaire.toJson())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The version that a scan asks. */
    @Transactional(readOnly = true)
    public Questionnaire questionnaire(QuickScan scan) {
        return Questionnaire.parse(db.sql("select content from questionnaire_version where hash = :hash")
                .param("hash", scan.questionnaireHash())
                .query(String.class)
                .single());
    }

    /** Adds a draft, or changes it. Nothing changes once opening is asked. */
    public boolean save(QuickScan scan, Instant now) {
        boolean changed = db.sql("""
                                insert into quickscan (area_id, id, engagement_id, title, questionnaire_hash, languages,
                                                       opens_at, closes_at, meeting, ceiling, prepared_at, prepared_by)
                                values (:area, :id, :engagement, :title, :hash, :languages, :opens, :closes, :meeting, :ceiling, :now, :by)
                                    on conflict (area_id, id) do update
                                   set title = excluded.title, questionnaire_hash = excluded.questionnaire_hash,
                                       languages = excluded.languages, opens_at = excluded.opens_at,
                                       closes_at = excluded.closes_at, meeting = excluded.meeting,
                                       ceiling = excluded.ceiling
                                 where quickscan.opening_asked_at is null
                                """)
                        .param("area", scan.area().value())
                        .param("id", scan.id())
                        .param("engagement", scan.engagement())
                        .param("title", scan.title())
                        .param("hash", scan.questionnaireHash())
                        .param("languages", String.join(",", scan.languages()))
                        .param("opens", Timestamp.from(scan.opensAt()))
                        .param("closes", Timestamp.from(scan.closesAt()))
                        .param("meeting", scan.meeting())
                        .param("ceiling", scan.ceiling())
                        .param("now", Timestamp.from(now))
                        .param("by", scan.preparedBy())
                        .update()
                == 1;
        if (changed) {
            db.sql("delete from quickscan_side where area_id = :area and quickscan_id = :id")
                    .param("area", scan.area().value())
                    .param("id", scan.id())
                    .update();
            scan.sides().forEach((side, invited) -> addSide(scan, side, invited));
        }
        return changed;
    }

    private void addSide(QuickScan scan, Side side, QuickScan.Invited invited) {
        db.sql("""
                        insert into quickscan_side (area_id, quickscan_id, side, expected, spread_by)
                        values (:area, :id, :side, :expected, :spreadBy)
                        """)
                .param("area", scan.area().value())
                .param("id", scan.id())
                .param("side", side.name())
                .param("expected", invited.expected())
                .param("spreadBy", invited.spreadBy())
                .update();
    }

    public void askOpening(QuickScan scan, @Nullable WithoutTalk without, UUID by, Instant now) {
        db.sql("""
                        update quickscan
                           set opening_asked_at = :now, opening_asked_by = :by, no_talk_reason = :reason, no_talk_note = :note
                         where area_id = :area and id = :id
                        """)
                .param("area", scan.area().value())
                .param("id", scan.id())
                .param("by", by)
                .param("reason", without == null ? null : without.reason().name())
                .param("note", without == null ? null : without.note())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Back to a draft, because the second person did not agree. */
    public void withdrawOpening(QuickScan scan) {
        db.sql("""
                        update quickscan
                           set opening_asked_at = null, opening_asked_by = null, no_talk_reason = null, no_talk_note = null
                         where area_id = :area and id = :id and opened_at is null
                        """).param("area", scan.area().value()).param("id", scan.id()).update();
    }

    public void open(QuickScan scan, UUID by, byte[] publicKey, Instant now) {
        db.sql("""
                        update quickscan set opened_at = :now, opened_by = :by, public_key = :key
                         where area_id = :area and id = :id
                        """)
                .param("area", scan.area().value())
                .param("id", scan.id())
                .param("by", by)
                .param("key", publicKey)
                .param("now", Timestamp.from(now))
                .update();
    }

    public void askStop(QuickScan scan, UUID by, Instant stopAt, Instant now) {
        db.sql("""
                        update quickscan set stop_asked_at = :now, stop_asked_by = :by, stop_at = :stop
                         where area_id = :area and id = :id
                        """)
                .param("area", scan.area().value())
                .param("id", scan.id())
                .param("by", by)
                .param("stop", Timestamp.from(stopAt))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Confirms the early stop; the moment counts from the confirmation. */
    public void confirmStop(QuickScan scan, UUID by, Instant stopAt) {
        db.sql("""
                        update quickscan set stop_confirmed_by = :by, stop_at = :stop
                         where area_id = :area and id = :id
                        """)
                .param("area", scan.area().value())
                .param("id", scan.id())
                .param("by", by)
                .param("stop", Timestamp.from(stopAt))
                .update();
    }

    public void askClosing(QuickScan scan, UUID by, Instant now) {
        step(scan, "closing_asked_at = :now, closing_asked_by = :by", by, now);
    }

    /** Notes that the coordinators were told that the scan has ended; false when that was noted before. */
    public boolean told(QuickScan scan, Instant now) {
        return db.sql("""
                                update quickscan set ended_told_at = :now
                                 where area_id = :area and id = :id and ended_told_at is null
                                """)
                        .param("area", scan.area().value())
                        .param("id", scan.id())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    public void release(QuickScan scan, UUID by, Instant now) {
        step(scan, "released_at = :now, released_by = :by", by, now);
    }

    private void step(QuickScan scan, String columns, UUID by, Instant now) {
        db.sql("update quickscan set " + columns + " where area_id = :area and id = :id")
                .param("area", scan.area().value())
                .param("id", scan.id())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Removes a draft. */
    public void delete(QuickScan scan) {
        db.sql("delete from quickscan where area_id = :area and id = :id and opening_asked_at is null")
                .param("area", scan.area().value())
                .param("id", scan.id())
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<String> published(AreaId area, UUID id) {
        return db.sql("select published from outcome where area_id = :area and quickscan_id = :id")
                .param("area", area.value())
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Forms per side of last night, rounded down to a multiple of 5; a side without a row has less than 5. */
    @Transactional(readOnly = true)
    public Map<Side, Integer> turnout(AreaId area, UUID id) {
        Map<Side, Integer> turnout = new EnumMap<>(Side.class);
        db.sql("select side, at_least from turnout where area_id = :area and quickscan_id = :id")
                .param("area", area.value())
                .param("id", id)
                .query(row -> {
                    turnout.put(Side.valueOf(row.getString("side")), row.getInt("at_least"));
                });
        return Collections.unmodifiableMap(turnout);
    }
}
