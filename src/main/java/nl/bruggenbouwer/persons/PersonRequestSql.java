package nl.bruggenbouwer.persons;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for person_request: rows of the whole country. Mail address and phone are encrypted here. */
@Repository
@Transactional
class PersonRequestSql {

    private static final int MOST_ENDED = 50;
    private static final int NATIONAL = AreaId.NATIONAL.value();

    private final JdbcClient db;
    private final Vault vault;

    PersonRequestSql(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** False when its id is there already (a form that was sent twice). */
    public boolean add(PersonRequest request, Instant now) {
        return db.sql("""
                                insert into person_request (area_id, id, email, phone, wish, checked, asked_on, noted_at, noted_by)
                                values (:area, :id, :email, :phone, :wish, :checked, :on, :now, :by)
                                    on conflict do nothing
                                """)
                        .param("area", NATIONAL)
                        .param("id", request.id())
                        .param("email", seal("email", request.id(), request.email()))
                        .param("phone", seal("phone", request.id(), request.phone()))
                        .param("wish", request.wish().name())
                        .param("checked", request.checked().name())
                        .param("on", Date.valueOf(request.askedOn()))
                        .param("now", Timestamp.from(now))
                        .param("by", request.notedBy())
                        .update()
                == 1;
    }

    private byte @Nullable [] seal(String column, UUID id, @Nullable String text) {
        return text == null ? null : vault.seal(place(column, id), text);
    }

    private static Vault.Place place(String column, UUID id) {
        return new Vault.Place(AreaId.NATIONAL, "person_request." + column, id);
    }

    @Transactional(readOnly = true)
    public Optional<PersonRequest> find(UUID id) {
        return db.sql("select * from person_request where area_id = :area and id = :id")
                .param("area", NATIONAL)
                .param("id", id)
                .query(this::request)
                .optional();
    }

    /** What waits, the oldest first. */
    @Transactional(readOnly = true)
    public List<PersonRequest> open() {
        return db.sql("select * from person_request where area_id = :area and ended_at is null order by asked_on, id")
                .param("area", NATIONAL)
                .query(this::request)
                .list();
    }

    /** What ended last. */
    @Transactional(readOnly = true)
    public List<PersonRequest> ended() {
        return db.sql("select * from person_request where area_id = :area and ended_at is not null"
                        + " order by ended_at desc, id limit " + MOST_ENDED)
                .param("area", NATIONAL)
                .query(this::request)
                .list();
    }

    @Transactional(readOnly = true)
    public int waiting() {
        return db.sql("select count(*) from person_request where area_id = :area and ended_at is null")
                .param("area", NATIONAL)
                .query(Integer.class)
                .single();
    }

    public void erased(UUID id, UUID by, Instant now) {
        db.sql("update person_request set erased_at = :now, erased_by = :by where area_id = :area and id = :id")
                .param("area", NATIONAL)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    /** Ends it and forgets by what the person is found; false when it had ended. */
    public boolean end(UUID id, UUID by, Instant now) {
        return db.sql("""
                                update person_request set ended_at = :now, ended_by = :by, email = null, phone = null
                                 where area_id = :area and id = :id and ended_at is null
                                """)
                        .param("area", NATIONAL)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    private PersonRequest request(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new PersonRequest(
                id,
                vault.open(place("email", id), row.getBytes("email")),
                vault.open(place("phone", id), row.getBytes("phone")),
                PersonRequest.Wish.valueOf(row.getString("wish")),
                PersonRequest.Check.valueOf(row.getString("checked")),
                row.getObject("asked_on", LocalDate.class),
                row.getObject("noted_by", UUID.class),
                instant(row.getTimestamp("erased_at")),
                instant(row.getTimestamp("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
