package nl.bruggenbouwer.start;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final Path folder;
    private final byte[] master;

    public Keys(Settings settings) throws IOException {
        folder = Files.createDirectories(
                settings.keys().toAbsolutePath(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path file = folder.resolve("master.key");
        if (!Files.exists(file)) {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            writePrivately(file, fresh);
        }
        master = Files.readAllBytes(file);
    }

    /** A secret that follows from the master key and the label, as 64 hexadecimal digits. */
    public String derive(String label) {
        return HexFormat.of().formatHex(hmac(label));
    }

    /** Stores a secret under a name (letters, digits and dashes), wrapped by the master key. */
    public void store(String name, byte[] secret) {
        try {
            writePrivately(file(name), aead().encrypt(secret, name.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a stored secret; fails when it is absent. */
    public byte[] load(String name) {
        try {
            return aead().decrypt(Files.readAllBytes(file(name)), name.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private static void writePrivately(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }
}
