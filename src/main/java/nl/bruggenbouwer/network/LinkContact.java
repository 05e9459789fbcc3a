package nl.bruggenbouwer.network;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the link by which a contact keeps its own data, and mails it. The secret is known to nobody but the contact. */
@Component
@Transactional
class LinkContact {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int DAYS = 60;

    private final ContactSql contacts;
    private final ContactLinkSql links;
    private final Outbox outbox;
    private final Audit audit;
    private final Texts texts;
    private final Settings settings;
    private final Clock clock;

    LinkContact(
            ContactSql contacts,
            ContactLinkSql links,
            Outbox outbox,
            Audit audit,
            Texts texts,
            Settings settings,
            Clock clock) {
        this.contacts = contacts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Mails a new link to a contact; the one before no longer opens. Empty when it was mailed, else the address to hand over. */
    public Optional<String> send(Area area, UUID id, UUID by) {
        if (!contacts.lock(area.id(), id)) {
            throw new NotFound();
        }
        Contact contact = contacts.find(area.id(), id, Sight.EVERYTHING).orElseThrow(NotFound::new);
        Text t = texts.in(contact.language());
        String address = address(area, id, t, by);
        audit.record(area.id(), by, "contact link made", id);
        String email = contact.email();
        if (email == null) {
            return Optional.of(address);
        }
        mail(area, email, t, "visitor.entry.mail", address);
        return Optional.empty();
    }

    /** Asks a contact once a year whether all is right; the caller noted it in this transaction. */
    void ask(Area area, Contact contact, String email) {
        Text t = texts.in(contact.language());
        mail(area, email, t, "visitor.entry.yearly", address(area, contact.id(), t, null));
    }

    private String address(Area area, UUID contact, Text t, @Nullable UUID by) {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        links.put(area.id(), contact, DigestUtils.sha256(secret), today().plusDays(DAYS), by, clock.instant());
        return settings.baseUrl() + "/o/" + area.slug() + "/" + secret + "?taal="
                + t.language().code();
    }

    private void mail(Area area, String email, Text t, String key, String address) {
        outbox.add(
                area.id(),
                new Outbox.Mail(
                        email,
                        t.get(key + ".subject"),
                        t.get(key + ".body", address, t.date(today().plusDays(DAYS))),
                        null));
    }

    public void revoke(AreaId area, UUID contact, UUID by) {
        if (links.revoke(area, contact)) {
            audit.record(area, by, "contact link revoked", contact);
        }
    }

    /** The last day of a contact's link; empty when it has none. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> lastDay(AreaId area, UUID contact) {
        return links.expiry(area, contact, today());
    }

    /** Whose link this is; empty when it does not open (any more). */
    @Transactional(readOnly = true)
    public Optional<Contact> opened(AreaId area, String secret) {
        return links.contact(area, DigestUtils.sha256(secret), today())
                .flatMap(id -> contacts.find(area, id, Sight.EVERYTHING));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.ZONE);
    }
}
