package nl.bruggenbouwer.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Rows;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.privacy.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL for plan_version, plan_party and planned_session. Objections and replies are encrypted here and nowhere else. */
@Repository
@Transactional
class PlanSql {

    private static final JsonMapper JSON = JsonMapper.shared();
    /** What of a party leads to a person, or what that said; erased, its answer stays. */
    static final String FORGET =
            "contact_id = null, account_id = null, answered_by = null, objection = null, reply = null";

    private static final TypeReference<List<Wish>> WISHES = new TypeReference<>() {};
    private static final String SELECT = """
            select v.*, p.engagement_id
              from plan_version v
              join programme p on p.area_id = v.area_id and p.id = v.programme_id
             where v.area_id = :area
            """;

    private final JdbcClient db;
    private final Vault vault;

    PlanSql(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** The versions of a traject's programme, the newest first. */
    @Transactional(readOnly = true)
    public List<PlanVersion> of(AreaId area, UUID engagement) {
        return db.sql(SELECT + " and p.engagement_id = :engagement order by v.version desc")
                .param("area", area.value())
                .param("engagement", engagement)
                .query((row, n) -> version(area, row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<PlanVersion> find(AreaId area, UUID id) {
        return db.sql(SELECT + " and v.id = :id")
                .param("area", area.value())
                .param("id", id)
                .query((row, n) -> version(area, row))
                .optional();
    }

    /** The version that a party is asked about. */
    @Transactional(readOnly = true)
    public Optional<PlanVersion> ofParty(AreaId area, UUID party) {
        return db.sql("select version_id from plan_party where area_id = :area and id = :id")
                .param("area", area.value())
                .param("id", party)
                .query(UUID.class)
                .optional()
                .flatMap(version -> find(area, version));
    }

    /** The version before this one about which the same party was asked. */
    @Transactional(readOnly = true)
    public Optional<PlanVersion> askedBefore(PlanVersion version, PlanParty party) {
        return db.sql(SELECT + """
                           and v.programme_id = :programme and v.version < :version and v.opened_at is not null
                           and exists (select from plan_party y
                                        where y.area_id = v.area_id and y.version_id = v.id
                                          and y.organisation_id is not distinct from cast(:organisation as uuid))
                         order by v.version desc
                         limit 1
                        """)
                .param("area", version.area().value())
                .param("programme", version.programme())
                .param("version", version.version())
                .param("organisation", party.organisation(), Types.OTHER)
                .query((row, n) -> version(version.area(), row))
                .optional();
    }

    /** The same, held until commit: its parties answer one after the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PlanVersion> lock(AreaId area, UUID id) {
        db.sql("select 1 from plan_version where area_id = :area and id = :id for update")
                .param("area", area.value())
                .param("id", id)
                .query(Integer.class)
                .optional();
        return find(area, id);
    }

    /**
     * A party of a version that counts: it runs, or is agreed and in force.
     *
     * @param remarkUntil null = no remark is waited for
     */
    record Current(
            AreaId area,
            UUID engagement,
            UUID version,
            boolean agreed,
            @Nullable LocalDate remarkUntil,
            boolean opened,
            UUID party,
            Side side,
            @Nullable UUID organisation,
            @Nullable Boolean answer,
            boolean replied) {}

    /** All of them in some areas, in one query. */
    @Transactional(readOnly = true)
    public List<Current> current(Collection<AreaId> areas) {
        return areas.isEmpty()
                ? List.of()
                : db.sql("""
                                select v.area_id, p.engagement_id, v.id as version, v.agreed_at is not null as done,
                                       case when v.opened_at is null and v.remarked_at is null then v.remark_until end
                                           as remark_until,
                                       v.opened_at is not null as opened, y.id as party, y.side, y.organisation_id, y.agreed,
                                       y.replied_at is not null as replied
                                  from plan_version v
                                  join programme p on p.area_id = v.area_id and p.id = v.programme_id
                                  join plan_party y on y.area_id = v.area_id and y.version_id = v.id
                                 where v.area_id = any(:areas) and v.ended_at is null
                                 order by v.proposed_at, v.id, y.side desc, y.label, y.id
                                """)
                        .param("areas", AreaId.values(areas))
                        .query((row, n) -> new Current(
                                new AreaId(row.getInt("area_id")),
                                row.getObject("engagement_id", UUID.class),
                                row.getObject("version", UUID.class),
                                row.getBoolean("done"),
                                row.getObject("remark_until", LocalDate.class),
                                row.getBoolean("opened"),
                                row.getObject("party", UUID.class),
                                Side.valueOf(row.getString("side")),
                                row.getObject("organisation_id", UUID.class),
                                row.getObject("agreed", Boolean.class),
                                row.getBoolean("replied")))
                        .list();
    }

    /** Versions of an area that waited for a remark until before this day. */
    @Transactional(readOnly = true)
    public List<UUID> waitedUntil(AreaId area, LocalDate today) {
        return db.sql("""
                        select id
                          from plan_version
                         where area_id = :area and opened_at is null and ended_at is null and remarked_at is null
                           and remark_until < :today
                         order by proposed_at, id
                        """)
                .param("area", area.value())
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    private PlanVersion version(AreaId area, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Instant remarkedAt = Rows.instant(row, "remarked_at");
        return new PlanVersion(
                area,
                id,
                row.getObject("programme_id", UUID.class),
                row.getObject("engagement_id", UUID.class),
                row.getInt("version"),
                row.getInt("revision"),
                JSON.readValue(row.getString("wishes"), WISHES),
                row.getString("body"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getObject("proposed_by", UUID.class),
                row.getObject("remark_until", LocalDate.class),
                remarkedAt == null
                        ? null
                        : new PlanVersion.Remark(
                                row.getString("remark"), remarkedAt, row.getObject("remarked_by", UUID.class)),
                Rows.instant(row, "opened_at"),
                Rows.instant(row, "agreed_at"),
                Rows.instant(row, "ended_at"),
                Rows.instant(row, "shared_at"),
                parties(area, id));
    }

    private List<PlanParty> parties(AreaId area, UUID version) {
        return db.sql("""
                        select * from plan_party
                         where area_id = :area and version_id = :version
                         order by side desc, label, id
                        """)
                .param("area", area.value())
                .param("version", version)
                .query((row, n) -> party(area, row))
                .list();
    }

    private PlanParty party(AreaId area, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new PlanParty(
                id,
                Side.valueOf(row.getString("side")),
                row.getString("label"),
                row.getObject("organisation_id", UUID.class),
                row.getObject("contact_id", UUID.class),
                row.getObject("account_id", UUID.class),
                Rows.instant(row, "answered_at"),
                row.getObject("agreed", Boolean.class),
                Objects.requireNonNullElse(vault.open(place(area, "objection", id), row.getBytes("objection")), ""),
                vault.open(place(area, "reply", id), row.getBytes("reply")),
                Rows.instant(row, "replied_at"),
                row.getString("passed_over"));
    }

    private static Vault.Place place(AreaId area, String column, UUID id) {
        return new Vault.Place(area, "plan_party." + column, id);
    }

    /** Adds a version with its parties; the caller holds the programme. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(PlanVersion version) {
        db.sql("""
                        insert into plan_version (area_id, id, programme_id, version, revision, wishes, body, proposed_at,
                                                  proposed_by, remark_until)
                        values (:area, :id, :programme, :version, :revision, cast(:wishes as jsonb), :body, :at, :by,
                                :remarkUntil)
                        """)
                .param("area", version.area().value())
                .param("id", version.id())
                .param("programme", version.programme())
                .param("version", version.version())
                .param("revision", version.revision())
                .param("wishes", JSON.writeValueAsString(version.wishes()))
                .param("body", version.body())
                .param("at", Timestamp.from(version.proposedAt()))
                .param("by", version.proposedBy())
                .param("remarkUntil", version.remarkUntil())
                .update();
        for (PlanParty party : version.parties()) {
            db.sql("""
                            insert into plan_party (area_id, id, version_id, side, organisation_id, label, contact_id, account_id)
                            values (:area, :id, :version, :side, :organisation, :label, :contact, :account)
                            """)
                    .param("area", version.area().value())
                    .param("id", party.id())
                    .param("version", version.id())
                    .param("side", party.side().name())
                    .param("organisation", party.organisation())
                    .param("label", party.label())
                    .param("contact", party.contact())
                    .param("account", party.account())
                    .update();
        }
    }

    /** Ends the versions of a programme before this one that were agreed, or that were not. */
    public void endBefore(PlanVersion version, boolean agreed, Instant now) {
        db.sql("""
                        update plan_version
                           set ended_at = :now
                         where area_id = :area and programme_id = :programme and version < :version and ended_at is null
                           and (agreed_at is not null) = :agreed
                        """)
                .param("now", Timestamp.from(now))
                .param("area", version.area().value())
                .param("programme", version.programme())
                .param("version", version.version())
                .param("agreed", agreed)
                .update();
    }

    public void remark(PlanVersion version, PlanVersion.Remark remark) {
        db.sql("""
                        update plan_version set remark = :words, remarked_at = :at, remarked_by = :by
                         where area_id = :area and id = :id
                        """)
                .param("words", remark.words())
                .param("at", Timestamp.from(remark.at()))
                .param("by", remark.by())
                .param("area", version.area().value())
                .param("id", version.id())
                .update();
    }

    public void open(PlanVersion version, Instant now) {
        set("opened_at", version, now);
    }

    public void agree(PlanVersion version, Instant now) {
        set("agreed_at", version, now);
    }

    public void share(PlanVersion version, Instant now) {
        set("shared_at", version, now);
    }

    private void set(String column, PlanVersion version, Instant now) {
        db.sql("update plan_version set " + column + " = :now where area_id = :area and id = :id")
                .param("now", Timestamp.from(now))
                .param("area", version.area().value())
                .param("id", version.id())
                .update();
    }

    /**
     * Keeps an answer, the last one of a party that answers twice. What was replied goes with the objection before.
     *
     * @param objection null = agrees
     * @param by the account that answers; null = by link
     */
    public void answer(AreaId area, UUID party, @Nullable String objection, @Nullable UUID by, Instant now) {
        db.sql("""
                        update plan_party
                           set answered_at = :now, answered_by = :by, agreed = :agreed, objection = :objection, reply = null,
                               replied_at = null, passed_over = null
                         where area_id = :area and id = :id
                        """)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("agreed", objection == null)
                .param("objection", objection == null ? null : vault.seal(place(area, "objection", party), objection))
                .param("area", area.value())
                .param("id", party)
                .update();
    }

    public void reply(AreaId area, UUID party, String words, Instant now) {
        db.sql("update plan_party set reply = :words, replied_at = :now where area_id = :area and id = :id")
                .param("words", vault.seal(place(area, "reply", party), words))
                .param("now", Timestamp.from(now))
                .param("area", area.value())
                .param("id", party)
                .update();
    }

    /** Notes to whom of a party the question is mailed. */
    public void ask(AreaId area, UUID party, @Nullable UUID contact, @Nullable UUID account) {
        db.sql("update plan_party set contact_id = :contact, account_id = :account where area_id = :area and id = :id")
                .param("contact", contact, Types.OTHER)
                .param("account", account, Types.OTHER)
                .param("area", area.value())
                .param("id", party)
                .update();
    }

    public void passOver(AreaId area, UUID party, String reason) {
        db.sql("update plan_party set passed_over = :reason where area_id = :area and id = :id")
                .param("reason", reason)
                .param("area", area.value())
                .param("id", party)
                .update();
    }

    /** Writes the half days of a version in the place of all that were planned for its traject. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(PlanVersion version, Content content) {
        db.sql("delete from planned_session where area_id = :area and engagement_id = :engagement")
                .param("area", version.area().value())
                .param("engagement", version.engagement())
                .update();
        for (Item item : content.items()) {
            for (Item.PlannedSession session : item.sessions()) {
                db.sql("""
                                insert into planned_session (area_id, id, engagement_id, version_id, item_id, title, day, starts,
                                                             ends, place, online)
                                values (:area, :id, :engagement, :version, :item, :title, :day, :from, :until, :place, :online)
                                """)
                        .param("area", version.area().value())
                        .param("id", UUID.randomUUID())
                        .param("engagement", version.engagement())
                        .param("version", version.id())
                        .param("item", item.id())
                        .param("title", item.title())
                        .param("day", session.day())
                        .param("from", session.from())
                        .param("until", session.until())
                        .param("place", session.place())
                        .param("online", item.online())
                        .update();
            }
        }
    }

    /** Whether a half day of the programme that was agreed last is this one; its place may be another. */
    @Transactional(readOnly = true)
    public boolean planned(AreaId area, UUID engagement, UUID item, Item.PlannedSession session) {
        return db.sql("""
                        select exists (select from planned_session
                                        where area_id = :area and engagement_id = :engagement and item_id = :item
                                          and day = :day and starts = :from and ends = :until)
                        """)
                .param("area", area.value())
                .param("engagement", engagement)
                .param("item", item)
                .param("day", session.day())
                .param("from", session.from())
                .param("until", session.until())
                .query(Boolean.class)
                .single();
    }

    /** Where some contacts or an account were asked, or an account answered. */
    @Transactional(readOnly = true)
    public List<PlanParty> of(AreaId area, Collection<UUID> contacts, @Nullable UUID account) {
        return db.sql("""
                        select * from plan_party
                         where area_id = :area
                           and (contact_id = any(:contacts) or account_id = :account or answered_by = :account)
                         order by id
                        """)
                .param("area", area.value())
                .param("contacts", contacts.toArray(UUID[]::new))
                .param("account", account, Types.OTHER)
                .query((row, n) -> party(area, row))
                .list();
    }

    /** The version that was laid before the sides last; without its text. */
    @Transactional(readOnly = true)
    public Optional<ProgrammeView.Latest> latest(AreaId area, UUID engagement) {
        return db.sql("""
                        select v.id, v.version, v.revision, v.agreed_at,
                               coalesce(max(v.version) filter (where v.agreed_at is not null and v.ended_at is null) over (), 0)
                                   as in_force
                          from plan_version v
                          join programme p on p.area_id = v.area_id and p.id = v.programme_id
                         where v.area_id = :area and p.engagement_id = :engagement
                         order by v.version desc
                         limit 1
                        """)
                .param("area", area.value())
                .param("engagement", engagement)
                .query((row, n) -> new ProgrammeView.Latest(
                        row.getObject("id", UUID.class),
                        row.getInt("version"),
                        row.getInt("revision"),
                        Rows.instant(row, "agreed_at"),
                        row.getInt("in_force")))
                .optional();
    }
}
