package nl.bruggenbouwer.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.Values;
import nl.bruggenbouwer.privacy.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Somebody as a contact of organisations, with consents; also of organisations that were removed and are not erased yet. */
@Repository
class ContactData implements PersonalData {

    private final JdbcClient db;
    private final JdbcClient worker;
    private final Vault vault;

    ContactData(JdbcClient db, @Qualifier("workerClient") JdbcClient worker, Vault vault) {
        this.db = db;
        this.worker = worker;
        this.vault = vault;
    }

    @Override
    public String name() {
        return "contact";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "contact.id",
                "contact.name",
                "contact.function",
                "contact.language",
                "contact.email",
                "contact.email_index",
                "contact.phone",
                "contact.phone_index",
                "consent.contact_id",
                "consent.purpose",
                "consent.given_on",
                "consent.withdrawn_at");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Item> find(Person person, Collection<AreaId> areas) {
        return areas.stream()
                .filter(area -> !area.equals(AreaId.NATIONAL)) // organisations are of an area
                .flatMap(area -> in(area, person))
                .toList();
    }

    private Stream<Item> in(AreaId area, Person person) {
        return db
                .sql("""
                        select c.id, c.name, c.function, c.email, c.phone, c.added_at, o.name as organisation
                          from contact c
                          join organisation o on o.area_id = c.area_id and o.id = c.organisation_id
                         where c.area_id = :area and (c.email_index = :email or c.phone_index = :phone)
                         order by c.added_at, c.id
                        """)
                .param("area", area.value())
                .param("email", index(area, person.email()))
                .param("phone", index(area, person.phone()))
                .query((row, n) -> item(area, row))
                .list()
                .stream();
    }

    private byte @Nullable [] index(AreaId area, @Nullable String text) {
        return text == null ? null : vault.index(area, text.toLowerCase(Locale.ROOT));
    }

    private Item item(AreaId area, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Values values = new Values()
                .text("name", open(area, "name", id, row))
                .text("email", open(area, "email", id, row))
                .text("phone", open(area, "phone", id, row))
                .text("organisation", row.getString("organisation"))
                .text("function", row.getString("function"))
                .moment("made", row.getTimestamp("added_at").toInstant());
        consents(area, id, values);
        return new Item(area, id, Fate.ERASED, values);
    }

    private @Nullable String open(AreaId area, String column, UUID id, ResultSet row) throws SQLException {
        return vault.open(new Vault.Place(area, "contact." + column, id), row.getBytes(column));
    }

    private void consents(AreaId area, UUID contact, Values values) {
        db.sql("""
                        select purpose, given_on, withdrawn_at
                          from consent
                         where area_id = :area and contact_id = :contact
                         order by recorded_at, id
                        """).param("area", area.value()).param("contact", contact).query(row -> {
            String purpose = row.getString("purpose");
            Timestamp withdrawn = row.getTimestamp("withdrawn_at");
            values.word("consent", purpose, "network.purpose." + purpose)
                    .day("given", row.getObject("given_on", LocalDate.class))
                    .moment("withdrawn", withdrawn == null ? null : withdrawn.toInstant());
        });
    }

    @Override
    @Transactional(transactionManager = "workerTransactions", propagation = Propagation.MANDATORY)
    public boolean erase(AreaId area, UUID row) {
        return worker.sql("with "
                                + RepresentativeData.ending(
                                        "select cast(:area as int) as area_id, cast(:id as uuid) as id")
                                + " delete from contact where area_id = :area and id = :id")
                        .param("area", area.value())
                        .param("id", row)
                        .update()
                == 1;
    }
}
