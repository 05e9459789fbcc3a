package nl.bruggenbouwer.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import nl.bruggenbouwer.start.Settings;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Hands the outbox to the mail server. A mail is claimed, sent outside any transaction, then deleted: after a crash in
 * between it is sent again, with the same Message-ID. Addresses and subjects never reach the log.
 */
class Sender {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final Duration CLAIM = Duration.ofMinutes(2); // longer than one try can take
    private static final Duration GIVE_UP = Duration.ofHours(48);
    private static final List<Integer> BACK_OFF_MINUTES = List.of(1, 5, 15, 30, 60, 120, 240);
    private static final int PER_RUN = 500;

    private final MailSql mails;
    private final MailServer server;
    private final String from;
    private final String ownHost;
    private final Session session;
    private final Clock clock;

    Sender(MailSql mails, MailServer server, Settings settings, Clock clock) {
        this.mails = mails;
        this.server = server;
        this.from = settings.mailFrom();
        this.ownHost = URI.create(settings.baseUrl()).getHost();
        this.session = Session.getInstance(server.properties(ownHost));
        this.clock = clock;
    }

    /** Sends what is due, over one connection for as long as it lasts. */
    void sendDue() {
        try (Transport transport = session.getTransport("smtp")) {
            for (int i = 0; i < PER_RUN; i++) {
                Instant now = clock.instant();
                Optional<MailSql.Due> mail = mails.claim(now, now.plus(CLAIM));
                if (mail.isEmpty() || !send(transport, mail.get())) {
                    return;
                }
            }
        } catch (MessagingException closing) {
            log.warn(
                    "The mail server did not end in good order: {}",
                    closing.getClass().getName());
        }
    }

    /** False = the server is away: no use in trying the next one now. */
    private boolean send(Transport transport, MailSql.Due mail) {
        try {
            MimeMessage message = message(mail);
            if (!transport.isConnected() && !connect(transport)) {
                putOff(mail, "unreachable");
                return false;
            }
            transport.sendMessage(message, message.getAllRecipients());
            mails.delete(mail);
        } catch (AddressException unusable) {
            mails.fail(mail, "address", clock.instant());
        } catch (MessagingException failure) {
            int code = replyCode(failure);
            if (code >= 500) {
                mails.fail(mail, Integer.toString(code), clock.instant());
            } else {
                putOff(mail, code == 0 ? "interrupted" : Integer.toString(code));
            }
        }
        return true;
    }

    private boolean connect(Transport transport) {
        try {
            transport.connect(server.user(), server.password());
            return true;
        } catch (MessagingException away) {
            log.warn("The mail server cannot be used: {}", away.getClass().getName());
            return false;
        }
    }

    private void putOff(MailSql.Due mail, String reason) {
        Instant now = clock.instant();
        if (mail.createdAt().plus(GIVE_UP).isBefore(now)) {
            mails.fail(mail, reason, now);
            return;
        }
        int step = Math.min(mail.tries(), BACK_OFF_MINUTES.size()) - 1;
        mails.retry(mail, now.plus(Duration.ofMinutes(BACK_OFF_MINUTES.get(step))));
    }

    private MimeMessage message(MailSql.Due mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.recipient());
        if (mail.replyTo() != null) {
            helper.setReplyTo(mail.replyTo());
        }
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        helper.setSentDate(Date.from(mail.createdAt()));
        message.setHeader("Auto-Submitted", "auto-generated"); // no answers from absent people
        message.saveChanges();
        message.setHeader("Message-ID", "<" + mail.id() + "@" + ownHost + ">");
        return message;
    }

    /** What the server said of this recipient or this text; 0 = the fault lies elsewhere and may pass. */
    private static int replyCode(MessagingException failure) {
        for (@Nullable Exception cause = failure;
                cause instanceof MessagingException next;
                cause = next.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (cause instanceof SMTPSendFailedException send
                    && send.getReturnCode() >= 400
                    && next.getNextException() == null) {
                return send.getReturnCode();
            }
        }
        return 0;
    }
}
