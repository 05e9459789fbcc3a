package nl.bruggenbouwer.network;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what organisations say of themselves until a coordinator takes it into the network, or not. */
@Component
@Transactional
class HandleProposal {

    /** That one account introduced and nobody decided on yet. */
    static final int MOST_WAITING = 20;

    private final ProposalSql proposals;
    private final OrganisationSql organisations;
    private final KeepOrganisation keep;
    private final KeepContact keepContact;
    private final NetworkChoices choices;
    private final Audit audit;
    private final Clock clock;

    HandleProposal(
            ProposalSql proposals,
            OrganisationSql organisations,
            KeepOrganisation keep,
            KeepContact keepContact,
            NetworkChoices choices,
            Audit audit,
            Clock clock) {
        this.proposals = proposals;
        this.organisations = organisations;
        this.keep = keep;
        this.keepContact = keepContact;
        this.choices = choices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps it; the same id twice is one.
     *
     * @param shown the texts in the language in which the form was read
     */
    public void receive(AreaId area, UUID id, ProposalForm form, Text shown, Proposal.@Nullable Held held) {
        Map<Purpose, String> agreed = new EnumMap<>(Purpose.class);
        form.purposes().forEach(purpose -> agreed.put(purpose, shown.get("visitor.consent." + purpose)));
        proposals.add(
                area,
                new Proposal(
                        id,
                        today(),
                        null,
                        held,
                        new Proposal.Content(form.known(choices), agreed, choices.wordingVersion())));
    }

    /**
     * Keeps an organisation that an umbrella organisation introduces, without contact: nobody agrees for somebody else.
     *
     * @return false when {@link #MOST_WAITING} of this account wait already, and it was not one of them
     */
    public boolean introduce(AreaId area, UUID id, ProposalForm form, UUID umbrella, UUID by) {
        // two at the same moment may both pass: it spares the coordinator, nothing else depends on it
        if (proposals.introducedBy(area, by) >= MOST_WAITING) {
            return proposals.find(area, id).isPresent();
        }
        Proposal.Content content = new Proposal.Content(form.known(choices), Map.of(), choices.wordingVersion());
        if (proposals.add(area, new Proposal(id, today(), new Proposal.Introduced(umbrella, by), null, content))) {
            audit.record(area, by, "organisation introduced", umbrella);
        }
        return true;
    }

    /**
     * Where an organisation stands now.
     *
     * @param added false = there is one with its name already, and nothing was done
     */
    record Place(UUID organisation, boolean added) {}

    /**
     * Takes it into the network as a new organisation.
     *
     * @param another true = also when there is one with this name on this side
     */
    public Place accept(AreaId area, UUID id, boolean another, UUID by) {
        Proposal proposal = lock(area, id);
        UUID organisation = UUID.randomUUID();
        UUID there = keep.add(area, typed(proposal, organisation), another, by);
        if (!there.equals(organisation)) {
            return new Place(there, false);
        }
        take(area, proposal, organisation, by);
        return new Place(organisation, true);
    }

    /** Adds what it says to an organisation that is there. */
    public void join(AreaId area, UUID id, UUID organisation, UUID by) {
        Proposal proposal = lock(area, id);
        Organisation there = organisations
                .find(area, organisation, Sight.EVERYTHING)
                .filter(found -> found.mergedInto() == null)
                .orElseThrow(NotFound::new);
        keep.change(area, there.with(typed(proposal, organisation)), true, by);
        take(area, proposal, organisation, by);
    }

    public void remove(AreaId area, UUID id, UUID by) {
        lock(area, id);
        proposals.remove(area, id);
        audit.record(area, by, "proposal removed", id);
    }

    private Organisation typed(Proposal proposal, UUID id) {
        Organisation typed = proposal.form().organisation().organisation(id, choices, clock.instant());
        Proposal.Introduced introduced = proposal.introduced();
        return introduced == null ? typed : typed.under(introduced.umbrella());
    }

    private void take(AreaId area, Proposal proposal, UUID organisation, UUID by) {
        ProposalForm form = proposal.form();
        form.entries(choices, today()).forEach(entry -> keep.addEntry(area, organisation, entry, by));
        if (form.named()) {
            List<Consent> agreed = proposal.content().agreed().entrySet().stream()
                    .map(words -> new Consent(
                            UUID.randomUUID(),
                            words.getKey(),
                            proposal.receivedOn(),
                            Consent.How.LINK,
                            proposal.content().version(),
                            words.getValue(),
                            null,
                            null))
                    .toList();
            keepContact.add(area, form.contact(organisation, clock.instant()), agreed, by);
        }
        proposals.remove(area, proposal.id());
        audit.record(area, by, "proposal accepted", organisation);
    }

    private Proposal lock(AreaId area, UUID id) {
        return proposals.lock(area, id).orElseThrow(NotFound::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.ZONE);
    }
}
