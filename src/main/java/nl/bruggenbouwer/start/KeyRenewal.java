package nl.bruggenbouwer.start;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/**
 * The renewal of the master key, in steps that may each be cut off and done again: a next key is made beside the old one,
 * everything is wrapped by it, then it takes the old one's place. Until then both are there, and the program starts.
 */
public final class KeyRenewal {

    private final Path folder;

    public KeyRenewal(Settings settings) {
        folder = settings.keys().toAbsolutePath();
    }

    /** Makes the next key, unless a renewal that was cut off made it. */
    public void begin() throws IOException {
        if (!Files.exists(folder.resolve(Keys.NEXT))) {
            MasterKey.make(folder.resolve(Keys.NEXT));
        }
    }

    /** Wraps the secrets in the keys folder by the next key. */
    public void wrapFiles() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.key")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName()).replace(".key", "");
                if (!name.startsWith("master")) {
                    MasterKey.writePrivately(file, wrapped(name, Files.readAllBytes(file)));
                }
            }
        }
    }

    /** The same secret, wrapped by the next key. */
    public byte[] wrapped(String name, byte[] wrapped) throws IOException {
        MasterKey next = MasterKey.read(folder.resolve(Keys.NEXT));
        try {
            next.unwrap(name, wrapped);
            return wrapped;
        } catch (GeneralSecurityException notYet) {
            try {
                return next.wrap(
                        name, MasterKey.read(folder.resolve(Keys.MASTER)).unwrap(name, wrapped));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This key was made with neither master key: " + name, e);
            }
        }
    }

    /** What {@link Keys#derive} will give. */
    public String derive(String label) throws IOException {
        return HexFormat.of()
                .formatHex(MasterKey.read(folder.resolve(Keys.NEXT)).derive(label));
    }

    /** The next key becomes the master key; the old one is gone. */
    public void end() throws IOException {
        MasterKey.move(folder.resolve(Keys.NEXT), folder.resolve(Keys.MASTER));
    }
}
