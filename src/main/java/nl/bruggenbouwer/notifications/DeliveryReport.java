package nl.bruggenbouwer.notifications;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server says of the delivery of one of our mails (RFC 3464). Which mail stands in the address that it
 * answers to, {@code name+number@host}; the rest of the report may be anybody's.
 *
 * @param failed did not arrive and will not
 */
record DeliveryReport(UUID mail, boolean failed) {

    private static final Pattern FAILED = Pattern.compile("(?mi)^Action:[ \\t]*failed\\b");
    private static final Pattern NUMBER = Pattern.compile("\\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@");
    private static final int LONGEST_STATUS = 64_000;

    /** Empty when the message is not a report on one of our mails. */
    static Optional<DeliveryReport> of(MimeMessage message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report") || !(message.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                boolean failed = FAILED.matcher(text(part)).find();
                return number(message).map(mail -> new DeliveryReport(mail, failed));
            }
        }
        return Optional.empty();
    }

    private static Optional<UUID> number(MimeMessage message) throws MessagingException {
        for (String header : new String[] {"To", "Delivered-To", "X-Original-To", "Envelope-To"}) {
            Matcher number = NUMBER.matcher(String.valueOf(message.getHeader(header, ",")));
            if (number.find()) {
                return Optional.of(UUID.fromString(number.group(1)));
            }
        }
        return Optional.empty();
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(LONGEST_STATUS), StandardCharsets.US_ASCII);
        }
    }
}
