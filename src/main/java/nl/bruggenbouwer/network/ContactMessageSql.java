package nl.bruggenbouwer.network;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for messages to contacts: who could get one, and which were sent. */
@Repository
@Transactional
public class ContactMessageSql {

    /** More than this is no message to people one knows. */
    static final int MOST = 500;

    private final JdbcClient db;
    private final Vault vault;

    ContactMessageSql(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** Somebody who can be chosen: without address. */
    public record Recipient(UUID contact, UUID organisation, String name, String organisationName) {}

    /** The contacts of what is found who agree to a purpose now and have a mail address. */
    @Transactional(readOnly = true)
    public List<Recipient> recipients(AreaId area, Search search, Purpose purpose) {
        return db.sql("""
                        select c.id, c.organisation_id, c.name, o.name as organisation
                          from organisation o
                          join contact c on c.area_id = o.area_id and c.organisation_id = o.id
                        """ + OrganisationListSql.FOUND + """
                           and (:side = '' or o.side = :side)
                           and c.email is not null
                           and exists (select 1 from consent g
                                        where g.area_id = c.area_id and g.contact_id = c.id
                                          and g.purpose = :purpose and g.withdrawn_at is null)
                         order by o.sought, o.id, c.added_at, c.id
                         limit :most
                        """)
                .param("area", area.value())
                .param("hidden", true)
                .param("patterns", search.patterns())
                .param("theme", search.theme())
                .param("language", search.language())
                .param("side", search.side() == null ? "" : search.side().name())
                .param("purpose", purpose.name())
                .param("most", MOST)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    String name = vault.open(new Vault.Place(area, "contact.name", id), row.getBytes("name"));
                    return new Recipient(
                            id,
                            row.getObject("organisation_id", UUID.class),
                            String.valueOf(name),
                            row.getString("organisation"));
                })
                .list();
    }

    /** Notes that a message is sent; false when it was before. */
    public boolean add(AreaId area, UUID id, Purpose purpose, int recipients, UUID by, Instant now) {
        return db.sql("""
                                insert into contact_message (area_id, id, sent_at, sent_by, purpose, recipients)
                                values (:area, :id, :now, :by, :purpose, :recipients)
                                    on conflict do nothing
                                """)
                        .param("area", area.value())
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .param("purpose", purpose.name())
                        .param("recipients", recipients)
                        .update()
                == 1;
    }

    /** A message that was sent. */
    public record Sent(Instant at, UUID by, Purpose purpose, int recipients) {}

    /** The last ten of an area. */
    @Transactional(readOnly = true)
    public List<Sent> latest(AreaId area) {
        return db.sql("""
                        select sent_at, sent_by, purpose, recipients
                          from contact_message
                         where area_id = :area
                         order by sent_at desc, id
                         limit 10
                        """)
                .param("area", area.value())
                .query((row, n) -> new Sent(
                        row.getTimestamp("sent_at").toInstant(),
                        row.getObject("sent_by", UUID.class),
                        Purpose.valueOf(row.getString("purpose")),
                        row.getInt("recipients")))
                .list();
    }
}
