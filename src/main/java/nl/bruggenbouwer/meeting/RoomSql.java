package nl.bruggenbouwer.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.EqualSides;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.start.Time;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL for meeting_round, meeting_phone, meeting_vote and meeting_wish. */
@Repository
@Transactional
class RoomSql {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Round.Wish>> WISHES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> GIVEN = new TypeReference<>() {};

    private final JdbcClient db;

    RoomSql(JdbcClient db) {
        this.db = db;
    }

    /** What one phone gave, and for which side. */
    record Vote(Side side, Map<String, Integer> given) {}

    @Transactional(readOnly = true)
    public List<Round> rounds(AreaId area, UUID meeting) {
        return db.sql("select * from meeting_round where area_id = :area and meeting_id = :meeting order by number")
                .param("area", area.value())
                .param("meeting", meeting)
                .query(RoomSql::round)
                .list();
    }

    /**
     * Begins a round; false when it is one with points and the traject has, or had, another. Two meetings of a traject can be led
     * at once, so this is for the unique key to say. The caller holds the meeting's row.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(JointMeeting meeting, Round round, UUID by, Instant now) {
        return db.sql("""
                        insert into meeting_round (area_id, meeting_id, id, number, kind, question, wishes, opened_at, opened_by,
                               points_of)
                        values (:area, :meeting, :id, :number, :kind, :question, cast(:wishes as jsonb), :now, :by,
                               case when :kind = 'POINTS' then :engagement end)
                            on conflict (area_id, points_of) where points_of is not null do nothing
                        """)
                        .param("area", meeting.area().value())
                        .param("meeting", meeting.id())
                        .param("engagement", meeting.engagement())
                        .param("id", round.id())
                        .param("number", round.number())
                        .param("kind", round.kind().name())
                        .param("question", round.question())
                        .param("wishes", JSON.writeValueAsString(round.wishes()))
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** What there is to see in a room at a moment. */
    @Transactional(readOnly = true)
    public Stage stage(JointMeeting meeting, Instant now) {
        return Stage.of(meeting, rounds(meeting.area(), meeting.id()), () -> wishes(meeting.area(), meeting.id()), now);
    }

    /** The round in which a traject gave its points, or gives them now; none when nobody saw an outcome of one. */
    @Transactional(readOnly = true)
    public Optional<Round.Given> points(AreaId area, UUID engagement) {
        return db.sql("""
                        select m.id, m.title, r.opened_at, r.closed_at
                          from meeting_round r
                          join joint_meeting m on m.area_id = r.area_id and m.id = r.meeting_id
                         where r.area_id = :area and r.points_of = :engagement
                        """)
                .param("area", area.value())
                .param("engagement", engagement)
                .query((row, n) -> new Round.Given(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getTimestamp("opened_at")
                                .toInstant()
                                .atZone(Time.ZONE)
                                .toLocalDate(),
                        row.getTimestamp("closed_at") != null))
                .optional();
    }

    /** Keeps an open round open until commit; empty when it is closed or not there. Many may do so at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Round> holdOpen(AreaId area, UUID meeting, UUID id) {
        return open(area, meeting, id, "for share");
    }

    /** Holds an open round until commit, after everybody who votes now; empty when it is closed or not there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Round> lockOpen(AreaId area, UUID meeting, UUID id) {
        return open(area, meeting, id, "for update");
    }

    private Optional<Round> open(AreaId area, UUID meeting, UUID id, String lock) {
        return db.sql("select * from meeting_round where area_id = :area and meeting_id = :meeting and id = :id "
                        + lock)
                .param("area", area.value())
                .param("meeting", meeting)
                .param("id", id)
                .query(RoomSql::round)
                .optional()
                .filter(round -> !round.closed());
    }

    /** Closes a round and removes who gave what. Points of which nothing is shown may be given again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(AreaId area, UUID meeting, UUID id, EqualSides.Vote outcome, Instant now) {
        db.sql("""
                        update meeting_round
                           set closed_at = :now, outcome = cast(:outcome as jsonb), points_of = case when :shown then points_of end
                         where area_id = :area and meeting_id = :meeting and id = :id
                        """)
                .param("area", area.value())
                .param("meeting", meeting)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("outcome", JSON.writeValueAsString(outcome))
                .param("shown", !outcome.tooFew())
                .update();
        db.sql("delete from meeting_vote where area_id = :area and meeting_id = :meeting and round_id = :id")
                .param("area", area.value())
                .param("meeting", meeting)
                .param("id", id)
                .update();
    }

    /** Lets a phone in, or changes its side. */
    public void join(AreaId area, UUID meeting, byte[] key, Side side) {
        db.sql("""
                        insert into meeting_phone (area_id, meeting_id, key_hash, side) values (:area, :meeting, :key, :side)
                            on conflict (area_id, meeting_id, key_hash) do update set side = excluded.side
                        """)
                .param("area", area.value())
                .param("meeting", meeting)
                .param("key", key)
                .param("side", side.name())
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Side> side(AreaId area, UUID meeting, byte[] key) {
        return db.sql(
                        "select side from meeting_phone where area_id = :area and meeting_id = :meeting and key_hash = :key")
                .param("area", area.value())
                .param("meeting", meeting)
                .param("key", key)
                .query((row, n) -> Side.valueOf(row.getString("side")))
                .optional();
    }

    @Transactional(readOnly = true)
    public int phones(AreaId area, UUID meeting) {
        return db.sql("select count(*) from meeting_phone where area_id = :area and meeting_id = :meeting")
                .param("area", area.value())
                .param("meeting", meeting)
                .query(Integer.class)
                .single();
    }

    /** Keeps what a phone gives, in the place of what it gave before. The caller holds the round open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void vote(AreaId area, UUID meeting, UUID round, byte[] key, Map<String, Integer> given) {
        db.sql("""
                        insert into meeting_vote (area_id, meeting_id, round_id, key_hash, given)
                        values (:area, :meeting, :round, :key, cast(:given as jsonb))
                            on conflict (area_id, meeting_id, round_id, key_hash) do update set given = excluded.given
                        """)
                .param("area", area.value())
                .param("meeting", meeting)
                .param("round", round)
                .param("key", key)
                .param("given", JSON.writeValueAsString(given))
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Map<String, Integer>> given(AreaId area, UUID meeting, UUID round, byte[] key) {
        return db.sql("""
                        select given from meeting_vote
                         where area_id = :area and meeting_id = :meeting and round_id = :round and key_hash = :key
                        """)
                .param("area", area.value())
                .param("meeting", meeting)
                .param("round", round)
                .param("key", key)
                .query((row, n) -> JSON.readValue(row.getString("given"), GIVEN))
                .optional();
    }

    @Transactional(readOnly = true)
    public int votes(AreaId area, UUID meeting, UUID round) {
        return db.sql("""
                        select count(*) from meeting_vote
                         where area_id = :area and meeting_id = :meeting and round_id = :round
                        """)
                .param("area", area.value())
                .param("meeting", meeting)
                .param("round", round)
                .query(Integer.class)
                .single();
    }

    /** All votes of a round. The caller holds its row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Vote> all(AreaId area, UUID meeting, UUID round) {
        return db.sql("""
                        select p.side, v.given
                          from meeting_vote v
                          join meeting_phone p
                            on p.area_id = v.area_id and p.meeting_id = v.meeting_id and p.key_hash = v.key_hash
                         where v.area_id = :area and v.meeting_id = :meeting and v.round_id = :round
                        """)
                .param("area", area.value())
                .param("meeting", meeting)
                .param("round", round)
                .query((row, n) ->
                        new Vote(Side.valueOf(row.getString("side")), JSON.readValue(row.getString("given"), GIVEN)))
                .list();
    }

    /** Adds a wish that nobody sees yet, under the id of its form. */
    public void addWish(AreaId area, UUID meeting, UUID id, String words) {
        db.sql("""
                        insert into meeting_wish (area_id, meeting_id, id, words, shown)
                        values (:area, :meeting, :id, :words, false)
                            on conflict do nothing
                        """)
                .param("area", area.value())
                .param("meeting", meeting)
                .param("id", id)
                .param("words", words)
                .update();
    }

    /** The wishes of the room, in an order that does not tell who came when. */
    @Transactional(readOnly = true)
    public List<RoomWish> wishes(AreaId area, UUID meeting) {
        return db.sql(
                        "select id, words, shown from meeting_wish where area_id = :area and meeting_id = :meeting order by words, id")
                .param("area", area.value())
                .param("meeting", meeting)
                .query((row, n) ->
                        new RoomWish(row.getObject("id", UUID.class), row.getString("words"), row.getBoolean("shown")))
                .list();
    }

    /** Shows a wish, in the words that the coordinator made of it. */
    public void showWish(AreaId area, UUID meeting, UUID id, String words) {
        db.sql("""
                        update meeting_wish set shown = true, words = :words
                         where area_id = :area and meeting_id = :meeting and id = :id
                        """)
                .param("area", area.value())
                .param("meeting", meeting)
                .param("id", id)
                .param("words", words)
                .update();
    }

    public void removeWish(AreaId area, UUID meeting, UUID id) {
        db.sql("delete from meeting_wish where area_id = :area and meeting_id = :meeting and id = :id")
                .param("area", area.value())
                .param("meeting", meeting)
                .param("id", id)
                .update();
    }

    /** Forgets all phones with what they gave, and the wishes that were not shown. */
    public void clear(AreaId area, UUID meeting) {
        db.sql("delete from meeting_phone where area_id = :area and meeting_id = :meeting")
                .param("area", area.value())
                .param("meeting", meeting)
                .update();
        db.sql("delete from meeting_wish where area_id = :area and meeting_id = :meeting and not shown")
                .param("area", area.value())
                .param("meeting", meeting)
                .update();
    }

    private static Round round(ResultSet row, int n) throws SQLException {
        String outcome = row.getString("outcome");
        return new Round(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                Round.Kind.valueOf(row.getString("kind")),
                row.getString("question"),
                JSON.readValue(row.getString("wishes"), WISHES),
                outcome == null ? null : JSON.readValue(outcome, EqualSides.Vote.class));
    }
}
