package nl.bruggenbouwer.network;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.privacy.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may ask about the organisations of an area. The caller has entered the tenant. */
@Component
public class Network {

    private final OrganisationSql organisations;
    private final OrganisationListSql lists;
    private final ContactSql contacts;
    private final ContactMessageSql messages;
    private final RepresentativeSql representatives;
    private final KeepOrganisation keep;
    private final Clock clock;

    Network(
            OrganisationSql organisations,
            OrganisationListSql lists,
            ContactSql contacts,
            ContactMessageSql messages,
            RepresentativeSql representatives,
            KeepOrganisation keep,
            Clock clock) {
        this.organisations = organisations;
        this.lists = lists;
        this.contacts = contacts;
        this.messages = messages;
        this.representatives = representatives;
        this.keep = keep;
        this.clock = clock;
    }

    /** One organisation; of one that was merged, the one that it became. */
    @Transactional(readOnly = true)
    public Optional<Organisation> find(AreaId area, UUID id, Sight sight) {
        return organisations.find(area, id, sight).flatMap(found -> {
            UUID other = found.mergedInto();
            return other == null ? Optional.of(found) : find(area, other, sight);
        });
    }

    /** An organisation to choose from a list. */
    public record Choice(UUID id, String name, Side side) {}

    /** All organisations of an area, in order of name. */
    public List<Choice> choices(AreaId area, Sight sight) {
        return lists.choices(area, sight);
    }

    /** Contacts of what is found who agree to a purpose now and have a mail address; by words and side, both may be absent. */
    public List<ContactMessageSql.Recipient> agreeing(AreaId area, Purpose purpose, String words, @Nullable Side side) {
        String some = words.substring(0, Math.min(words.length(), 100));
        return messages.recipients(area, new Search(some, side, "", ""), purpose);
    }

    /** Those of some contacts who agree to a purpose now and have a mail address, which is open here. */
    public List<Contact> reachable(AreaId area, Collection<UUID> some, Purpose purpose) {
        return contacts.reachable(area, some, purpose);
    }

    /** The contacts of an organisation who agree to a purpose now and have a mail address, which is open here. */
    public List<Contact> reachable(AreaId area, UUID organisation, Purpose purpose) {
        List<UUID> all = contacts.of(area, organisation, Sight.EVERYTHING).stream()
                .map(Contact.Line::id)
                .toList();
        return contacts.reachable(area, all, purpose);
    }

    /** The organisations that an account keeps in some areas. */
    public Set<UUID> kept(Collection<AreaId> areas, UUID account) {
        return representatives.own(areas, account).stream()
                .map(RepresentativeSql.Own::id)
                .collect(Collectors.toSet());
    }

    /** The contacts that are this person. */
    public List<UUID> contacts(AreaId area, PersonalData.Person person) {
        return contacts.of(area, person);
    }

    /**
     * The organisation with this name, however typed, on this side; it is added when there is none.
     *
     * @param by who typed it; null = the program
     * @return its id
     */
    public UUID addIfNew(AreaId area, String name, Side side, Organisation.Kind kind, @Nullable UUID by) {
        return keep.add(
                area,
                new Organisation(
                        UUID.randomUUID(),
                        name,
                        side,
                        kind,
                        "",
                        "",
                        false,
                        null,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        clock.instant(),
                        null),
                false,
                by);
    }

    /** The voices that no organisation of the area brings. A scan should not begin without them. */
    @Transactional(readOnly = true)
    public List<Organisation.Voice> unheard(AreaId area) {
        Map<Organisation.Voice, Integer> voices = lists.voices(area);
        return Stream.of(Organisation.Voice.values())
                .filter(voice -> voices.getOrDefault(voice, 0) == 0)
                .toList();
    }
}
