package nl.bruggenbouwer.quickscan;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.subtle.Random;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Seals answers to a scan's own public key: HPKE (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM, by Tink. Both parts
 * have a fixed length, so the size of a row tells nothing.
 */
final class Seal {

    /** Bytes that a free text is padded to; longer texts are cut by the form. */
    static final int TEXT_BYTES = 2048;

    static {
        try {
            HybridConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Seal() {}

    static byte[] random(int bytes) {
        return Random.randBytes(bytes);
    }

    /** A scan's key pair: the public part for the database, the secret part for the keys folder. */
    record Pair(byte[] publicKey, byte[] secretKey) {}

    static Pair makePair() {
        try {
            KeysetHandle secret = KeysetHandle.generateNew(HpkeParameters.builder()
                    .setVariant(HpkeParameters.Variant.NO_PREFIX)
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .build());
            return new Pair(
                    TinkProtoKeysetFormat.serializeKeysetWithoutSecret(secret.getPublicKeysetHandle()),
                    TinkProtoKeysetFormat.serializeKeyset(secret, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seals for one scan; safe for use by several threads. */
    static final class Closer {

        private final HybridEncrypt encrypt;
        private final UUID scan;

        Closer(UUID scan, byte[] publicKey) {
            this.scan = scan;
            try {
                encrypt = primitive(TinkProtoKeysetFormat.parseKeysetWithoutSecret(publicKey), HybridEncrypt.class);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] ticks(byte[] packed) {
            return seal(packed, "ticks");
        }

        byte[] text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            if (utf8.length > TEXT_BYTES - 2) {
                throw new IllegalArgumentException("The text is too long");
            }
            return seal(
                    ByteBuffer.allocate(TEXT_BYTES)
                            .putShort((short) utf8.length)
                            .put(utf8)
                            .array(),
                    "text");
        }

        private byte[] seal(byte[] plain, String what) {
            try {
                return encrypt.encrypt(plain, context(scan, what));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Opens what was sealed for one scan; safe for use by several threads. */
    static final class Opener {

        private final HybridDecrypt decrypt;
        private final UUID scan;

        Opener(UUID scan, byte[] secretKey) {
            this.scan = scan;
            try {
                decrypt = primitive(
                        TinkProtoKeysetFormat.parseKeyset(secretKey, InsecureSecretKeyAccess.get()),
                        HybridDecrypt.class);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] ticks(byte[] sealed) {
            return open(sealed, "ticks");
        }

        String text(byte[] sealed) {
            byte[] padded = open(sealed, "text");
            int length = ByteBuffer.wrap(padded).getShort();
            return new String(Arrays.copyOfRange(padded, 2, 2 + length), StandardCharsets.UTF_8);
        }

        private byte[] open(byte[] sealed, String what) {
            try {
                return decrypt.decrypt(sealed, context(scan, what));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("A sealed response does not open with this scan's key", e);
            }
        }
    }

    /** Here and not in the classes inside, because those do not make Java register Tink's algorithms first. */
    private static <P> P primitive(KeysetHandle keys, Class<P> sort) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), sort);
    }

    /** Binds what is sealed to its scan and its kind. */
    private static byte[] context(UUID scan, String what) {
        return (scan + ":" + what).getBytes(StandardCharsets.US_ASCII);
    }
}
