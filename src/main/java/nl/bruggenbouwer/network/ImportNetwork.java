package nl.bruggenbouwer.network;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Text;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over a spreadsheet with organisations and contacts: all of it or nothing. What is there already stays as it is, so
 * the same file twice adds nothing. Looking first is the same work, rolled back.
 */
@Component
public class ImportNetwork {

    private final OrganisationSql organisations;
    private final ContactSql contacts;
    private final KeepOrganisation keep;
    private final KeepContact keepContact;
    private final NetworkChoices choices;
    private final SheetWords words;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportNetwork(
            OrganisationSql organisations,
            ContactSql contacts,
            KeepOrganisation keep,
            KeepContact keepContact,
            NetworkChoices choices,
            SheetWords words,
            Audit audit,
            TransactionTemplate webTransaction,
            Clock clock) {
        this.organisations = organisations;
        this.contacts = contacts;
        this.keep = keep;
        this.keepContact = keepContact;
        this.choices = choices;
        this.words = words;
        this.audit = audit;
        this.transaction = webTransaction;
        this.clock = clock;
    }

    /**
     * What a sheet brings.
     *
     * @param faults with any of these nothing is added
     * @param names of the organisations that are new
     * @param contacts how many are new
     * @param there how many organisations and contacts were there already
     */
    public record Result(List<Problem> faults, List<String> names, int contacts, int there) {}

    /** Something wrong in a row; 0 is the whole file. The column is its title, or empty. */
    public record Problem(int row, String column, String message) {}

    /** What would be added. */
    Result look(AreaId area, byte[] bytes, UUID by, Text t) {
        return run(area, bytes, by, t, false);
    }

    Result add(AreaId area, byte[] bytes, UUID by, Text t) {
        return run(area, bytes, by, t, true);
    }

    private Result run(AreaId area, byte[] bytes, UUID by, Text t, boolean keepIt) {
        NetworkSheet.Reading reading = NetworkSheet.read(bytes, words, t);
        List<NetworkSheet.Fault> faults = new ArrayList<>(reading.faults());
        List<String> names = new ArrayList<>();
        int[] newContacts = {0};
        int[] there = {0};
        transaction.executeWithoutResult(status -> {
            organisations.lockNames(area);
            for (SheetRow row : reading.rows()) {
                UUID organisation = organisation(area, row, by, t, faults, names, there);
                if (organisation != null && row.hasContact()) {
                    newContacts[0] += contact(area, organisation, row, by, t, faults, there);
                }
            }
            if (!faults.isEmpty() || !keepIt) {
                status.setRollbackOnly();
            } else {
                audit.record(area, by, "network imported", null);
            }
        });
        return new Result(problems(faults, t), names, newContacts[0], there[0]);
    }

    private @org.jspecify.annotations.Nullable UUID organisation(
            AreaId area,
            SheetRow row,
            UUID by,
            Text t,
            List<NetworkSheet.Fault> faults,
            List<String> names,
            int[] there) {
        OrganisationForm form = new OrganisationForm(row.typed());
        FormErrors errors = form.check(t, Set.of());
        if (!errors.isEmpty()) {
            note(faults, row, errors);
            if (row.hasContact()) { // all that is wrong in a row at once
                ContactForm contact = contactForm(row);
                note(faults, row, contact.checkConsent(t, today(), contact.check(t, choices)));
            }
            return null;
        }
        Organisation typed = form.organisation(UUID.randomUUID(), choices, clock.instant());
        UUID id = keep.add(area, typed, false, by);
        if (id.equals(typed.id())) {
            names.add(typed.name());
        } else {
            there[0]++;
        }
        return id;
    }

    private int contact(
            AreaId area,
            UUID organisation,
            SheetRow row,
            UUID by,
            Text t,
            List<NetworkSheet.Fault> faults,
            int[] there) {
        ContactForm form = contactForm(row);
        FormErrors errors = form.check(t, choices);
        if (!errors.isEmpty()) {
            note(faults, row, form.checkConsent(t, today(), errors));
            return 0;
        }
        Contact contact = form.contact(UUID.randomUUID(), organisation, clock.instant());
        if (contacts.known(area, contact)) {
            there[0]++;
            return 0;
        }
        FormErrors missing = form.checkConsent(t, today(), new FormErrors());
        if (!missing.isEmpty()) {
            note(faults, row, missing);
            return 0;
        }
        keepContact.add(area, contact, form.agreed(by));
        return 1;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.ZONE);
    }

    private static ContactForm contactForm(SheetRow row) {
        if (row.typed().getOrDefault(SheetColumn.WRITES.field, List.of()).isEmpty()) {
            row.typed().set(SheetColumn.WRITES.field, "nl");
        }
        return new ContactForm(row.typed());
    }

    private static void note(List<NetworkSheet.Fault> faults, SheetRow row, FormErrors errors) {
        for (FormErrors.Fault error : errors.all()) {
            SheetColumn column = Arrays.stream(SheetColumn.values())
                    .filter(c -> c.field.equals(error.field()))
                    .findFirst()
                    .orElse(null);
            // a word that is no choice was named already
            if (faults.stream().noneMatch(f -> f.row() == row.number() && f.column() == column)) {
                faults.add(new NetworkSheet.Fault(row.number(), column, error.message()));
            }
        }
    }

    private static List<Problem> problems(List<NetworkSheet.Fault> faults, Text t) {
        return faults.stream()
                .sorted(java.util.Comparator.comparingInt(NetworkSheet.Fault::row))
                .map(fault -> new Problem(
                        fault.row(),
                        fault.column() == null ? "" : t.get(fault.column().titleKey()),
                        fault.message()))
                .toList();
    }
}
