package nl.bruggenbouwer.network;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.notifications.MailKind;
import nl.bruggenbouwer.notifications.MailText;
import nl.bruggenbouwer.notifications.MailTexts;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the link by which a contact keeps its own data, and mails it. The secret is known to nobody but the contact. */
@Component
@Transactional
class LinkContact {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int DAYS = 60;
    private static final MailText LINK = new MailText("contactlink", List.of("link", "tot"));
    private static final MailText YEARLY = new MailText("yearly", List.of("link", "tot"));

    private final ContactSql contacts;
    private final ContactLinkSql links;
    private final Outbox outbox;
    private final MailTexts mailTexts;
    private final Audit audit;
    private final Texts texts;
    private final Settings settings;
    private final Clock clock;

    LinkContact(
            ContactSql contacts,
            ContactLinkSql links,
            Outbox outbox,
            MailTexts mailTexts,
            Audit audit,
            Texts texts,
            Settings settings,
            Clock clock) {
        this.contacts = contacts;
        this.links = links;
        this.outbox = outbox;
        this.mailTexts = mailTexts;
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
        mail(area, email, t, LINK, address, MailKind.NOTICE);
        return Optional.empty();
    }

    /** Asks a contact once a year whether all is right; the caller noted it in this transaction. */
    void ask(Area area, Contact contact, String email) {
        Text t = texts.in(contact.language());
        mail(area, email, t, YEARLY, address(area, contact.id(), t, null), MailKind.REMINDER);
    }

    private String address(Area area, UUID contact, Text t, @Nullable UUID by) {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        links.put(area.id(), contact, DigestUtils.sha256(secret), today().plusDays(DAYS), by, clock.instant());
        return settings.baseUrl() + "/o/" + area.slug() + "/" + secret + "?taal="
                + t.language().code();
    }

    private void mail(Area area, String email, Text t, MailText words, String address, MailKind kind) {
        Map<String, String> fields = Map.of("link", address, "tot", t.date(today().plusDays(DAYS)));
        outbox.add(
                area.id(),
                mailTexts.mail(words, t.language().code(), email, fields).as(kind));
    }

    /** The words of both mails, which staff may change. */
    @Configuration(proxyBeanMethods = false)
    static class Words {

        @Bean
        MailText contactLinkText() {
            return LINK;
        }

        @Bean
        MailText yearlyText() {
            return YEARLY;
        }
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
