package nl.bruggenbouwer.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for contact. Names, mail addresses and phones are encrypted here and nowhere else. */
@Repository
@Transactional
class ContactSql {

    /** What a sight lets through: its organisation is there, nothing is hidden for it, and the contact agreed. */
    private static final String SEEN = """
               and o.removed_at is null and (:hidden or not (o.hidden or c.hidden))
               and (:purpose = '' or exists (select 1 from consent g
                                              where g.area_id = c.area_id and g.contact_id = c.id
                                                and g.purpose = :purpose and g.withdrawn_at is null))
            """;

    private static final String SELECT = """
            select c.*,
                   (select string_agg(purpose, ' ') from consent g
                     where g.area_id = c.area_id and g.contact_id = c.id and g.withdrawn_at is null) as agreed
              from contact c
              join organisation o on o.area_id = c.area_id and o.id = c.organisation_id
             where c.area_id = :area
            """;

    private final JdbcClient db;
    private final Vault vault;

    ContactSql(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    @Transactional(readOnly = true)
    public Optional<Contact> find(AreaId area, UUID id, Sight sight) {
        return seen(SELECT + " and c.id = :id" + SEEN, area, sight)
                .param("id", id)
                .query((row, n) -> contact(area, row))
                .optional();
    }

    /** The contacts of an organisation, without address and phone. */
    @Transactional(readOnly = true)
    public List<Contact.Line> of(AreaId area, UUID organisation, Sight sight) {
        return seen(
                        SELECT + " and c.organisation_id = :organisation" + SEEN + " order by c.added_at, c.id",
                        area,
                        sight)
                .param("organisation", organisation)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Contact.Line(
                            id,
                            open(area, "name", id, row),
                            row.getString("function"),
                            row.getBoolean("hidden"),
                            purposes(row.getString("agreed")));
                })
                .list();
    }

    /** All of an area that a sight lets through. */
    @Transactional(readOnly = true)
    public List<Contact> all(AreaId area, Sight sight) {
        return seen(SELECT + SEEN + " order by c.added_at, c.id", area, sight)
                .query((row, n) -> contact(area, row))
                .list();
    }

    /** Whether its organisation has a contact with this mail address or phone. */
    @Transactional(readOnly = true)
    public boolean known(AreaId area, Contact contact) {
        return db.sql("""
                        select exists (select 1
                                         from contact
                                        where area_id = :area and organisation_id = :organisation
                                          and (email_index = :emailIndex or phone_index = :phoneIndex))
                        """)
                .param("area", area.value())
                .param("organisation", contact.organisation())
                .param("emailIndex", index(area, contact.email()))
                .param("phoneIndex", index(area, contact.phone()))
                .query(Boolean.class)
                .single();
    }

    /** Those of some contacts who agree to a purpose now, and can be mailed. */
    @Transactional(readOnly = true)
    public List<Contact> reachable(AreaId area, Collection<UUID> some, Purpose purpose) {
        if (some.isEmpty()) {
            return List.of();
        }
        return seen(
                        SELECT + " and c.id in (:some) and c.email is not null" + SEEN + " order by c.added_at, c.id",
                        area,
                        new Sight(true, purpose))
                .param("some", some)
                .query((row, n) -> contact(area, row))
                .list();
    }

    /** Those with the mail address or phone of a person. */
    @Transactional(readOnly = true)
    public List<UUID> of(AreaId area, PersonalData.Person person) {
        return db.sql("""
                        select id
                          from contact
                         where area_id = :area and (email_index = :email or phone_index = :phone)
                         order by added_at, id
                        """)
                .param("area", area.value())
                .param("email", index(area, person.email()))
                .param("phone", index(area, person.phone()))
                .query(UUID.class)
                .list();
    }

    private JdbcClient.StatementSpec seen(String sql, AreaId area, Sight sight) {
        return db.sql(sql)
                .param("area", area.value())
                .param("hidden", sight.hidden())
                .param("purpose", sight.needed());
    }

    /** Holds the row until commit; false when it is not there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lock(AreaId area, UUID id) {
        return db.sql("select 1 from contact where area_id = :area and id = :id for update")
                .param("area", area.value())
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Adds it; false when its id is there already. */
    public boolean add(AreaId area, Contact contact, @Nullable UUID by, Instant now) {
        return write("""
                                insert into contact (area_id, id, organisation_id, name, function, language, email, phone,
                                                     email_index, phone_index, hidden, added_at, added_by, confirmed_at)
                                values (:area, :id, :organisation, :name, :function, :language, :email, :phone,
                                        :emailIndex, :phoneIndex, :hidden, :now, :by, :now)
                                    on conflict do nothing
                                """, area, contact)
                        .param("organisation", contact.organisation())
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Writes it anew, as it is right now. */
    public void change(AreaId area, Contact contact, Instant now) {
        write("""
                        update contact
                           set name = :name, function = :function, language = :language, email = :email, phone = :phone,
                               email_index = :emailIndex, phone_index = :phoneIndex, hidden = :hidden, confirmed_at = :now
                         where area_id = :area and id = :id
                        """, area, contact).param("now", Timestamp.from(now)).update();
    }

    /** Notes that it is right now, and its organisation with it. */
    public void confirm(AreaId area, UUID id, Instant now) {
        db.sql("""
                        with confirmed as (
                            update contact set confirmed_at = :now where area_id = :area and id = :id returning organisation_id)
                        update organisation
                           set confirmed_at = :now
                         where area_id = :area and id in (select organisation_id from confirmed)
                        """)
                .param("area", area.value())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    private JdbcClient.StatementSpec write(String sql, AreaId area, Contact contact) {
        return db.sql(sql)
                .param("area", area.value())
                .param("id", contact.id())
                .param("name", vault.seal(place(area, "name", contact.id()), contact.name()))
                .param("function", contact.function())
                .param("language", contact.language())
                .param("email", sealed(area, "email", contact.id(), contact.email()))
                .param("phone", sealed(area, "phone", contact.id(), contact.phone()))
                .param("emailIndex", index(area, contact.email()))
                .param("phoneIndex", index(area, contact.phone()))
                .param("hidden", contact.hidden());
    }

    /** Erases it, with its consents; false when it is not there (any more). */
    public boolean erase(AreaId area, UUID id) {
        return db.sql("delete from contact where area_id = :area and id = :id")
                        .param("area", area.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    private Contact contact(AreaId area, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Contact(
                id,
                row.getObject("organisation_id", UUID.class),
                open(area, "name", id, row),
                row.getString("function"),
                row.getString("language"),
                vault.open(place(area, "email", id), row.getBytes("email")),
                vault.open(place(area, "phone", id), row.getBytes("phone")),
                row.getBoolean("hidden"),
                row.getTimestamp("confirmed_at").toInstant());
    }

    private String open(AreaId area, String column, UUID id, ResultSet row) throws SQLException {
        return Objects.requireNonNull(vault.open(place(area, column, id), row.getBytes(column)));
    }

    private byte @Nullable [] sealed(AreaId area, String column, UUID id, @Nullable String text) {
        return text == null ? null : vault.seal(place(area, column, id), text);
    }

    private byte @Nullable [] index(AreaId area, @Nullable String text) {
        return text == null ? null : vault.index(area, text.toLowerCase(Locale.ROOT));
    }

    private static Vault.Place place(AreaId area, String column, UUID id) {
        return new Vault.Place(area, "contact." + column, id);
    }

    private static Set<Purpose> purposes(@Nullable String words) {
        return words == null
                ? Set.of()
                : Arrays.stream(words.split(" ")).map(Purpose::valueOf).collect(Collectors.toSet());
    }
}
