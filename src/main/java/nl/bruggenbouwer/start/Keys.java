package nl.bruggenbouwer.start;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The folder BRUGGENBOUWER_KEYS: the master key, and secrets wrapped by it. Never in the database or its backup. */
@Component
public class Keys {

    private static final int LENGTH = 32;

    private final Path folder;
    private final byte[] master;

    public Keys(Settings settings) throws IOException {
        folder = Files.createDirectories(
                settings.keys().toAbsolutePath(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        master = master();
    }

    /** Two instances may start at the same moment on one folder: a lock lets one of them make the key. */
    private byte[] master() throws IOException {
        Path file = folder.resolve("master.key");
        synchronized (Keys.class) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(file)) {
                    byte[] fresh = new byte[LENGTH];
                    new SecureRandom().nextBytes(fresh);
                    writePrivately(file, fresh);
                }
            }
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != LENGTH) {
            throw new StartRefused("keys-damaged", file.toString());
        }
        return key;
    }

    /** A secret that follows from the master key and the label, as 64 hexadecimal digits. */
    public String derive(String label) {
        return HexFormat.of().formatHex(hmac(label));
    }

    /** Stores a secret under a name (letters, digits and dashes), wrapped by the master key. */
    public void store(String name, byte[] secret) {
        try {
            writePrivately(file(name), wrap(name, secret));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a stored secret; fails when it is absent. */
    public byte[] load(String name) {
        try {
            return unwrap(name, Files.readAllBytes(file(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A secret wrapped by the master key under a name, to be kept elsewhere. */
    public byte[] wrap(String name, byte[] secret) {
        try {
            return aead().encrypt(secret, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was wrapped under this name; fails when it was made with another master key or under another name. */
    public byte[] unwrap(String name, byte[] wrapped) {
        try {
            return aead().decrypt(wrapped, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This key was not made with this master key: " + name, e);
        }
    }

    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /** Destroys a stored secret: overwritten, then removed. Does nothing when it is absent. */
    public void destroy(String name) {
        Path file = file(name);
        try {
            if (Files.exists(file)) {
                Files.write(file, new byte[(int) Files.size(file)], StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        if (!name.matches("[a-z0-9-]{1,80}")) {
            throw new IllegalArgumentException("Not a key name");
        }
        return folder.resolve(name + ".key");
    }

    private AesGcmJce aead() throws GeneralSecurityException {
        return new AesGcmJce(hmac("wrap"));
    }

    private byte[] hmac(String label) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whole or not at all, and on the disk before it returns: a lost key is a lost scan. */
    private void writePrivately(Path file, byte[] bytes) throws IOException {
        Path half = Files.createTempFile(
                folder,
                "half",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(half, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
