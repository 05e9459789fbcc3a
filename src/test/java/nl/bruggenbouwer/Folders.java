package nl.bruggenbouwer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/** Folders for a database of a test: in the build's own folder, and open to the user that PostgreSQL may have to run as. */
public final class Folders {

    private static final Path ALL = Path.of("target", "programs").toAbsolutePath();

    static {
        try {
            FileSystemUtils.deleteRecursively(ALL); // of an earlier run
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Folders() {}

    public static Path fresh() {
        try {
            return Files.createDirectories(ALL.resolve(UUID.randomUUID().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
