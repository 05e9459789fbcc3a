package nl.bruggenbouwer.demo;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** At each start: the demo area and its people, if they are not there yet. Runs first; other demo content follows. */
@Component
@OnlyInTheDemo
@Order(DemoContent.ORDER)
public class DemoContent implements ApplicationRunner {

    /** Demo content of other modules takes a higher number. */
    public static final int ORDER = 100;

    public static final String SLUG = "voorbeeldstad";

    private final Areas areas;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final Text text;
    private final Map<DemoPerson, UUID> people = new EnumMap<>(DemoPerson.class);

    DemoContent(Areas areas, Accounts accounts, TransactionTemplate transaction, Texts texts) {
        this.areas = areas;
        this.accounts = accounts;
        this.transaction = transaction;
        this.text = texts.dutch();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> seed());
    }

    private void seed() {
        Area area = areas.bySlug(SLUG).orElseGet(this::open);
        for (DemoPerson person : DemoPerson.values()) {
            AreaId where = person.role() == Role.ADMINISTRATOR ? AreaId.NATIONAL : area.id();
            people.put(
                    person,
                    accounts.ensure(person.email(), text.get("demo.person." + person.code()), where, person.role()));
        }
    }

    private Area open() {
        Area area = areas.open(SLUG, text.get("demo.area"), text.get("demo.area"), true)
                .orElseThrow();
        areas.setContact(
                area.id(),
                new Area.Contact(
                        text.get("demo.contact.name"),
                        text.get("demo.contact.phone"),
                        text.get("demo.contact.hours"),
                        text.get("demo.contact.mail")));
        return area;
    }

    /** The account of one of the demo people. */
    public UUID account(DemoPerson person) {
        UUID account = people.get(person);
        if (account == null) {
            throw new IllegalStateException("The demo content is not there yet");
        }
        return account;
    }
}
