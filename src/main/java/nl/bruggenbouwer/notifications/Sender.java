package nl.bruggenbouwer.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the outbox to the mail server. A mail is claimed, sent outside any transaction, then removed: after a crash in
 * between it is sent again, with the same Message-ID. A server that is away costs no mail a try: the sender itself waits,
 * a minute at most. Addresses and subjects never reach the log.
 */
class Sender {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final Duration CLAIM = Duration.ofMinutes(2); // longer than one try can take
    private static final Duration GIVE_UP = Duration.ofHours(48);
    private static final List<Integer> BACK_OFF_MINUTES = List.of(1, 5, 15, 30, 60);
    private static final int PER_RUN = 500;
    private static final int IN_A_ROW = 5; // so many mails that did not go: it is the server
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final MailSql mails;
    private final MailServer server;
    private final MailForm form;
    private final SendingHours hours;
    private final Session session;
    private final Clock clock;
    private Instant pausedUntil = Instant.EPOCH;
    private Duration pause = FIRST_PAUSE;

    Sender(
            MailSql mails,
            MailServer server,
            @Nullable SSLSocketFactory trust,
            MailForm form,
            SendingHours hours,
            Clock clock) {
        this.mails = mails;
        this.server = server;
        this.form = form;
        this.hours = hours;
        this.session = Session.getInstance(server.properties(form.host(), trust));
        this.clock = clock;
    }

    /** Sends what is due, over one connection for as long as it lasts. */
    synchronized void sendDue() {
        Instant start = clock.instant();
        if (start.isBefore(pausedUntil) || !mails.anyDue(start, hours.day(start))) {
            return;
        }
        try (Transport transport = session.getTransport("smtp")) {
            int inARow = 0;
            for (int i = 0; i < PER_RUN && inARow < IN_A_ROW; i++) {
                if (!transport.isConnected() && !connect(transport)) {
                    return;
                }
                Instant now = clock.instant();
                Optional<MailSql.Due> mail = mails.claim(now, hours.day(now), now.plus(CLAIM));
                if (mail.isEmpty()) {
                    break;
                }
                inARow = send(transport, mail.get()) ? 0 : inARow + 1;
            }
            if (inARow < IN_A_ROW) {
                pause = FIRST_PAUSE;
                mails.serverBack();
            } else {
                away(ServerAway.Reason.UNWILLING);
            }
        } catch (MessagingException closing) {
            log.warn(
                    "The mail server did not end in good order: {}",
                    closing.getClass().getName());
        }
    }

    /** False = neither accepted nor refused for good. */
    private boolean send(Transport transport, MailSql.Due mail) {
        try {
            MimeMessage message = form.message(session, mail);
            transport.sendMessage(message, message.getAllRecipients());
            mails.accepted(mail, form.sealed(mail), clock.instant());
        } catch (AddressException unusable) {
            mails.fail(mail, "address", clock.instant());
        } catch (MessagingException failure) {
            int code = replyCode(failure);
            if (code >= 500) {
                mails.fail(mail, Integer.toString(code), clock.instant());
            } else {
                putOff(mail, code == 0 ? "interrupted" : Integer.toString(code));
                return false;
            }
        }
        return true;
    }

    private boolean connect(Transport transport) {
        try {
            transport.connect(server.user(), server.password());
            return true;
        } catch (MessagingException failure) {
            away(ServerAway.reason(failure));
            return false;
        }
    }

    private void away(ServerAway.Reason reason) {
        log.warn("The mail server cannot be used: {}", reason);
        Instant now = clock.instant();
        mails.serverAway(reason, now, now.minus(GIVE_UP));
        pausedUntil = now.plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    private void putOff(MailSql.Due mail, String reason) {
        Instant now = clock.instant();
        if (mail.createdAt().plus(GIVE_UP).isBefore(now)) {
            mails.fail(mail, reason, now);
            return;
        }
        int step = Math.min(mail.tries(), BACK_OFF_MINUTES.size()) - 1;
        mails.retry(mail, hours.from(mail.kind(), now.plus(Duration.ofMinutes(BACK_OFF_MINUTES.get(step)))));
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
                    && !String.valueOf(send.getCommand()).startsWith("MAIL") // there it is our sender that is refused
                    && next.getNextException() == null) {
                return send.getReturnCode();
            }
        }
        return 0;
    }
}
