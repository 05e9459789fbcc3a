package nl.bruggenbouwer.start;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One master key: what follows from it, and what it wraps. */
final class MasterKey {

    private static final int LENGTH = 32;

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static void make(Path file) throws IOException {
        byte[] fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        writePrivately(file, fresh);
    }

    static MasterKey read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != LENGTH) {
            throw new StartRefused("keys-damaged", file.toString());
        }
        return new MasterKey(bytes);
    }

    byte[] derive(String label) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] wrap(String name, byte[] secret) {
        try {
            return aead().encrypt(secret, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What this key wrapped under this name; fails for anything else. */
    byte[] unwrap(String name, byte[] wrapped) throws GeneralSecurityException {
        return aead().decrypt(wrapped, name.getBytes(StandardCharsets.UTF_8));
    }

    private AesGcmJce aead() throws GeneralSecurityException {
        return new AesGcmJce(derive("wrap"));
    }

    /** Whole or not at all, and on the disk before it returns: a lost key is a lost scan. */
    static void writePrivately(Path file, byte[] bytes) throws IOException {
        Path half = Files.createTempFile(
                file.getParent(),
                "half",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(half, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        move(half, file);
    }

    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
