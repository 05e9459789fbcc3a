package nl.bruggenbouwer.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.bruggenbouwer.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private PostgreSQL in the data folder: listens on 127.0.0.1 only, asks a password of everyone, keeps its data, and is
 * started again when it dies alone.
 */
class EmbeddedServer implements DatabaseServer {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String OWNER = "postgres";
    private static final long MB = 1024 * 1024;
    private static final long ROOM_FOR_A_NEW_DATABASE = 300 * MB;
    private static final long ROOM_TO_RUN = 50 * MB;
    private static final int LONGEST_PAUSE = 30; // seconds between two tries to start it again

    private final Path data;
    private final Path folder;
    private final FileLock lock;
    private final String password;
    private final int port;
    private final Cluster cluster;
    private final CountDownLatch closing = new CountDownLatch(1);

    EmbeddedServer(Path data) throws IOException {
        this.data = Files.createDirectories(data).toRealPath();
        folder = Files.createDirectories(this.data.resolve("postgres"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        lock = lock(this.data);
        try {
            refuseFullDisk();
            password = password();
            Path binaries = PostgresBinaries.unpackInto(folder);
            ServerUser user = ServerUser.find();
            user.own(folder);
            cluster = new Cluster(user, binaries, folder.resolve("cluster"), newLog());
            cluster.makeIfAbsent(passwordFile());
            cluster.stop(); // after kill -9 of the program its PostgreSQL still runs
            port = port();
            cluster.configure(port);
            cluster.start();
        } catch (IOException | RuntimeException e) {
            lock.channel().close();
            throw e;
        }
        Thread guard = new Thread(this::startAgainWhenItDies, "database-guard");
        guard.setDaemon(true);
        guard.start();
    }

    /**
     * For a command: the server of the program that works in this folder, or else started for as long as the command runs.
     * Refuses a folder without a database, instead of making one.
     */
    static DatabaseServer forCommand(Path data) throws IOException {
        Path folder = data.resolve("postgres");
        if (!Files.exists(folder.resolve("cluster"))) {
            throw new StartRefused("command-no-database", data.toString());
        }
        try {
            return new EmbeddedServer(data);
        } catch (StartRefused refused) {
            if (!refused.reason().equals("data-in-use")) {
                throw refused;
            }
        }
        String port = Files.readString(folder.resolve("port")).strip();
        String password = Files.readString(folder.resolve("password")).strip();
        return new OutsideServer(url(Integer.parseInt(port)), OWNER, password);
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Two programs on one data folder would damage it. */
    private static FileLock lock(Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(data.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new StartRefused("data-in-use", data.toString());
        }
        return lock;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException usedByThisProgram) {
            return null;
        }
    }

    private void refuseFullDisk() throws IOException {
        long needed = Files.exists(folder.resolve("cluster")) ? ROOM_TO_RUN : ROOM_FOR_A_NEW_DATABASE;
        if (Files.getFileStore(folder).getUsableSpace() < needed) {
            throw new StartRefused("disk-full", data.toString());
        }
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    private String password() throws IOException {
        if (!Files.exists(folder.resolve("cluster"))) {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            Files.deleteIfExists(passwordFile());
            Files.createFile(
                    passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile(), HexFormat.of().formatHex(fresh), StandardOpenOption.SYNC);
        }
        return Files.readString(passwordFile()).strip();
    }

    private Path newLog() throws IOException {
        Path file = folder.resolve("log");
        if (Files.exists(file) && Files.size(file) > MB) {
            Files.delete(file);
        }
        return file;
    }

    /** The port of last time, unless somebody else took it meanwhile. */
    private int port() throws IOException {
        Path file = folder.resolve("port");
        if (Files.exists(file)) {
            Optional<Integer> last =
                    freePort(Integer.parseInt(Files.readString(file).strip()));
            if (last.isPresent()) {
                return last.get();
            }
        }
        int fresh = freePort(0).orElseThrow(() -> new IOException("No free port"));
        Files.writeString(file, Integer.toString(fresh));
        return fresh;
    }

    private static Optional<Integer> freePort(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return Optional.of(socket.getLocalPort());
        } catch (IOException taken) {
            return Optional.empty();
        }
    }

    private void startAgainWhenItDies() {
        int pause = 0;
        try {
            while (!closing.await(pause, TimeUnit.SECONDS)) {
                try {
                    cluster.postmaster().ifPresent(server -> server.onExit().join());
                    if (startAgain()) {
                        log.warn("The database had stopped by itself and runs again");
                    }
                    pause = 0;
                } catch (IOException | RuntimeException e) {
                    pause = Math.min(LONGEST_PAUSE, Math.max(1, 2 * pause));
                    log.error("The database does not start again ({}); next try in {} s", e.toString(), pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean startAgain() throws IOException {
        if (closing.getCount() == 0) {
            return false;
        }
        cluster.stop(); // what is left of the old one
        cluster.start();
        return true;
    }

    @Override
    public String url() {
        return url(port);
    }

    @Override
    public String owner() {
        return OWNER;
    }

    @Override
    public String ownerPassword() {
        return password;
    }

    @Override
    public void close() {
        closing.countDown();
        stopForGood();
    }

    private synchronized void stopForGood() {
        try (FileChannel channel = lock.channel()) {
            cluster.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
