package nl.bruggenbouwer.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the folder into which a mail server puts what came back (a maildir), and makes a task of each mail that did not
 * arrive. What was read is removed, since it holds addresses; what it does not understand it puts aside in {@code cur}.
 */
class Bounces {

    private static final Logger log = LoggerFactory.getLogger(Bounces.class);
    private static final int PER_RUN = 200;
    private static final long LARGEST = 1_000_000;

    private final Path folder;
    private final MailSql mails;
    private final Vault vault;
    private final Clock clock;
    private final Session session = Session.getInstance(new Properties());

    Bounces(Path folder, MailSql mails, Vault vault, Clock clock) {
        this.folder = folder;
        this.mails = mails;
        this.vault = vault;
        this.clock = clock;
    }

    void read() {
        Path fresh = folder.resolve("new");
        if (!Files.isDirectory(fresh)) {
            log.warn("The folder of returned mail has no folder new");
            return;
        }
        try (Stream<Path> files = Files.list(fresh)) {
            for (Path file :
                    files.filter(Files::isRegularFile).sorted().limit(PER_RUN).toList()) {
                handle(file);
            }
        } catch (IOException | UncheckedIOException failure) {
            log.warn(
                    "The folder of returned mail cannot be read: {}",
                    failure.getClass().getName());
        }
    }

    private void handle(Path file) throws IOException {
        Optional<DeliveryReport> report = report(file);
        if (report.isEmpty()) {
            putAside(file);
        } else if (!report.get().failed() || record(report.get().mail())) {
            Files.delete(file);
        }
    }

    private Optional<DeliveryReport> report(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return DeliveryReport.of(new MimeMessage(session, in));
        } catch (MessagingException unreadable) {
            return Optional.empty();
        }
    }

    /** False when the mail server said so before we had noted that it accepted the mail: it is read again in a minute. */
    private boolean record(UUID id) {
        Optional<MailSql.Sent> sent = mails.sent(id);
        sent.ifPresent(mail -> mails.bounced(
                mail, Objects.requireNonNull(vault.open(place(mail.area(), id), mail.recipient())), clock.instant()));
        return sent.isPresent() || !mails.waits(id);
    }

    private void putAside(Path file) throws IOException {
        Path aside = Files.createDirectories(folder.resolve("cur"));
        Files.move(file, aside.resolve(file.getFileName() + ":2,"), StandardCopyOption.REPLACE_EXISTING);
        log.warn("A returned mail was not understood and was put aside");
    }

    /** Where the address of an accepted mail is encrypted. */
    static Vault.Place place(int area, UUID mail) {
        return new Vault.Place(new AreaId(area), "mail_sent.recipient", mail);
    }
}
