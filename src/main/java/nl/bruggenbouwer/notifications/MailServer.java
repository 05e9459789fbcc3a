package nl.bruggenbouwer.notifications;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.start.StartRefused;
import org.jspecify.annotations.Nullable;

/** Where mails are handed over. Outside this computer the connection is encrypted and the server's name is checked. */
public record MailServer(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {

    private static final Pattern OPTION = Pattern.compile("(?:([^:]+):(.*)@)?([^:@]+):([0-9]{1,5})");
    private static final int TLS_FROM_THE_START = 465;

    /** Reads {@code [user:password@]host:port}. */
    static MailServer parse(String option) {
        Matcher parts = OPTION.matcher(option.strip());
        if (!parts.matches()) {
            throw new StartRefused("option-invalid", "BRUGGENBOUWER_SMTP");
        }
        return new MailServer(parts.group(3), Integer.parseInt(parts.group(4)), parts.group(1), parts.group(2));
    }

    /** For Jakarta Mail. The times make a hanging server an error, not a standstill. */
    Properties properties(String ownHost) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.localhost", ownHost);
        properties.put("mail.smtp.auth", Boolean.toString(user != null));
        properties.put("mail.smtp.connectiontimeout", "5000");
        properties.put("mail.smtp.timeout", "15000");
        properties.put("mail.smtp.writetimeout", "15000");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (port == TLS_FROM_THE_START) {
            properties.put("mail.smtp.ssl.enable", "true");
        } else if (!here()) {
            properties.put("mail.smtp.starttls.enable", "true");
            properties.put("mail.smtp.starttls.required", "true");
        }
        return properties;
    }

    private boolean here() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException elsewhere) {
            return false;
        }
    }
}
