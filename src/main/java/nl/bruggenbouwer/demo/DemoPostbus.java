package nl.bruggenbouwer.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import nl.bruggenbouwer.notifications.MailServer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The demo's own mail server, on this computer and in memory: what the program sends can be read, nothing leaves. */
@Component
@OnlyInTheDemo
public class DemoPostbus {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    DemoPostbus() {
        server.start();
    }

    /** A mail as it arrived. */
    public record Received(String to, String subject, Instant received, String text, String raw) {}

    @Bean
    MailServer postbusServer() {
        return MailServer.here(server.getSmtp().getPort());
    }

    /** The newest first. */
    List<Received> all() {
        return Arrays.stream(server.getReceivedMessages())
                .map(DemoPostbus::read)
                .sorted(Comparator.comparing(Received::received).reversed())
                .toList();
    }

    private static Received read(MimeMessage message) {
        try {
            return new Received(
                    message.getHeader("To", ", "),
                    message.getSubject(),
                    message.getReceivedDate().toInstant(),
                    text(message.getContent()).replace("\r\n", "\n"),
                    GreenMailUtil.getWholeMessage(message));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plain text; it comes before the same in HTML. */
    private static String text(Object content) throws MessagingException, IOException {
        return content instanceof Multipart parts ? text(parts.getBodyPart(0).getContent()) : String.valueOf(content);
    }

    @PreDestroy
    void stop() {
        server.stop();
    }
}
