package nl.bruggenbouwer.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.bruggenbouwer.start.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The arithmetic of the chain: HMAC-SHA256 with keys from the keys folder, not from the database. */
@Component
class Chain {

    /** What the first row of a chain is linked to. */
    static final byte[] BEGIN = new byte[32];

    private final SecretKeySpec links;
    private final SecretKeySpec checkpoints;

    Chain(Keys keys) {
        links = new SecretKeySpec(keys.lasting("audit links"), "HmacSHA256");
        checkpoints = new SecretKeySpec(keys.lasting("audit checkpoints"), "HmacSHA256");
    }

    /** One of the chains: an area's changes, or its readings. */
    record Name(int area, String kind) {}

    /** A row as it is linked: everything that it says, and its number. */
    record Row(
            Name chain,
            long seq,
            UUID id,
            Instant at,
            @Nullable UUID account,
            String action,
            @Nullable String subject) {

        private byte[] bytes() {
            String text = String.join(
                    "\u001f",
                    chain.area() + chain.kind(),
                    Long.toString(seq),
                    id.toString(),
                    Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)), // as exact as PostgreSQL keeps it
                    String.valueOf(account),
                    action,
                    String.valueOf(subject));
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The link of a row that follows a row with that link. */
    byte[] link(byte[] before, Row row) {
        return hmac(links, before, row.bytes());
    }

    byte[] signature(Name chain, long seq, byte[] link) {
        byte[] place = (chain.area() + chain.kind()).getBytes(StandardCharsets.UTF_8);
        return hmac(checkpoints, place, ByteBuffer.allocate(8).putLong(seq).array(), link);
    }

    private static byte[] hmac(SecretKeySpec key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(ByteBuffer.allocate(4).putInt(part.length).array()); // so that parts cannot flow together
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
