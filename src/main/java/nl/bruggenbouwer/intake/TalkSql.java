package nl.bruggenbouwer.intake;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL for talk and talk_block. */
@Repository
@Transactional
class TalkSql {

    private static final String SELECT = """
            select t.area_id, t.id, t.engagement_id, t.kind, t.planned_on, t.planned_at, t.place, t.online, t.form, t.present,
                   t.held_on, t.cancelled_at, t.outcome, t.outcome_until, t.outcome_reason, t.outcome_at, t.outcome_by,
                   array(select b.code from talk_block b where b.area_id = t.area_id and b.talk_id = t.id and b.filled) as filled
              from talk t
             where t.area_id = :area
            """;
    private static final String OF_TRAJECT = SELECT + " and t.engagement_id = :engagement";

    private final JdbcClient db;
    private final Vault vault;

    TalkSql(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** The talks of a traject, in order of their day; those without one last. */
    @Transactional(readOnly = true)
    public List<Talk> of(AreaId area, UUID engagement) {
        return db.sql(OF_TRAJECT + " order by coalesce(t.held_on, t.planned_on), t.made_at, t.id")
                .param("area", area.value())
                .param("engagement", engagement)
                .query(this::talk)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Talk> find(AreaId area, UUID engagement, UUID id) {
        return db.sql(OF_TRAJECT + " and t.id = :id")
                .param("area", area.value())
                .param("engagement", engagement)
                .param("id", id)
                .query(this::talk)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Talk> find(AreaId area, UUID id) {
        return db.sql(SELECT + " and t.id = :id")
                .param("area", area.value())
                .param("id", id)
                .query(this::talk)
                .optional();
    }

    @Transactional(readOnly = true)
    public boolean held(AreaId area, UUID engagement, Talk.Kind kind) {
        return db.sql("""
                        select exists (select 1
                                         from talk
                                        where area_id = :area and engagement_id = :engagement and kind = :kind
                                          and held_on is not null)
                        """)
                .param("area", area.value())
                .param("engagement", engagement)
                .param("kind", kind.name())
                .query(Boolean.class)
                .single();
    }

    /**
     * A talk with which something waits: its day, a report that was not sent, or somebody who does not agree with it.
     *
     * @param plannedOn null once it was held
     * @param objections to the version that was sent last
     */
    record Waiting(
            AreaId area,
            UUID engagement,
            UUID talk,
            Talk.Kind kind,
            @Nullable LocalDate plannedOn,
            int objections) {}

    /** What waits of the talks of some areas, in one query. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(Collection<AreaId> areas) {
        return db.sql("""
                        select t.area_id, t.engagement_id, t.id, t.kind,
                               case when t.held_on is null then t.planned_on end as planned_on, r.objections
                          from talk t
                          left join lateral (select max(version) as version
                                               from talk_report
                                              where area_id = t.area_id and talk_id = t.id) p on true
                          left join lateral (select count(*) as objections
                                               from talk_reader
                                              where area_id = t.area_id and talk_id = t.id and version = p.version
                                                and not agreed) r on true
                         where t.area_id = any(:areas) and t.cancelled_at is null
                           and (t.held_on is null and t.planned_on is not null
                                or t.held_on is not null and (p.version is null or r.objections > 0))
                         order by t.made_at, t.id
                        """)
                .param("areas", AreaId.values(areas))
                .query((row, n) -> new Waiting(
                        new AreaId(row.getInt("area_id")),
                        row.getObject("engagement_id", UUID.class),
                        row.getObject("id", UUID.class),
                        Talk.Kind.valueOf(row.getString("kind")),
                        row.getObject("planned_on", LocalDate.class),
                        row.getInt("objections")))
                .list();
    }

    /** The talk, its row held until commit, so that its facts are told once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Talk> lock(AreaId area, UUID engagement, UUID id) {
        db.sql("select 1 from talk where area_id = :area and engagement_id = :engagement and id = :id for update")
                .param("area", area.value())
                .param("engagement", engagement)
                .param("id", id)
                .query(Integer.class)
                .optional();
        return find(area, engagement, id);
    }

    private Talk talk(ResultSet row, int n) throws SQLException {
        AreaId area = new AreaId(row.getInt("area_id"));
        UUID id = row.getObject("id", UUID.class);
        Timestamp cancelled = row.getTimestamp("cancelled_at");
        String present = vault.open(present(area, id), row.getBytes("present"));
        Array filled = row.getArray("filled");
        return new Talk(
                area,
                id,
                row.getObject("engagement_id", UUID.class),
                Talk.Kind.valueOf(row.getString("kind")),
                new Talk.Plan(
                        row.getObject("planned_on", LocalDate.class),
                        row.getObject("planned_at", LocalTime.class),
                        row.getString("place"),
                        row.getBoolean("online")),
                TalkForm.parse(row.getString("form")),
                present == null ? List.of() : present.lines().toList(),
                row.getObject("held_on", LocalDate.class),
                cancelled == null ? null : cancelled.toInstant(),
                outcome(row),
                List.of((String[]) filled.getArray()));
    }

    private static Talk.@Nullable Outcome outcome(ResultSet row) throws SQLException {
        String choice = row.getString("outcome");
        String reason = row.getString("outcome_reason");
        return choice == null
                ? null
                : new Talk.Outcome(
                        Talk.Outcome.Choice.valueOf(choice),
                        row.getObject("outcome_until", LocalDate.class),
                        reason == null ? null : Fact.Reason.valueOf(reason),
                        row.getTimestamp("outcome_at").toInstant(),
                        row.getObject("outcome_by", UUID.class));
    }

    private static Vault.Place present(AreaId area, UUID talk) {
        return new Vault.Place(area, "talk.present", talk);
    }

    /** Adds a talk; false when this id is there already (a form that was sent twice). */
    public boolean add(Talk talk, UUID by, Instant now) {
        Talk.Plan plan = talk.plan();
        return db.sql("""
                                insert into talk (area_id, id, engagement_id, kind, planned_on, planned_at, place, online, form,
                                                  planned_by, made_at)
                                values (:area, :id, :engagement, :kind, :on, :at, :place, :online, :form, :by, :now)
                                    on conflict do nothing
                                """)
                        .param("area", talk.area().value())
                        .param("id", talk.id())
                        .param("engagement", talk.engagement())
                        .param("kind", talk.kind().name())
                        .param("on", date(plan.on()))
                        .param("at", time(plan.at()))
                        .param("place", plan.place())
                        .param("online", plan.online())
                        .param("form", talk.form().toJson())
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static @Nullable Time time(@Nullable LocalTime time) {
        return time == null ? null : Time.valueOf(time);
    }

    public void move(Talk talk, Talk.Plan plan) {
        db.sql("""
                        update talk set planned_on = :on, planned_at = :at, place = :place, online = :online, cancelled_at = null
                         where area_id = :area and id = :id
                        """)
                .param("area", talk.area().value())
                .param("id", talk.id())
                .param("on", date(plan.on()))
                .param("at", time(plan.at()))
                .param("place", plan.place())
                .param("online", plan.online())
                .update();
    }

    public void cancel(Talk talk, Instant now) {
        db.sql("update talk set cancelled_at = :now where area_id = :area and id = :id")
                .param("area", talk.area().value())
                .param("id", talk.id())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Notes the day on which it was held, or with null that it was not. */
    public void hold(Talk talk, @Nullable LocalDate on, List<String> present) {
        db.sql("""
                        update talk set held_on = :on, present = :present, cancelled_at = null
                         where area_id = :area and id = :id
                        """)
                .param("area", talk.area().value())
                .param("id", talk.id())
                .param("on", date(on))
                .param(
                        "present",
                        present.isEmpty()
                                ? null
                                : vault.seal(present(talk.area(), talk.id()), String.join("\n", present)))
                .update();
    }

    public void conclude(Talk talk, Talk.Outcome outcome) {
        Fact.Reason reason = outcome.reason();
        db.sql("""
                        update talk
                           set outcome = :outcome, outcome_until = :until, outcome_reason = :reason, outcome_at = :now,
                               outcome_by = :by
                         where area_id = :area and id = :id
                        """)
                .param("area", talk.area().value())
                .param("id", talk.id())
                .param("outcome", outcome.choice().name())
                .param("until", date(outcome.until()))
                .param("reason", reason == null ? null : reason.name())
                .param("now", Timestamp.from(outcome.at()))
                .param("by", outcome.by())
                .update();
    }

    /** What was filled in, by code of the block. */
    @Transactional(readOnly = true)
    public Map<String, Talk.Filled> blocks(AreaId area, UUID talk) {
        Map<String, Talk.Filled> blocks = new HashMap<>();
        db.sql("""
                        select code, version, content, saved_at, saved_by
                          from talk_block
                         where area_id = :area and talk_id = :talk
                        """).param("area", area.value()).param("talk", talk).query(row -> {
            String code = row.getString("code");
            blocks.put(
                    code,
                    new Talk.Filled(
                            values(vault.open(content(area, talk, code), row.getBytes("content"))),
                            row.getInt("version"),
                            row.getTimestamp("saved_at").toInstant(),
                            row.getObject("saved_by", UUID.class)));
        });
        return blocks;
    }

    private static Vault.Place content(AreaId area, UUID talk, String code) {
        return new Vault.Place(area, "talk_block.content/" + code, talk);
    }

    private static Map<String, List<String>> values(@Nullable String json) {
        return json == null ? Map.of() : JsonMapper.shared().readValue(json, new TypeReference<>() {});
    }

    /** Saves a block over the version that was read; false when somebody saved another one in between. */
    public boolean save(
            AreaId area, UUID talk, String code, Map<String, List<String>> values, int read, UUID by, Instant now) {
        return db.sql("""
                                insert into talk_block (area_id, talk_id, code, version, content, filled, saved_at, saved_by)
                                values (:area, :talk, :code, :version, :content, :filled, :now, :by)
                                    on conflict (area_id, talk_id, code) do update
                                   set version = excluded.version, content = excluded.content, filled = excluded.filled,
                                       saved_at = excluded.saved_at, saved_by = excluded.saved_by
                                 where talk_block.version = excluded.version - 1
                                """)
                        .param("area", area.value())
                        .param("talk", talk)
                        .param("code", code)
                        .param("version", read + 1)
                        .param(
                                "content",
                                vault.seal(
                                        content(area, talk, code),
                                        JsonMapper.shared().writeValueAsString(values)))
                        .param("filled", !values.isEmpty())
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }
}
