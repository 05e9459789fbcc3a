package nl.bruggenbouwer.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A private PostgreSQL in the data folder: listens on 127.0.0.1 only, asks a password of everyone, keeps its data. */
class EmbeddedServer implements DatabaseServer {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    private final Path folder;
    private final String password;
    private final int port;
    private final FileLock lock;
    private volatile @Nullable EmbeddedPostgres running;
    private volatile boolean closing;

    EmbeddedServer(Path data, Keys keys) throws IOException {
        folder = Files.createDirectories(data.toAbsolutePath().resolve("postgres"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        password = keys.derive("login:owner");
        lock = lock(data.toAbsolutePath());
        stopOrphan();
        port = port();
        start();
    }

    /** Two programs on one data folder would damage it. */
    private static FileLock lock(Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(data.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new StartRefused("data-in-use", data.toString());
        }
        return lock;
    }

    /** After kill -9 of the program its PostgreSQL may still run; it is stopped in good order before a new one starts. */
    private void stopOrphan() throws IOException {
        Path pidFile = pidFile();
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        ProcessHandle orphan = ProcessHandle.of(pid).filter(this::isOurs).orElse(null);
        if (orphan != null) {
            log.info("Stopping the database that an earlier run left behind");
            new ProcessBuilder("kill", "-INT", Long.toString(pid))
                    .start()
                    .onExit()
                    .join();
            orphan.onExit().orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return List.of(arguments).contains(dataFolder().toString());
    }

    private void start() throws IOException {
        Path passwordFile = folder.resolve("password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, password);
        running = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setDataDirectory(dataFolder())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                // later options of initdb win over the library's "-A trust"
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("log_statement", "none")
                .setServerConfig("log_min_error_statement", "panic")
                .start();
        Files.delete(passwordFile);
        watch();
    }

    /** Starts PostgreSQL again when it dies alone. */
    private void watch() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(pidFile()).get(0).trim());
        ProcessHandle.of(pid)
                .ifPresent(process -> process.onExit().thenRun(() -> {
                    if (!closing) {
                        log.warn("The database stopped by itself; starting it again");
                        restart();
                    }
                }));
    }

    private void restart() {
        try {
            start();
        } catch (IOException | RuntimeException e) {
            log.error("The database does not start again; the program answers 503 until it is restarted", e);
        }
    }

    /** The port of last time, unless somebody else took it meanwhile. */
    private int port() throws IOException {
        Path file = folder.resolve("port");
        if (Files.exists(file)) {
            int last = Integer.parseInt(Files.readString(file).trim());
            if (isFree(last)) {
                return last;
            }
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, Integer.toString(any.getLocalPort()));
            return any.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private Path dataFolder() {
        return folder.resolve("cluster");
    }

    private Path pidFile() {
        return dataFolder().resolve("postmaster.pid");
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public String owner() {
        return "postgres";
    }

    @Override
    public String ownerPassword() {
        return password;
    }

    @Override
    public void close() {
        closing = true;
        try (FileChannel channel = lock.channel()) {
            EmbeddedPostgres postgres = running;
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
