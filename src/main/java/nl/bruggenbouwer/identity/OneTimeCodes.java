package nl.bruggenbouwer.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** One-time codes of an app on a phone (RFC 6238): six digits, a new code each half minute, as every app knows them. */
final class OneTimeCodes {

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
    private static final int STEP = 30; // seconds
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimeCodes() {}

    /** A new shared secret: 20 bytes in the letters that an app accepts. */
    static String secret() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }

    /** What the QR code says to the app. */
    static String address(String secret, String mail) {
        return "otpauth://totp/Bruggenbouwer:" + URLEncoder.encode(mail, StandardCharsets.UTF_8) + "?secret=" + secret
                + "&issuer=Bruggenbouwer";
    }

    /**
     * The half minute (counted from 1970) to which this code belongs, if it is now, the one before or the one after, and
     * later than the one that was used last.
     */
    static OptionalLong step(String secret, String code, Instant now, long lastUsed) {
        long current = now.getEpochSecond() / STEP;
        for (long step = Math.max(current - 1, lastUsed + 1); step <= current + 1; step++) {
            byte[] expected = code(secret, step).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(expected, code.getBytes(StandardCharsets.UTF_8))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static String code(String secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"), Instant.ofEpochSecond(step * STEP));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
