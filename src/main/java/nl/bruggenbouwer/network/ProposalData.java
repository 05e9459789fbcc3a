package nl.bruggenbouwer.network;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.Values;
import nl.bruggenbouwer.web.Input;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Somebody whom an organisation named on the public form. Few wait, and not long: each is opened and looked at. */
@Component
class ProposalData implements PersonalData {

    private final ProposalSql proposals;
    private final JdbcClient worker;

    ProposalData(ProposalSql proposals, @Qualifier("workerClient") JdbcClient worker) {
        this.proposals = proposals;
        this.worker = worker;
    }

    @Override
    public String name() {
        return "proposal";
    }

    @Override
    public Set<String> columns() {
        return Set.of("proposal.content");
    }

    @Override
    public List<Item> find(Person person, Collection<AreaId> areas) {
        return areas.stream()
                .filter(area -> !area.equals(AreaId.NATIONAL)) // organisations are of an area
                .flatMap(area -> proposals.all(area).stream()
                        .filter(proposal -> names(proposal.form(), person))
                        .map(proposal -> new Item(area, proposal.id(), Fate.ERASED, values(proposal))))
                .toList();
    }

    private static boolean names(ProposalForm form, Person person) {
        return form.value("mail").equalsIgnoreCase(person.email())
                || Input.phone(form.value("tel"))
                        .filter(phone -> phone.equals(person.phone()))
                        .isPresent();
    }

    private static Values values(Proposal proposal) {
        ProposalForm form = proposal.form();
        return new Values()
                .text("name", form.value("contact-naam"))
                .text("email", form.value("mail"))
                .text("phone", form.value("tel"))
                .text("organisation", form.value("naam"))
                .day("given", proposal.receivedOn());
    }

    @Override
    @Transactional(transactionManager = "workerTransactions", propagation = Propagation.MANDATORY)
    public boolean erase(AreaId area, UUID row) {
        return worker.sql("delete from proposal where area_id = :area and id = :id")
                        .param("area", area.value())
                        .param("id", row)
                        .update()
                == 1;
    }
}
