package nl.bruggenbouwer.network;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.Values;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Somebody who keeps the entry of an organisation with an account. */
@Repository
class RepresentativeData implements PersonalData {

    private final JdbcClient db;
    private final JdbcClient worker;

    RepresentativeData(JdbcClient db, @Qualifier("workerClient") JdbcClient worker) {
        this.db = db;
        this.worker = worker;
    }

    /**
     * Stands in the "with" of a statement of the login {@code worker} that erases contacts: an account's role goes with its
     * last contact, as when somebody ends it, and the log says so.
     *
     * @param contacts selects area_id and id of the contacts that go; they are "gone" in the rest of the statement
     */
    static String ending(String contacts) {
        return "gone as (" + contacts + """
                ), ended as (
                    delete from membership m
                     using representative r, gone g
                     where r.area_id = g.area_id and r.contact_id = g.id and r.gave_role
                       and m.account_id = r.account_id and m.area_id = r.area_id and m.role = r.role
                       and not exists (select 1
                                         from representative other
                                        where other.account_id = r.account_id and other.area_id = r.area_id
                                          and (other.area_id, other.contact_id) not in (select area_id, id from gone))
                    returning m.area_id, m.account_id
                ), noted as (
                    insert into audit_entry (area_id, id, at, account, action, subject, kind)
                    select area_id, gen_random_uuid(), now(), null::uuid, 'ended as ORGANISATION', account_id::text, 'CHANGE'
                      from ended)
                """;
    }

    @Override
    public String name() {
        return "representative";
    }

    @Override
    public Set<String> columns() {
        return Set.of("representative.account_id");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Item> find(Person person, Collection<AreaId> areas) {
        UUID account = person.account();
        if (account == null || areas.isEmpty()) {
            return List.of();
        }
        return db.sql("""
                        select r.area_id, r.contact_id, r.invited_at, o.name
                          from representative r
                          join contact c on c.area_id = r.area_id and c.id = r.contact_id
                          join organisation o on o.area_id = c.area_id and o.id = c.organisation_id
                         where r.account_id = :account and r.area_id = any(:areas)
                         order by r.invited_at, r.contact_id
                        """)
                .param("account", account)
                .param("areas", AreaId.values(areas))
                .query((row, n) -> new Item(
                        new AreaId(row.getInt("area_id")),
                        row.getObject("contact_id", UUID.class),
                        Fate.ERASED,
                        new Values()
                                .text("organisation", row.getString("name"))
                                .moment("made", row.getTimestamp("invited_at").toInstant())))
                .list();
    }

    @Override
    @Transactional(transactionManager = "workerTransactions", propagation = Propagation.MANDATORY)
    public boolean erase(AreaId area, UUID row) {
        return worker.sql("with " + ending("select cast(:area as int) as area_id, cast(:contact as uuid) as id")
                                + " delete from representative where area_id = :area and contact_id = :contact")
                        .param("area", area.value())
                        .param("contact", row)
                        .update()
                == 1;
    }
}
