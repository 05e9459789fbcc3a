package nl.bruggenbouwer.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The folder BRUGGENBOUWER_KEYS: the master key, and secrets wrapped by it. Never in the database or its backup. While the
 * master key is being renewed ({@link KeyRenewal}) there are two, and what either of them wrapped can be opened.
 */
@Component
public class Keys {

    static final String MASTER = "master.key";
    static final String NEXT = "master-next.key";

    /** Secrets that once followed from the master key and must outlive it: what was made with them is verified for years. */
    private static final List<String> LASTING = List.of("audit links", "audit checkpoints");

    private final Path folder;
    private final MasterKey master;

    @Nullable
    private final MasterKey next;

    public Keys(Settings settings) throws IOException {
        folder = Files.createDirectories(
                settings.keys().toAbsolutePath(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        master = master();
        next = Files.exists(folder.resolve(NEXT)) ? MasterKey.read(folder.resolve(NEXT)) : null;
        for (String label : LASTING) {
            if (!has(name(label))) {
                store(name(label), master.derive(label));
            }
        }
    }

    /** The keys of a program that ran; refused, with nothing written, where there are none. */
    public static Keys existing(Settings settings) throws IOException {
        Path folder = settings.keys().toAbsolutePath();
        if (!Files.exists(folder.resolve(MASTER))) {
            throw new StartRefused("keys-absent", folder.toString());
        }
        return new Keys(settings);
    }

    /** Two instances may start at the same moment on one folder: a lock lets one of them make the key. */
    private MasterKey master() throws IOException {
        Path file = folder.resolve(MASTER);
        synchronized (Keys.class) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(file)) {
                    MasterKey.make(file);
                }
            }
        }
        return MasterKey.read(file);
    }

    /** A secret that follows from the master key and the label, as 64 hexadecimal digits; another one after a renewal. */
    public String derive(String label) {
        return HexFormat.of().formatHex(master.derive(label));
    }

    /** 32 bytes that stay the same when the master key is renewed. */
    public byte[] lasting(String label) {
        if (!LASTING.contains(label)) {
            throw new IllegalArgumentException("Not a lasting secret: " + label);
        }
        return load(name(label));
    }

    private static String name(String label) {
        return "lasting-" + label.replace(' ', '-');
    }

    /** What {@code derive(label)} gives, and during a renewal what it will give too. */
    public List<String> derivations(String label) {
        MasterKey coming = next;
        return Stream.concat(Stream.of(master), coming == null ? Stream.empty() : Stream.of(coming))
                .map(key -> HexFormat.of().formatHex(key.derive(label)))
                .toList();
    }

    /** Whether a renewal of the master key was cut off. */
    public boolean renewing() {
        return next != null;
    }

    /** Stores a secret under a name (letters, digits and dashes), wrapped by the master key. */
    public void store(String name, byte[] secret) {
        try {
            MasterKey.writePrivately(file(name), wrap(name, secret));
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
        return master.wrap(name, secret);
    }

    /** What was wrapped under this name; fails when it was made with another master key or under another name. */
    public byte[] unwrap(String name, byte[] wrapped) {
        try {
            return master.unwrap(name, wrapped);
        } catch (GeneralSecurityException notByThis) {
            MasterKey coming = next;
            if (coming == null) {
                throw new IllegalStateException("This key was not made with this master key: " + name, notByThis);
            }
            try {
                return coming.unwrap(name, wrapped);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This key was made with neither master key: " + name, e);
            }
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
        if (!name.matches("[a-z0-9-]{1,80}") || name.startsWith("master")) {
            throw new IllegalArgumentException("Not a key name");
        }
        return folder.resolve(name + ".key");
    }
}
