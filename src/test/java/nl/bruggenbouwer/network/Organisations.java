package nl.bruggenbouwer.network;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import org.springframework.boot.test.context.TestComponent;

/** Organisations and contacts for tests, put in as the screens would. */
@TestComponent
public class Organisations {

    private final KeepOrganisation keep;
    private final KeepContact keepContact;

    Organisations(KeepOrganisation keep, KeepContact keepContact) {
        this.keep = keep;
        this.keepContact = keepContact;
    }

    public static Organisation named(String name, boolean hidden) {
        return new Organisation(
                UUID.randomUUID(),
                name,
                Side.INFORMAL,
                Organisation.Kind.COMMUNITY,
                "",
                "",
                hidden,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Instant.now(),
                null);
    }

    public UUID add(Area area, Organisation organisation) {
        return Tenancy.in(area.id(), () -> keep.add(area.id(), organisation, true, null));
    }

    public UUID add(Area area, String name) {
        return add(area, named(name, false));
    }

    /** A contact with this mail address, who agreed to these purposes. */
    public UUID contact(Area area, UUID organisation, String mail, boolean hidden, Set<Purpose> purposes) {
        Contact contact = new Contact(
                UUID.randomUUID(),
                organisation,
                "Noor",
                "voorzitter",
                "nl",
                mail,
                "+31301234567",
                hidden,
                Instant.now());
        Tenancy.in(
                area.id(),
                () -> keepContact.add(
                        area.id(),
                        contact,
                        new KeepContact.Agreed(purposes, LocalDate.now(), Consent.How.TALK, UUID.randomUUID())));
        return contact.id();
    }
}
