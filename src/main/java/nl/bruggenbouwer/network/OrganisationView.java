package nl.bruggenbouwer.network;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.questionnaire.ExchangeItem;
import org.jspecify.annotations.Nullable;

/**
 * One organisation as its page shows it.
 *
 * @param mayChange the person keeps this network; others read
 * @param representatives who keeps it with an account; for who keeps this network
 * @param umbrella name of the organisation that introduced it, if this person may see that one
 */
public record OrganisationView(
        Area area,
        Organisation organisation,
        @Nullable String umbrella,
        boolean mayChange,
        List<Contact.Line> contacts,
        List<Representative> representatives,
        List<ExchangeEntry> entries,
        NetworkChoices choices,
        LocalDate today) {

    public String address() {
        return "/" + area.slug() + "/netwerk/" + organisation.id();
    }

    /** A new id for a form, so that sending it twice adds one row. */
    public String key() {
        return UUID.randomUUID().toString();
    }

    /** The words of an entry's exchange item, as a wish or as an offer. */
    public String item(ExchangeEntry entry) {
        ExchangeItem item = choices.items().get(entry.item());
        return item == null ? "" : entry.direction() == ExchangeEntry.Direction.OFFER ? item.offer() : item.need();
    }
}
