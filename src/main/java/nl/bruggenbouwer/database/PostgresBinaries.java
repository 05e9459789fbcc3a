package nl.bruggenbouwer.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL that travels with the program, once per version, for the processor of this computer. */
final class PostgresBinaries {

    /** A cluster belongs to one major version; must agree with the version in the build file. */
    static final String MAJOR = "17";

    private PostgresBinaries() {}

    /** The folder that holds bin, lib and share. */
    static Path unpackInto(Path folder) throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        URL archive = PostgresBinaries.class.getResource("/postgres-linux-" + processor + ".txz");
        if (archive == null) {
            throw new IOException("No PostgreSQL for " + processor);
        }
        // the size tells the versions apart, without reading 15 MB at each start
        Path unpacked = folder.resolve("postgres-" + archive.openConnection().getContentLengthLong());
        if (!Files.exists(unpacked)) {
            removeOthers(folder);
            Path half = folder.resolve("postgres-unpacking");
            try (InputStream stream = archive.openStream()) {
                unpack(stream, half);
            }
            Files.move(half, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return unpacked;
    }

    private static void removeOthers(Path folder) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, "postgres-*")) {
            for (Path other : others) {
                FileSystemUtils.deleteRecursively(other);
            }
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("An archive may not write outside its folder");
                }
                Files.createDirectories(entry.isDirectory() ? file : Objects.requireNonNull(file.getParent()));
                if (entry.isDirectory()) {
                    continue;
                }
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }
}
