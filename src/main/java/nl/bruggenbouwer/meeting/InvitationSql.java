package nl.bruggenbouwer.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.privacy.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** SQL for meeting_invitation. What people need is encrypted here and nowhere else. */
@Repository
@Transactional
class InvitationSql {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient db;
    private final Vault vault;

    InvitationSql(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** Notes that a contact is invited; false when it was before. */
    public boolean add(AreaId area, UUID meeting, UUID id, UUID contact, byte[] key, UUID by, Instant now) {
        return db.sql("""
                                insert into meeting_invitation (area_id, id, meeting_id, contact_id, key_hash, sent_at, sent_by)
                                values (:area, :id, :meeting, :contact, :key, :now, :by)
                                    on conflict (area_id, meeting_id, contact_id) do nothing
                                """)
                        .param("area", area.value())
                        .param("id", id)
                        .param("meeting", meeting)
                        .param("contact", contact)
                        .param("key", key)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Everybody who is invited to a meeting. */
    @Transactional(readOnly = true)
    public List<Invitation> of(AreaId area, UUID meeting) {
        return db.sql("select * from meeting_invitation where area_id = :area and meeting_id = :meeting order by id")
                .param("area", area.value())
                .param("meeting", meeting)
                .query((row, n) -> invitation(area, row))
                .list();
    }

    /** The invitations of some contacts. */
    @Transactional(readOnly = true)
    public List<Invitation> of(AreaId area, Collection<UUID> contacts) {
        return contacts.isEmpty()
                ? List.of()
                : db.sql(
                                "select * from meeting_invitation where area_id = :area and contact_id in (:contacts) order by id")
                        .param("area", area.value())
                        .param("contacts", contacts)
                        .query((row, n) -> invitation(area, row))
                        .list();
    }

    /** The one that a link opens. */
    @Transactional(readOnly = true)
    public Optional<Invitation> find(AreaId area, byte[] key) {
        return db.sql("select * from meeting_invitation where area_id = :area and key_hash = :key")
                .param("area", area.value())
                .param("key", key)
                .query((row, n) -> invitation(area, row))
                .optional();
    }

    /** Keeps an answer in the place of the one before. */
    public void answer(AreaId area, UUID id, Invitation.Coming coming, @Nullable Side side, Invitation.Needs needs) {
        db.sql("""
                        update meeting_invitation
                           set coming = :coming, side = :side, needs = :needs
                         where area_id = :area and id = :id
                        """)
                .param("area", area.value())
                .param("id", id)
                .param("coming", coming.name())
                .param("side", side == null ? null : side.name())
                .param("needs", vault.seal(place(area, id), JSON.writeValueAsString(needs)))
                .update();
    }

    /** Notes the reminder; false when it went out before, or when there is an answer. */
    public boolean remind(AreaId area, UUID id, Instant now) {
        return db.sql("""
                                update meeting_invitation
                                   set reminded_at = :now
                                 where area_id = :area and id = :id and reminded_at is null and coming is null
                                """)
                        .param("area", area.value())
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Forgets an invitation with its answer; its link then leads nowhere. False when it is not one of this meeting. */
    public boolean remove(AreaId area, UUID meeting, UUID id) {
        return db.sql("delete from meeting_invitation where area_id = :area and meeting_id = :meeting and id = :id")
                        .param("area", area.value())
                        .param("meeting", meeting)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Vault.Place place(AreaId area, UUID id) {
        return new Vault.Place(area, "meeting_invitation.needs", id);
    }

    private Invitation invitation(AreaId area, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Timestamp reminded = row.getTimestamp("reminded_at");
        String needs = vault.open(place(area, id), row.getBytes("needs"));
        return new Invitation(
                id,
                row.getObject("meeting_id", UUID.class),
                row.getObject("contact_id", UUID.class),
                reminded == null ? null : reminded.toInstant(),
                one(Invitation.Coming.class, row.getString("coming")),
                one(Side.class, row.getString("side")),
                needs == null ? Invitation.Needs.NONE : JSON.readValue(needs, Invitation.Needs.class));
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
