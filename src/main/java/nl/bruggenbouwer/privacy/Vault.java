package nl.bruggenbouwer.privacy;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.start.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Encrypts columns: AES-256-GCM with a key per area, bound to table, column and row, so that a value copied to another row
 * does not open there. Whoever has the database or its backup, but not the keys folder, reads nothing.
 */
@Component
public class Vault {

    private final JdbcClient db;
    private final TransactionTemplate apart;
    private final Keys keys;
    private final Map<AreaId, AreaKey> known = new ConcurrentHashMap<>();

    Vault(JdbcClient db, PlatformTransactionManager transactions, Keys keys) {
        this.db = db;
        // a key that is in use must not vanish with the caller's transaction
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.keys = keys;
    }

    /**
     * Where a value stands.
     *
     * @param column as "contact.phone"
     */
    public record Place(AreaId area, String column, UUID row) {

        private byte[] bytes() {
            return (area.value() + ":" + column + ":" + row).getBytes(StandardCharsets.UTF_8);
        }
    }

    public byte[] seal(Place place, String text) {
        try {
            return key(place.area()).aead.encrypt(text.getBytes(StandardCharsets.UTF_8), place.bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was sealed at this place, or null for null; fails when the value was made elsewhere. */
    public @Nullable String open(Place place, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            return new String(key(place.area()).aead.decrypt(sealed, place.bytes()), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value does not open at its place: " + place.column(), e);
        }
    }

    /** The secret of a link, the same for the same thing: so that a second mail has the same link without keeping it anywhere. */
    public String secret(AreaId area, String thing) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(index(area, thing));
    }

    /** 32 bytes by which an encrypted mail address or phone number is found; the same for the same text, per area. */
    public byte[] index(AreaId area, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key(area).index);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private AreaKey key(AreaId area) {
        AreaKey key = known.get(area);
        if (key == null) {
            byte[] wrapped = Tenancy.in(area, () -> apart.execute(status -> wrapped(area)));
            key = AreaKey.of(keys.unwrap(label(area), wrapped));
            known.put(area, key);
        }
        return key;
    }

    /** Two programs may need a new area's key at the same moment: the first one's stays. */
    private byte[] wrapped(AreaId area) {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        db.sql("insert into area_key (area_id, wrapped) values (:area, :wrapped) on conflict do nothing")
                .param("area", area.value())
                .param("wrapped", keys.wrap(label(area), fresh))
                .update();
        return db.sql("select wrapped from area_key where area_id = :area")
                .param("area", area.value())
                .query(byte[].class)
                .single();
    }

    static String label(AreaId area) {
        return "area-" + area.value();
    }

    private record AreaKey(AesGcmJce aead, SecretKeySpec index) {

        static AreaKey of(byte[] secret) {
            try {
                return new AreaKey(
                        new AesGcmJce(derive(secret, "fields")),
                        new SecretKeySpec(derive(secret, "index"), "HmacSHA256"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static byte[] derive(byte[] secret, String use) throws GeneralSecurityException {
            return Hkdf.computeHkdf("HMACSHA256", secret, new byte[0], use.getBytes(StandardCharsets.UTF_8), 32);
        }
    }
}
