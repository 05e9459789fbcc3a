package nl.bruggenbouwer.network;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds contacts, changes and erases them, and records what they agreed to. */
@Component
@Transactional
class KeepContact {

    private final OrganisationSql organisations;
    private final ContactSql contacts;
    private final ConsentSql consents;
    private final InviteRepresentative representatives;
    private final NetworkChoices choices;
    private final Audit audit;
    private final Text text;
    private final Clock clock;

    KeepContact(
            OrganisationSql organisations,
            ContactSql contacts,
            ConsentSql consents,
            InviteRepresentative representatives,
            NetworkChoices choices,
            Audit audit,
            Texts texts,
            Clock clock) {
        this.organisations = organisations;
        this.contacts = contacts;
        this.consents = consents;
        this.representatives = representatives;
        this.choices = choices;
        this.audit = audit;
        this.text = texts.dutch();
        this.clock = clock;
    }

    /**
     * What somebody agreed to.
     *
     * @param by who records it, the person itself when it has an account; null = the person, by link
     */
    record Agreed(
            Set<Purpose> purposes,
            LocalDate on,
            Consent.How how,
            @Nullable UUID by) {}

    /** Adds a contact with what it agreed to; one with the same id is there once. */
    public void add(AreaId area, Contact contact, Agreed agreed) {
        if (!organisations.lock(area, contact.organisation())) {
            throw new NotFound();
        }
        if (contacts.add(area, contact, agreed.by(), clock.instant())) {
            audit.record(area, agreed.by(), "contact added", contact.id());
            record(area, contact.id(), agreed, text);
        }
    }

    /** Adds a contact that agreed by link to the words in these consents. */
    public void add(AreaId area, Contact contact, List<Consent> agreed, UUID by) {
        if (!organisations.lock(area, contact.organisation())) {
            throw new NotFound();
        }
        if (contacts.add(area, contact, by, clock.instant())) {
            audit.record(area, by, "contact added", contact.id());
            agreed.forEach(consent -> consents.add(area, contact.id(), consent, clock.instant()));
        }
    }

    public void change(AreaId area, Contact contact, @Nullable UUID by) {
        lock(area, contact.id());
        String email = contacts.find(area, contact.id(), Sight.EVERYTHING)
                .map(Contact::email)
                .orElse(null);
        if (email != null && !email.equalsIgnoreCase(contact.email())) {
            representatives.readdressed(area, contact.id(), by);
        }
        contacts.change(area, contact, clock.instant());
        audit.record(area, by, "contact changed", contact.id());
    }

    /**
     * Records consents; a purpose that lives already stays as it was.
     *
     * @param shown the texts in the language in which the person read or heard them
     */
    public void agree(AreaId area, UUID contact, Agreed agreed, Text shown) {
        lock(area, contact);
        record(area, contact, agreed, shown);
    }

    private void record(AreaId area, UUID contact, Agreed agreed, Text shown) {
        for (Purpose purpose : agreed.purposes()) {
            Consent consent = new Consent(
                    UUID.randomUUID(),
                    purpose,
                    agreed.on(),
                    agreed.how(),
                    choices.wordingVersion(),
                    shown.get("visitor.consent." + purpose),
                    agreed.by(),
                    null);
            if (consents.add(area, contact, consent, clock.instant())) {
                audit.record(area, agreed.by(), "consent recorded", contact);
            }
        }
    }

    public void withdraw(AreaId area, UUID contact, Purpose purpose, @Nullable UUID by) {
        lock(area, contact);
        if (consents.withdraw(area, contact, purpose, by, clock.instant())) {
            audit.record(area, by, "consent withdrawn", contact);
        }
    }

    /** The contact said that all is right as it stands. */
    public void confirm(AreaId area, UUID contact, @Nullable UUID by) {
        lock(area, contact);
        contacts.confirm(area, contact, clock.instant());
        audit.record(area, by, "contact confirmed", contact);
    }

    /** Erases a contact, with its consents; it no longer keeps its organisation with an account either. */
    public void erase(AreaId area, UUID contact, @Nullable UUID by) {
        representatives.end(area, contact, by);
        if (contacts.erase(area, contact)) {
            audit.record(area, by, "contact erased", contact);
        }
    }

    private void lock(AreaId area, UUID contact) {
        if (!contacts.lock(area, contact)) {
            throw new NotFound();
        }
    }
}
