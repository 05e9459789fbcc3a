package nl.bruggenbouwer.programme;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.Values;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A contact or account that was asked to agree to a programme, with what it objected. The answer itself is the organisation's, and stays. */
@Repository
class PlanData implements PersonalData {

    private final PlanSql sql;
    private final Network network;
    private final JdbcClient worker;

    PlanData(PlanSql sql, Network network, @Qualifier("workerClient") JdbcClient worker) {
        this.sql = sql;
        this.network = network;
        this.worker = worker;
    }

    @Override
    public String name() {
        return "plan-party";
    }

    @Override
    public Set<String> columns() {
        return Set.of("plan_party.contact_id", "plan_party.account_id", "plan_party.objection", "plan_party.reply");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Item> find(Person person, Collection<AreaId> areas) {
        return areas.stream()
                .filter(area -> !area.equals(AreaId.NATIONAL)) // contacts are of an area
                .flatMap(area -> sql.of(area, network.contacts(area, person), person.account()).stream()
                        .map(party -> item(area, party)))
                .toList();
    }

    private static Item item(AreaId area, PlanParty party) {
        Values values = new Values();
        values.text("organisation", party.label());
        if (!party.objection().isEmpty()) {
            values.text("objection", party.objection());
        }
        if (party.reply() != null) {
            values.text("answer", party.reply());
        }
        return new Item(area, party.id(), Fate.ERASED, values);
    }

    @Override
    @Transactional(transactionManager = "workerTransactions", propagation = Propagation.MANDATORY)
    public boolean erase(AreaId area, UUID row) {
        worker.sql("delete from public_link where area_id = :area and target = :id")
                .param("area", area.value())
                .param("id", row)
                .update();
        return worker.sql("update plan_party set " + PlanSql.FORGET + """
                                 where area_id = :area and id = :id
                                   and (contact_id is not null or account_id is not null or answered_by is not null)
                                """)
                        .param("area", area.value())
                        .param("id", row)
                        .update()
                == 1;
    }
}
