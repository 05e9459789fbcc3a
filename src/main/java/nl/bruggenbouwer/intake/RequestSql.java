package nl.bruggenbouwer.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for request: rows of the whole country. Names, mail addresses and phones are encrypted here and nowhere else. */
@Repository
@Transactional
class RequestSql {

    private static final int MOST_ENDED = 50;
    private static final String SELECT = """
            select r.*,
                   (select count(*)
                      from request o
                     where o.area_id = r.area_id and o.id <> r.id
                       and (o.email_index = r.email_index or o.phone_index = r.phone_index)) as earlier
              from request r
             where r.area_id = :area
            """;

    private final JdbcClient db;
    private final JdbcClient worker;
    private final Vault vault;

    RequestSql(JdbcClient db, @Qualifier("workerClient") JdbcClient worker, Vault vault) {
        this.db = db;
        this.worker = worker;
        this.vault = vault;
    }

    /** Adds a request; false when its id is there already (a form that was sent twice). */
    public boolean add(Request request) {
        String email = request.email();
        String phone = request.phone();
        Request.Held held = request.held();
        return db.sql("""
                                insert into request (area_id, id, kind, topic, place, name, email, phone, email_index, phone_index,
                                                     came_by, received_at, held_because, taken_at, taken_by)
                                values (:area, :id, :kind, :topic, :place, :name, :email, :phone, :emailIndex, :phoneIndex,
                                        :cameBy, :received, :held, :taken, :takenBy)
                                    on conflict do nothing
                                """)
                        .param("area", AreaId.NATIONAL.value())
                        .param("id", request.id())
                        .param("kind", request.kind().name())
                        .param("topic", request.topic())
                        .param("place", request.place())
                        .param("name", vault.seal(place("name", request.id()), request.name()))
                        .param("email", email == null ? null : vault.seal(place("email", request.id()), email))
                        .param("phone", phone == null ? null : vault.seal(place("phone", request.id()), phone))
                        .param("emailIndex", email == null ? null : index(email))
                        .param("phoneIndex", phone == null ? null : index(phone))
                        .param("cameBy", request.cameBy().name())
                        .param("received", Timestamp.from(request.receivedAt()))
                        .param("held", held == null ? null : held.name())
                        .param("taken", request.takenBy() == null ? null : Timestamp.from(request.receivedAt()))
                        .param("takenBy", request.takenBy())
                        .update()
                == 1;
    }

    private static Vault.Place place(String column, UUID id) {
        return new Vault.Place(AreaId.NATIONAL, "request." + column, id);
    }

    private byte[] index(String text) {
        return vault.index(AreaId.NATIONAL, text.toLowerCase(Locale.ROOT));
    }

    @Transactional(readOnly = true)
    public Optional<Request> find(UUID id) {
        return db.sql(SELECT + " and r.id = :id")
                .param("area", AreaId.NATIONAL.value())
                .param("id", id)
                .query(this::request)
                .optional();
    }

    /** The requests with this mail address or this phone; neither = none. */
    @Transactional(readOnly = true)
    public List<Request> of(@Nullable String email, @Nullable String phone) {
        return db.sql(SELECT + " and (r.email_index = :email or r.phone_index = :phone) order by r.received_at, r.id")
                .param("area", AreaId.NATIONAL.value())
                .param("email", email == null ? null : index(email))
                .param("phone", phone == null ? null : index(phone))
                .query(this::request)
                .list();
    }

    /** Erases a request for good, as the login that may; false when it is not there. */
    @Transactional(transactionManager = "workerTransactions", propagation = Propagation.MANDATORY)
    public boolean erase(UUID id) {
        return worker.sql("delete from request where area_id = :area and id = :id")
                        .param("area", AreaId.NATIONAL.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The request, its row held until commit, so that two people do not take it at the same moment. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Request> lock(UUID id) {
        db.sql("select 1 from request where area_id = :area and id = :id for update")
                .param("area", AreaId.NATIONAL.value())
                .param("id", id)
                .query(Integer.class)
                .optional();
        return find(id);
    }

    /** What waits for somebody, the longest waiting first; what was held back is among it. */
    @Transactional(readOnly = true)
    public List<Request> open() {
        return db.sql(SELECT + " and r.ended_at is null order by r.received_at, r.id")
                .param("area", AreaId.NATIONAL.value())
                .query(this::request)
                .list();
    }

    /** How many requests wait for anybody, how many for one person, and how many were held back. */
    record Waiting(int free, int mine, int held) {}

    @Transactional(readOnly = true)
    public Waiting waiting(UUID me) {
        return db.sql("""
                        select count(*) filter (where taken_by is null and held_because is null) as free,
                               count(*) filter (where taken_by = :me and held_because is null) as mine,
                               count(*) filter (where held_because is not null) as held
                          from request
                         where area_id = :area and ended_at is null
                        """)
                .param("area", AreaId.NATIONAL.value())
                .param("me", me)
                .query(Waiting.class)
                .single();
    }

    /** What was ended last. */
    @Transactional(readOnly = true)
    public List<Request> ended() {
        return db.sql(SELECT + " and r.ended_at is not null order by r.ended_at desc, r.id limit " + MOST_ENDED)
                .param("area", AreaId.NATIONAL.value())
                .query(this::request)
                .list();
    }

    private Request request(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String held = row.getString("held_because");
        String refusal = row.getString("refusal");
        Timestamp ended = row.getTimestamp("ended_at");
        String name = vault.open(place("name", id), row.getBytes("name"));
        return new Request(
                id,
                Request.Kind.valueOf(row.getString("kind")),
                row.getString("topic"),
                row.getString("place"),
                name == null ? "" : name,
                vault.open(place("email", id), row.getBytes("email")),
                vault.open(place("phone", id), row.getBytes("phone")),
                Request.CameBy.valueOf(row.getString("came_by")),
                row.getTimestamp("received_at").toInstant(),
                held == null ? null : Request.Held.valueOf(held),
                row.getObject("taken_by", UUID.class),
                ended == null ? null : ended.toInstant(),
                refusal == null ? null : Request.Refusal.valueOf(refusal),
                row.getObject("engagement_area", Integer.class),
                row.getObject("engagement_id", UUID.class),
                row.getInt("earlier"));
    }

    /** Gives it to somebody, or with null back to everybody; what was held back is no longer. */
    public void take(UUID id, @Nullable UUID by, Instant now) {
        db.sql("""
                        update request set taken_at = :now, taken_by = :by, held_because = null
                         where area_id = :area and id = :id
                        """)
                .param("area", AreaId.NATIONAL.value())
                .param("id", id)
                .param("now", by == null ? null : Timestamp.from(now))
                .param("by", by)
                .update();
    }

    public void refuse(UUID id, Request.Refusal reason, UUID by, Instant now) {
        db.sql("""
                        update request set ended_at = :now, ended_by = :by, refusal = :reason
                         where area_id = :area and id = :id
                        """)
                .param("area", AreaId.NATIONAL.value())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("reason", reason.name())
                .update();
    }

    public void becomes(UUID id, AreaId area, UUID engagement, UUID by, Instant now) {
        db.sql("""
                        update request
                           set ended_at = :now, ended_by = :by, engagement_area = :engagementArea, engagement_id = :engagement
                         where area_id = :area and id = :id
                        """)
                .param("area", AreaId.NATIONAL.value())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("engagementArea", area.value())
                .param("engagement", engagement)
                .update();
    }
}
