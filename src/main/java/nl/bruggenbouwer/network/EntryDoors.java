package nl.bruggenbouwer.network;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The doors to the entry of an organisation: the link of a contact, the account of a representative, and that of the umbrella
 * organisation above it. The caller has entered the area.
 */
@Component
class EntryDoors {

    private final LinkContact link;
    private final RepresentativeSql representatives;
    private final ContactSql contacts;
    private final OrganisationSql organisations;

    EntryDoors(
            LinkContact link, RepresentativeSql representatives, ContactSql contacts, OrganisationSql organisations) {
        this.link = link;
        this.representatives = representatives;
        this.contacts = contacts;
        this.organisations = organisations;
    }

    /**
     * What a door opens.
     *
     * @param contact whose own data stand there too; null = an umbrella organisation sees no contacts
     * @param by the account; null = by link
     */
    record Opened(
            Area area,
            String path,
            @Nullable Contact contact,
            Organisation organisation,
            @Nullable UUID by) {

        /** Of a door that leads to a contact's own data. */
        Contact own() {
            return Objects.requireNonNull(contact);
        }
    }

    /** Where a representative keeps the organisation of a contact. */
    static String path(Area area, UUID contact) {
        return "/" + area.slug() + "/namens/" + contact;
    }

    Optional<Opened> byLink(Area area, String key) {
        return link.opened(area.id(), key)
                .flatMap(contact -> opened(area, "/o/" + area.slug() + "/" + key, contact, null));
    }

    Opened byAccount(Area area, String id, Member member) {
        return Input.id(id)
                .filter(contact -> representatives
                        .account(area.id(), contact)
                        .filter(member.account()::equals)
                        .isPresent())
                .flatMap(contact -> contacts.find(area.id(), contact, Sight.EVERYTHING))
                .flatMap(contact -> opened(area, path(area, contact.id()), contact, member.account()))
                .orElseThrow(NotFound::new);
    }

    private Optional<Opened> opened(Area area, String path, Contact contact, @Nullable UUID by) {
        return organisations
                .find(area.id(), contact.organisation(), Sight.EVERYTHING)
                .filter(organisation -> organisation.mergedInto() == null)
                .map(organisation -> new Opened(area, path, contact, organisation, by));
    }

    /** The same, of an umbrella organisation only. */
    Opened umbrella(Area area, String id, Member member) {
        Opened own = byAccount(area, id, member);
        if (own.organisation().kind() != Organisation.Kind.UMBRELLA) {
            throw new NotFound();
        }
        return own;
    }

    /** One that stands under an umbrella organisation: its entry, no contact. */
    Opened under(Area area, String id, String organisation, Member member) {
        Opened umbrella = umbrella(area, id, member);
        return Input.id(organisation)
                .flatMap(found -> organisations.find(area.id(), found, Sight.UMBRELLA))
                .filter(found -> found.mergedInto() == null
                        && umbrella.organisation().id().equals(found.umbrella()))
                .map(found -> new Opened(area, umbrella.path() + "/leden/" + found.id(), null, found, member.account()))
                .orElseThrow(NotFound::new);
    }
}
