package nl.bruggenbouwer.notifications;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import nl.bruggenbouwer.privacy.Vault;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Texts;
import nl.bruggenbouwer.web.Translator.Language;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A mail as it travels: one neutral sender, the text as it was written and once more as simple HTML. */
@Component
class MailForm {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;
    private final Texts texts;
    private final Vault vault;
    private final String host;

    MailForm(MailSettings settings, Settings program, Texts texts, Vault vault) {
        settings.check();
        this.settings = settings;
        this.texts = texts;
        this.vault = vault;
        this.host = URI.create(program.baseUrl()).getHost();
    }

    /** This computer's name, as the mail server hears it. */
    String host() {
        return host;
    }

    MimeMessage message(Session session, MailSql.Due mail) throws MessagingException {
        Language language = texts.in(mail.language()).language();
        SMTPMessage message = new SMTPMessage(session);
        message.setEnvelopeFrom(settings.returnAddress(mail.id()));
        message.setFrom(from());
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
        if (mail.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(mail.replyTo(), true)});
        }
        message.setSubject(mail.subject(), UTF_8);
        message.setContent(new MimeMultipart(
                "alternative",
                part(mail.body(), "plain"),
                part(MailHtml.of(mail.subject(), mail.body(), language), "html")));
        message.setSentDate(Date.from(mail.createdAt()));
        message.setHeader("Content-Language", language.code());
        message.setHeader("Auto-Submitted", "auto-generated"); // no answers from absent people
        message.saveChanges();
        message.setHeader("Message-ID", "<" + mail.id() + "@" + host + ">");
        return message;
    }

    /** The address, encrypted, where a mail that comes back is noticed; else null: it is kept no longer. */
    byte @Nullable [] sealed(MailSql.Due mail) {
        return settings.bounces() == null ? null : vault.seal(Bounces.place(mail.area(), mail.id()), mail.recipient());
    }

    private InternetAddress from() {
        try {
            return new InternetAddress(settings.mailFrom(), settings.mailName(), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, kind);
        return part;
    }
}
