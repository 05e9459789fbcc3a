package nl.bruggenbouwer.intake;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for engagement and engagement_fact. */
@Repository
@Transactional
class EngagementSql {

    private static final String SELECT = """
            select e.area_id, e.id, e.title, e.owner, e.begun_at, e.next_what, e.next_owner, e.next_on,
                   f.id as fact_id, f.kind, f.happened_on, f.until, f.reason, f.note, f.subject, f.noted_by
              from engagement e
              left join engagement_fact f
                on f.area_id = e.area_id and f.engagement_id = e.id and f.withdrawn_at is null
            """;
    private static final String ORDER = " order by e.begun_at desc, e.id, f.happened_on, f.noted_at, f.id";

    private static final String[] SIGNS = Arrays.stream(Fact.Kind.values())
            .filter(Fact.Kind::sign)
            .map(Fact.Kind::name)
            .toArray(String[]::new);

    private final JdbcClient db;
    private final JdbcClient publisher;

    EngagementSql(JdbcClient db, @Qualifier("publisherClient") JdbcClient publisher) {
        this.db = db;
        this.publisher = publisher;
    }

    @Transactional(readOnly = true)
    public Optional<Engagement> find(AreaId area, UUID id) {
        return engagements(db.sql(SELECT + " where e.area_id = :area and e.id = :id" + ORDER)
                        .param("area", area.value())
                        .param("id", id))
                .stream()
                .findFirst();
    }

    /** The traject, its row held until commit, so that two people do not change it past each other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Engagement> lock(AreaId area, UUID id) {
        db.sql("select 1 from engagement where area_id = :area and id = :id for update")
                .param("area", area.value())
                .param("id", id)
                .query(Integer.class)
                .optional();
        return find(area, id);
    }

    /** Holds the area's row until commit, so that one traject is begun and not two. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockArea(AreaId area) {
        db.sql("select 1 from area where id = :area for update")
                .param("area", area.value())
                .query(Integer.class)
                .single();
    }

    /**
     * The trajects of some areas, newest first. Of what only shows that there was contact they have the last fact of each kind: a call
     * a week is most of what is noted, and changes no state.
     */
    @Transactional(readOnly = true)
    public List<Engagement> in(Collection<AreaId> areas) {
        Map<UUID, Engagement> engagements = new LinkedHashMap<>();
        db.sql("""
                        select area_id, id, title, owner, begun_at, next_what, next_owner, next_on
                          from engagement
                         where area_id = any(:areas)
                         order by begun_at desc, id
                        """).param("areas", AreaId.values(areas)).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            engagements.put(id, engagement(row, id));
        });
        db.sql("""
                        select id as fact_id, engagement_id, kind, happened_on, until, reason, note, subject, noted_by
                          from (select distinct on (area_id, engagement_id, one) *
                                  from (select *, case when kind = any(:signs) then kind else cast(id as text) end as one
                                          from engagement_fact
                                         where area_id = any(:areas) and withdrawn_at is null) counting
                                 order by area_id, engagement_id, one, happened_on desc, noted_at desc, id) last
                         order by happened_on, noted_at, id
                        """).param("areas", AreaId.values(areas)).param("signs", SIGNS).query(row -> {
            Engagement engagement = engagements.get(row.getObject("engagement_id", UUID.class));
            if (engagement != null) { // begun since
                engagement.facts().add(fact(row, row.getObject("fact_id", UUID.class)));
            }
        });
        return List.copyOf(engagements.values());
    }

    /** The trajects of some areas that an account leads, or has the next action of. */
    @Transactional(readOnly = true)
    public List<Engagement> of(UUID account, Collection<AreaId> areas) {
        return engagements(db.sql(SELECT
                        + " where e.area_id = any(:areas) and (e.owner = :account or e.next_owner = :account)" + ORDER)
                .param("areas", AreaId.values(areas))
                .param("account", account));
    }

    private static List<Engagement> engagements(JdbcClient.StatementSpec statement) {
        Map<UUID, Engagement> engagements = new LinkedHashMap<>();
        statement.query(row -> {
            UUID id = row.getObject("id", UUID.class);
            Engagement engagement = engagements.get(id);
            if (engagement == null) {
                engagement = engagement(row, id);
                engagements.put(id, engagement);
            }
            UUID fact = row.getObject("fact_id", UUID.class);
            if (fact != null) {
                engagement.facts().add(fact(row, fact));
            }
        });
        return List.copyOf(engagements.values());
    }

    private static Engagement engagement(ResultSet row, UUID id) throws SQLException {
        String next = row.getString("next_what");
        return new Engagement(
                new AreaId(row.getInt("area_id")),
                id,
                row.getString("title"),
                row.getObject("owner", UUID.class),
                row.getTimestamp("begun_at").toInstant(),
                next == null
                        ? null
                        : new Engagement.NextAction(
                                next,
                                row.getObject("next_owner", UUID.class),
                                row.getObject("next_on", LocalDate.class)),
                new ArrayList<>());
    }

    private static Fact fact(ResultSet row, UUID id) throws SQLException {
        String reason = row.getString("reason");
        return new Fact(
                id,
                Fact.Kind.valueOf(row.getString("kind")),
                row.getObject("happened_on", LocalDate.class),
                row.getObject("until", LocalDate.class),
                reason == null ? null : Fact.Reason.valueOf(reason),
                row.getString("note"),
                row.getObject("subject", UUID.class),
                row.getObject("noted_by", UUID.class));
    }

    /** Begins a traject; false when this id is there already (a form that was sent twice). */
    public boolean add(AreaId area, UUID id, String title, UUID owner, Instant now) {
        return db.sql("""
                                insert into engagement (area_id, id, title, owner, begun_at)
                                values (:area, :id, :title, :owner, :now)
                                    on conflict do nothing
                                """)
                        .param("area", area.value())
                        .param("id", id)
                        .param("title", title)
                        .param("owner", owner)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Adds a fact; false when it is there already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean addFact(AreaId area, UUID engagement, Fact fact, Instant now) {
        return insert(db, area, engagement, fact, now);
    }

    @Transactional(transactionManager = "publisherTransactions", propagation = Propagation.MANDATORY)
    public void addFactAsPublisher(AreaId area, UUID engagement, Fact fact, Instant now) {
        insert(publisher, area, engagement, fact, now);
    }

    private static boolean insert(JdbcClient login, AreaId area, UUID engagement, Fact fact, Instant now) {
        Fact.Reason reason = fact.reason();
        return login.sql("""
                                insert into engagement_fact (area_id, id, engagement_id, kind, happened_on, until, reason,
                                                             note, subject, noted_at, noted_by)
                                values (:area, :id, :engagement, :kind, :on, :until, :reason, :note, :subject, :now, :by)
                                    on conflict do nothing
                                """)
                        .param("area", area.value())
                        .param("id", fact.id())
                        .param("engagement", engagement)
                        .param("kind", fact.kind().name())
                        .param("on", Date.valueOf(fact.on()))
                        .param("until", date(fact.until()))
                        .param("reason", reason == null ? null : reason.name())
                        .param("note", fact.note())
                        .param("subject", fact.subject())
                        .param("now", Timestamp.from(now))
                        .param("by", fact.by())
                        .update()
                == 1;
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    /** Withdraws a fact that a person noted; what other modules recorded stays. */
    public boolean withdraw(AreaId area, UUID engagement, UUID fact, UUID by, Instant now) {
        return db.sql("""
                                update engagement_fact set withdrawn_at = :now, withdrawn_by = :by
                                 where area_id = :area and engagement_id = :engagement and id = :fact
                                   and subject is null and withdrawn_at is null
                                """)
                        .param("area", area.value())
                        .param("engagement", engagement)
                        .param("fact", fact)
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Takes back what the program told of one kind about a thing, because that is otherwise now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(AreaId area, UUID engagement, Fact.Kind kind, UUID subject, UUID by, Instant now) {
        db.sql("""
                        update engagement_fact set withdrawn_at = :now, withdrawn_by = :by
                         where area_id = :area and engagement_id = :engagement and kind = :kind and subject = :subject
                           and withdrawn_at is null
                        """)
                .param("area", area.value())
                .param("engagement", engagement)
                .param("kind", kind.name())
                .param("subject", subject)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Plans the next action, or with null takes it away. */
    public void setNext(AreaId area, UUID id, Engagement.@Nullable NextAction next) {
        db.sql("""
                        update engagement set next_what = :what, next_owner = :owner, next_on = :on
                         where area_id = :area and id = :id
                        """)
                .param("area", area.value())
                .param("id", id)
                .param("what", next == null ? null : next.what())
                .param("owner", next == null ? null : next.owner())
                .param("on", next == null ? null : Date.valueOf(next.on()))
                .update();
    }

    /** Gives the traject another owner, and that owner the next action if it was the former owner's. */
    public void setOwner(AreaId area, UUID id, UUID owner) {
        db.sql("""
                        update engagement
                           set next_owner = case when next_owner = engagement.owner then :owner else next_owner end,
                               owner = :owner
                         where area_id = :area and id = :id
                        """)
                .param("area", area.value())
                .param("id", id)
                .param("owner", owner)
                .update();
    }
}
