package nl.bruggenbouwer.notifications;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import nl.bruggenbouwer.start.StartRefused;
import org.jspecify.annotations.Nullable;

/** Where mails are handed over. Outside this computer the connection is encrypted and the server's name is checked. */
public record MailServer(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        Line line) {

    private static final Pattern OPTION = Pattern.compile("(?:(smtps?)://)?(?:([^:]+):(.*)@)?([^:@/]+):([0-9]{1,5})/?");
    private static final int TLS_FROM_THE_START = 465;

    /** What the connection is like. There is no way to have the second or third without a certificate that is right. */
    public enum Line {
        /** Within this computer. */
        PLAIN,
        /** Begins in the open, and ends when the server does not offer encryption (STARTTLS). */
        UPGRADED,
        /** Encrypted from the first byte. */
        ENCRYPTED
    }

    /** A mail server on this computer. */
    public static MailServer here(int port) {
        return new MailServer("127.0.0.1", port, null, null, Line.PLAIN);
    }

    /** Reads {@code [smtp://|smtps://][user:password@]host:port}; port 465 is encrypted from the start by itself. */
    static MailServer parse(String option) {
        Matcher parts = OPTION.matcher(option.strip());
        if (!parts.matches()) {
            throw new StartRefused("option-invalid", "BRUGGENBOUWER_SMTP");
        }
        String host = parts.group(4);
        int port = Integer.parseInt(parts.group(5));
        boolean fromTheStart = "smtps".equals(parts.group(1)) || port == TLS_FROM_THE_START;
        Line line = fromTheStart ? Line.ENCRYPTED : isHere(host) ? Line.PLAIN : Line.UPGRADED;
        return new MailServer(host, port, parts.group(2), parts.group(3), line);
    }

    /**
     * For Jakarta Mail. The times make a hanging server an error, not a standstill.
     *
     * @param trust makes encrypted connections; null = with the certificates that Java trusts
     */
    Properties properties(String ownHost, @Nullable SSLSocketFactory trust) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.localhost", ownHost);
        properties.put("mail.smtp.auth", Boolean.toString(user != null));
        properties.put("mail.smtp.connectiontimeout", "5000");
        properties.put("mail.smtp.timeout", "15000");
        properties.put("mail.smtp.writetimeout", "15000");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (trust != null) {
            properties.put("mail.smtp.ssl.socketFactory", trust);
        }
        if (line == Line.ENCRYPTED) {
            properties.put("mail.smtp.ssl.enable", "true");
        } else if (line == Line.UPGRADED) {
            properties.put("mail.smtp.starttls.enable", "true");
            properties.put("mail.smtp.starttls.required", "true");
        }
        return properties;
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException elsewhere) {
            return false;
        }
    }
}
