package nl.bruggenbouwer.notifications;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.util.UUID;
import nl.bruggenbouwer.start.StartRefused;
import nl.bruggenbouwer.web.NeutralWords;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The program's options for mail, from the environment (BRUGGENBOUWER_SMTP …) or the command line.
 *
 * @param smtp see {@link MailServer#parse}; absent = mails wait
 * @param smtpCa PEM file with the certificate that vouches for the mail server, where Java's own list does not
 * @param mailFrom address of the sender of every mail
 * @param mailName name of the sender of every mail; neutral, since it stands on a lock screen
 * @param mailReply where answers to national mail go; absent = nowhere
 * @param bounces maildir of {@code bounceAddress}; absent = returned mail is not read
 * @param bounceAddress {@code name@host}: mail returns to {@code name+number@host}
 */
@ConfigurationProperties("bruggenbouwer")
record MailSettings(
        @Nullable String smtp,
        @Nullable Path smtpCa,
        @DefaultValue("noreply@localhost") String mailFrom,
        @DefaultValue("Bruggenbouwer") String mailName,
        @Nullable String mailReply,
        @Nullable Path bounces,
        @Nullable String bounceAddress) {

    private static final int LONGEST_NAME = 40;

    /** Refuses the start when the sender cannot be used, or says what the mail is about. */
    void check() {
        if (!NeutralWords.neutral(mailName)) {
            throw new StartRefused("mail-name", "BRUGGENBOUWER_MAIL_NAME");
        }
        if (mailName.isBlank() || mailName.length() > LONGEST_NAME || mailName.matches("(?s).*[\\p{Cntrl}<>\"].*")) {
            throw new StartRefused("option-invalid", "BRUGGENBOUWER_MAIL_NAME");
        }
        checkAddress("BRUGGENBOUWER_MAIL_FROM", mailFrom);
        if (mailReply != null) {
            checkAddress("BRUGGENBOUWER_MAIL_REPLY", mailReply);
        }
        if (bounceAddress != null) {
            checkAddress("BRUGGENBOUWER_BOUNCE_ADDRESS", bounceAddress);
        }
        if ((bounces == null) != (bounceAddress == null)) {
            throw new StartRefused("option-invalid", "BRUGGENBOUWER_BOUNCES");
        }
    }

    /** Where a mail returns to when it cannot be delivered; null = to the sender, where nobody reads it. */
    @Nullable
    String returnAddress(UUID mail) {
        return bounceAddress == null ? null : bounceAddress.replaceFirst("@", "+" + mail + "@");
    }

    private static void checkAddress(String option, String address) {
        try {
            new InternetAddress(address, true);
        } catch (AddressException unusable) {
            throw new StartRefused("option-invalid", option);
        }
    }
}
