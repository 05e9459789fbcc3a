package nl.bruggenbouwer.network;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts organisations into the program for the demo: the same tables, the same way. */
@Component
public class SeedNetwork {

    private final KeepOrganisation keep;
    private final KeepContact keepContact;
    private final Network network;
    private final RepresentativeSql representatives;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SeedNetwork(
            KeepOrganisation keep,
            KeepContact keepContact,
            Network network,
            RepresentativeSql representatives,
            Clock clock,
            TransactionTemplate webTransaction) {
        this.keep = keep;
        this.keepContact = keepContact;
        this.network = network;
        this.representatives = representatives;
        this.clock = clock;
        this.transaction = webTransaction;
    }

    /**
     * A contact with what it agreed to, on which day.
     *
     * @param account with which it keeps the organisation; null = it does not
     */
    public record Person(
            Contact contact,
            Set<Purpose> purposes,
            LocalDate on,
            @Nullable UUID account) {}

    /** An organisation with all that hangs on it. */
    public record Plan(Organisation organisation, List<ExchangeEntry> entries, List<Person> people) {}

    /** Adds these to an area without organisations; once, however often it is called. */
    public void fill(Area area, List<Plan> plans, UUID coordinator) {
        Tenancy.in(
                area.id(),
                () -> transaction.executeWithoutResult(status -> {
                    if (network.choices(area.id(), Sight.EVERYTHING).isEmpty()) {
                        plans.forEach(plan -> add(area, plan, coordinator));
                    }
                }));
    }

    private void add(Area area, Plan plan, UUID coordinator) {
        UUID organisation = keep.add(area.id(), plan.organisation(), false, coordinator);
        plan.entries().forEach(entry -> keep.addEntry(area.id(), organisation, entry, coordinator));
        for (Person person : plan.people()) {
            keepContact.add(
                    area.id(),
                    person.contact(),
                    new KeepContact.Agreed(person.purposes(), person.on(), Consent.How.TALK, coordinator));
            UUID account = person.account();
            if (account != null) {
                representatives.put(area.id(), person.contact().id(), account, false, coordinator, clock.instant());
            }
        }
    }
}
