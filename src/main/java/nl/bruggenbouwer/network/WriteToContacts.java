package nl.bruggenbouwer.network;

import java.time.Clock;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.notifications.MailKind;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.privacy.Retention;
import nl.bruggenbouwer.web.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends the same words to chosen contacts, each by a mail of their own; who does not agree (any more) gets none. */
@Component
class WriteToContacts {

    private final ContactMessageSql messages;
    private final ContactSql contacts;
    private final Outbox outbox;
    private final Audit audit;
    private final Texts texts;
    private final Clock clock;

    WriteToContacts(
            ContactMessageSql messages, ContactSql contacts, Outbox outbox, Audit audit, Texts texts, Clock clock) {
        this.messages = messages;
        this.contacts = contacts;
        this.outbox = outbox;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What is sent.
     *
     * @param id of the form: sent twice, it is sent once
     * @param chosen contacts
     * @param language of subject and body
     * @param copy one to the sender as well
     */
    record Message(
            UUID id, Purpose purpose, Set<UUID> chosen, String language, String subject, String body, boolean copy) {}

    /** Sends it; false when none of the chosen agrees now. A second time it does nothing. */
    @Transactional
    public boolean send(AreaId area, Message message, Member by) {
        Map<String, String> addresses = new LinkedHashMap<>(); // somebody of two organisations gets one mail
        contacts.reachable(area, message.chosen(), message.purpose()).stream()
                .map(contact -> String.valueOf(contact.email()))
                .forEach(address -> addresses.putIfAbsent(address.toLowerCase(Locale.ROOT), address));
        if (addresses.isEmpty()) {
            return false;
        }
        if (!messages.add(area, message.id(), message.purpose(), addresses.size(), by.account(), clock.instant())) {
            return true;
        }
        Outbox.Mail mail = mail(message);
        addresses.values().forEach(address -> outbox.add(area, mail.to(address)));
        if (message.copy()) {
            outbox.add(area, mail.to(by.email()));
        }
        audit.record(area, by.account(), "message to contacts sent", message.id());
        return true;
    }

    /** With the line on how to withdraw consent; to nobody yet. */
    Outbox.Mail mail(Message message) {
        String withdraw = texts.in(message.language()).get("visitor.mail.withdraw");
        return new Outbox.Mail("", message.subject(), message.body() + "\n\n" + withdraw, null)
                .as(MailKind.MESSAGE)
                .in(message.language());
    }

    /** How long it is kept that a message was sent. */
    @Configuration(proxyBeanMethods = false)
    static class Kept {

        @Bean
        Retention contactMessages() {
            return new Retention("contact-message", Period.ofYears(1), """
                    select count(*), count(*) filter (where sent_at < :before), min(sent_at) from contact_message
                    """, """
                    delete from contact_message
                     where (area_id, id) in (select area_id, id from contact_message where sent_at < :before limit :most)
                    """);
        }
    }
}
