package nl.bruggenbouwer.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.Text;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives somebody the network as a spreadsheet, as far as this person may see it, for a reason that is noted. */
@Component
public class ExportNetwork {

    private final OrganisationListSql lists;
    private final ContactSql contacts;
    private final ConsentSql consents;
    private final SheetWords words;
    private final Audit audit;

    ExportNetwork(OrganisationListSql lists, ContactSql contacts, ConsentSql consents, SheetWords words, Audit audit) {
        this.lists = lists;
        this.contacts = contacts;
        this.consents = consents;
        this.words = words;
        this.audit = audit;
    }

    /** For what somebody takes it along. */
    public enum Reason {
        INVITE,
        MEETING,
        CHECK,
        HAND_OVER
    }

    @Transactional
    byte[] sheet(AreaId area, Sight sight, Reason reason, UUID by, Text t) {
        Map<UUID, List<Contact>> people =
                contacts.all(area, sight).stream().collect(Collectors.groupingBy(Contact::organisation));
        Map<UUID, List<Consent>> agreed = consents.live(area);
        List<Map<SheetColumn, String>> rows = new ArrayList<>();
        for (Organisation organisation : lists.all(area, sight)) {
            List<Contact> of = people.getOrDefault(organisation.id(), List.of());
            if (of.isEmpty()) {
                rows.add(cells(organisation));
            }
            for (Contact contact : of) {
                Map<SheetColumn, String> row = cells(organisation);
                row.putAll(cells(contact, agreed.getOrDefault(contact.id(), List.of())));
                rows.add(row);
            }
        }
        audit.read(area, by, "network exported: " + t.get("network.export.reason." + reason), null);
        return NetworkSheet.write(rows, words, t);
    }

    private Map<SheetColumn, String> cells(Organisation organisation) {
        Map<SheetColumn, String> cells = new EnumMap<>(SheetColumn.class);
        cells.put(SheetColumn.NAME, organisation.name());
        cells.put(SheetColumn.SIDE, one(SheetColumn.SIDE, organisation.side().name()));
        cells.put(SheetColumn.KIND, one(SheetColumn.KIND, organisation.kind().name()));
        cells.put(SheetColumn.WHAT, organisation.what());
        cells.put(SheetColumn.WEBSITE, organisation.website());
        cells.put(SheetColumn.LANGUAGES, words.cell(SheetColumn.LANGUAGES, organisation.languages()));
        cells.put(SheetColumn.THEMES, words.cell(SheetColumn.THEMES, organisation.themes()));
        cells.put(
                SheetColumn.VOICES,
                words.cell(
                        SheetColumn.VOICES,
                        organisation.voices().stream().map(Enum::name).toList()));
        cells.put(SheetColumn.HIDDEN, organisation.hidden() ? one(SheetColumn.HIDDEN, "ja") : "");
        return cells;
    }

    private Map<SheetColumn, String> cells(Contact contact, List<Consent> agreed) {
        String email = contact.email();
        String phone = contact.phone();
        Map<SheetColumn, String> cells = new EnumMap<>(SheetColumn.class);
        cells.put(SheetColumn.CONTACT, contact.name());
        cells.put(SheetColumn.FUNCTION, contact.function());
        cells.put(SheetColumn.MAIL, email == null ? "" : email);
        cells.put(SheetColumn.PHONE, phone == null ? "" : phone);
        cells.put(SheetColumn.WRITES, one(SheetColumn.WRITES, contact.language()));
        cells.put(SheetColumn.CONTACT_HIDDEN, contact.hidden() ? one(SheetColumn.CONTACT_HIDDEN, "ja") : "");
        Set<String> purposes =
                agreed.stream().map(consent -> consent.purpose().name()).collect(Collectors.toSet());
        cells.put(SheetColumn.PURPOSES, words.cell(SheetColumn.PURPOSES, purposes));
        agreed.stream().max(Comparator.comparing(Consent::givenOn)).ifPresent(last -> {
            cells.put(SheetColumn.GIVEN, last.givenOn().toString());
            cells.put(SheetColumn.HOW, one(SheetColumn.HOW, last.how().name()));
        });
        return cells;
    }

    private String one(SheetColumn column, String code) {
        return words.cell(column, List.of(code));
    }
}
