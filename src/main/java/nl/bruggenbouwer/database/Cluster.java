package nl.bruggenbouwer.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.bruggenbouwer.start.StartRefused;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL data folder and the processes that work in it. */
class Cluster {

    private final ServerUser user;
    private final Path binaries;
    private final Path folder;
    private final Path log;

    Cluster(ServerUser user, Path binaries, Path folder, Path log) {
        this.user = user;
        this.binaries = binaries;
        this.folder = folder;
        this.log = log;
    }

    /** Makes the cluster when it is not there; a half-made one of a start that was cut off is thrown away. */
    void makeIfAbsent(Path passwordFile) throws IOException {
        if (Files.exists(folder)) {
            String major = Files.readString(folder.resolve("PG_VERSION")).strip();
            if (!major.equals(PostgresBinaries.MAJOR)) {
                throw new StartRefused("data-other-postgresql", major);
            }
            return;
        }
        Path half = folder.resolveSibling("cluster-making");
        FileSystemUtils.deleteRecursively(half);
        int code = run(
                "initdb",
                "--pgdata=" + half,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        if (code != 0) {
            throw new StartRefused("database-does-not-start", log.toString());
        }
        Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Both files are the program's: written at each start, so that an old or edited one does not weaken the server. */
    void configure(int port) throws IOException {
        Files.writeString(folder.resolve("pg_hba.conf"), """
                host all         all 127.0.0.1/32 scram-sha-256
                host replication all 127.0.0.1/32 scram-sha-256
                """);
        Files.writeString(folder.resolve("postgresql.conf"), """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 60
                password_encryption = 'scram-sha-256'
                fsync = on
                full_page_writes = on
                synchronous_commit = on
                timezone = 'UTC'
                log_timezone = 'UTC'
                # The log holds starts and stops, never a statement, a value or an error text with a value in it
                log_min_messages = log
                log_min_error_statement = panic
                log_error_verbosity = terse
                log_statement = none
                log_min_duration_statement = -1
                log_autovacuum_min_duration = -1
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                log_checkpoints = off
                """.formatted(port));
    }

    void start() throws IOException {
        if (run("pg_ctl", "start", "--silent", "--wait", "--timeout=600", "--pgdata=" + folder) != 0) {
            throw new StartRefused("database-does-not-start", log.toString());
        }
    }

    /**
     * Stops whatever works in this folder: our own server, or what an earlier run left behind. Processes are found by their
     * working folder, because the number in postmaster.pid may meanwhile belong to somebody else.
     */
    void stop() throws IOException {
        if (postmaster().isPresent()) {
            run("pg_ctl", "stop", "--silent", "--mode=fast", "--wait", "--timeout=30", "--pgdata=" + folder);
        }
        for (ProcessHandle left : processes()) {
            left.destroyForcibly();
            left.onExit().join();
        }
        Files.deleteIfExists(pidFile());
    }

    Optional<ProcessHandle> postmaster() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        Optional<String> pid =
                Files.readAllLines(pidFile()).stream().findFirst().map(String::strip);
        return processes().stream()
                .filter(process -> pid.equals(Optional.of(Long.toString(process.pid()))))
                .findFirst();
    }

    private Path pidFile() {
        return folder.resolve("postmaster.pid");
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    private boolean worksHere(ProcessHandle process) {
        Path description = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readSymbolicLink(description.resolve("cwd")).equals(folder)
                    && Files.readString(description.resolve("comm")).strip().equals("postgres");
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private int run(String program, String... options) throws IOException {
        List<String> command = new ArrayList<>(user.command());
        command.add(binaries.resolve("bin").resolve(program).toString());
        Stream.of(options).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        return process.onExit().join().exitValue();
    }
}
