package nl.bruggenbouwer.meeting;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Rows;
import nl.bruggenbouwer.disclosure.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for joint_meeting. */
@Repository
@Transactional
class JointMeetingSql {

    private final JdbcClient db;

    JointMeetingSql(JdbcClient db) {
        this.db = db;
    }

    /** Adds a meeting; false when it is there already (a form that was sent twice). */
    public boolean add(AreaId area, JointMeeting.Plan plan, String code, UUID by, Instant now) {
        return written(
                        db.sql("""
                        insert into joint_meeting (area_id, id, engagement_id, title, day, starts, ends, place, agenda, code,
                               made_at, made_by)
                        values (:area, :id, :engagement, :title, :day, :starts, :ends, :place, :agenda, :code, :now, :by)
                            on conflict (area_id, id) do nothing
                        """)
                                .param("engagement", plan.engagement())
                                .param("code", code)
                                .param("now", Timestamp.from(now))
                                .param("by", by),
                        area,
                        plan)
                == 1;
    }

    /** Puts a plan in the place of the one before; counts when another day, time or place is among it. */
    public void change(AreaId area, JointMeeting.Plan plan, boolean moved) {
        written(db.sql("""
                        update joint_meeting
                           set title = :title, day = :day, starts = :starts, ends = :ends, place = :place, agenda = :agenda,
                               sequence = sequence + :moved
                         where area_id = :area and id = :id
                        """).param("moved", moved ? 1 : 0), area, plan);
    }

    private static int written(JdbcClient.StatementSpec statement, AreaId area, JointMeeting.Plan plan) {
        return statement
                .param("area", area.value())
                .param("id", plan.id())
                .param("title", plan.title())
                .param("day", Date.valueOf(plan.day()))
                .param("starts", Time.valueOf(plan.from()))
                .param("ends", Time.valueOf(plan.until()))
                .param("place", plan.place())
                .param("agenda", plan.agenda())
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<JointMeeting> find(AreaId area, UUID id) {
        return db.sql("select * from joint_meeting where area_id = :area and id = :id")
                .param("area", area.value())
                .param("id", id)
                .query(JointMeetingSql::meeting)
                .optional();
    }

    /** Holds the row until commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<JointMeeting> lock(AreaId area, UUID id) {
        return db.sql("select * from joint_meeting where area_id = :area and id = :id for update")
                .param("area", area.value())
                .param("id", id)
                .query(JointMeetingSql::meeting)
                .optional();
    }

    /** The area's meetings, the latest day first. */
    @Transactional(readOnly = true)
    public List<JointMeeting> in(AreaId area) {
        return db.sql("select * from joint_meeting where area_id = :area order by day desc, id")
                .param("area", area.value())
                .query(JointMeetingSql::meeting)
                .list();
    }

    /** The meetings of a traject, the latest day first. */
    @Transactional(readOnly = true)
    public List<JointMeeting> of(AreaId area, UUID engagement) {
        return db.sql("""
                        select *
                          from joint_meeting
                         where area_id = :area and engagement_id = :engagement
                         order by day desc, starts desc, id
                        """)
                .param("area", area.value())
                .param("engagement", engagement)
                .query(JointMeetingSql::meeting)
                .list();
    }

    public void opened(AreaId area, UUID id, Instant now) {
        db.sql("update joint_meeting set opened_at = :now where area_id = :area and id = :id and opened_at is null")
                .param("area", area.value())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    public void ended(AreaId area, UUID id, Instant now) {
        db.sql("update joint_meeting set ended_at = :now where area_id = :area and id = :id and ended_at is null")
                .param("area", area.value())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    public void held(AreaId area, UUID id, JointMeeting.Held held, Instant now) {
        db.sql("""
                        update joint_meeting
                           set held_at = coalesce(held_at, :now), minutes = :minutes, minutes_edit = minutes_edit + 1,
                               present_formal = :formal,
                               present_informal = :informal, present_municipality = :municipality
                         where area_id = :area and id = :id
                        """)
                .param("area", area.value())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("minutes", held.minutes())
                .param("formal", held.present().get(Side.FORMAL))
                .param("informal", held.present().get(Side.INFORMAL))
                .param("municipality", held.present().get(Side.MUNICIPALITY))
                .update();
    }

    /** The organisations that speak for the side of the organisations. The caller holds the meeting's row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void setRepresentatives(AreaId area, UUID meeting, Collection<UUID> organisations) {
        db.sql("delete from meeting_representative where area_id = :area and meeting_id = :meeting")
                .param("area", area.value())
                .param("meeting", meeting)
                .update();
        organisations.forEach(
                organisation -> db.sql("insert into meeting_representative values (:area, :meeting, :organisation)")
                        .param("area", area.value())
                        .param("meeting", meeting)
                        .param("organisation", organisation)
                        .update());
    }

    @Transactional(readOnly = true)
    public List<UUID> representatives(AreaId area, UUID meeting) {
        return db.sql("""
                        select organisation_id
                          from meeting_representative
                         where area_id = :area and meeting_id = :meeting
                         order by organisation_id
                        """)
                .param("area", area.value())
                .param("meeting", meeting)
                .query(UUID.class)
                .list();
    }

    private static JointMeeting meeting(ResultSet row, int n) throws SQLException {
        Map<Side, Integer> present = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            int people = row.getInt("present_" + side.name().toLowerCase(java.util.Locale.ROOT));
            if (!row.wasNull()) {
                present.put(side, people);
            }
        }
        return new JointMeeting(
                new AreaId(row.getInt("area_id")),
                row.getObject("id", UUID.class),
                row.getObject("engagement_id", UUID.class),
                row.getString("title"),
                row.getObject("day", LocalDate.class),
                row.getObject("starts", LocalTime.class),
                row.getObject("ends", LocalTime.class),
                row.getString("place"),
                row.getString("agenda"),
                row.getString("code"),
                Rows.instant(row, "opened_at"),
                Rows.instant(row, "ended_at"),
                Rows.instant(row, "held_at"),
                present,
                row.getString("minutes"),
                row.getInt("minutes_edit"),
                row.getInt("sequence"));
    }
}
