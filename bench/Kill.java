import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Kills the program and its PostgreSQL in turn (SIGKILL) while clients send complete quick scans, and compares what was
 * acknowledged with what is stored. A client that got no thanks sends the same form again until it is thanked, as a person
 * does; so after each trial the rows that were added must be exactly the forms that were thanked for. Every other time that
 * PostgreSQL is killed it cannot be started for three seconds.
 *
 * <p>Usage: see bench/kill; prints one line of JSON; exit code 1 when a rule is broken.
 */
public class Kill {

    private static final int CLIENTS = 8;
    private static final Duration READY_WITHIN = Duration.ofSeconds(20); // the rules: safety of the quick scan
    private static final Duration CLEAR_WITHIN = Duration.ofSeconds(5);
    private static final Duration GIVE_UP = Duration.ofSeconds(90);

    private final String base;
    private final Path folder;
    private final String port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final Random random = new Random(1);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong unclear = new AtomicLong();
    private final AtomicLong slowestRefusal = new AtomicLong();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Set<String> unclearKinds = ConcurrentHashMap.newKeySet();
    private volatile boolean sending;
    private volatile boolean programIsDead;
    private Process program;
    private int starts;

    Kill(String port, Path folder) {
        this.port = port;
        this.folder = folder;
        base = "http://127.0.0.1:" + port;
    }

    public static void main(String[] args) throws Exception {
        int trials = Integer.parseInt(args[0]);
        Kill kill = new Kill(args[1], Path.of(args[2]));
        kill.start();
        Runtime.getRuntime().addShutdownHook(new Thread(kill::stop));
        kill.ready(System.nanoTime());
        System.exit(kill.trials(trials, Duration.ofMinutes(Integer.parseInt(args[3]))) ? 0 : 1);
    }

    private boolean trials(int atMost, Duration within) throws Exception {
        long stored = stored();
        long lost = 0;
        long doubled = 0;
        long slowestProgram = 0;
        long slowestDatabase = 0;
        long began = System.nanoTime();
        int trials = 0;
        while (trials < atMost && System.nanoTime() - began < within.toNanos()) {
            int trial = trials++;
            long thanked = acknowledged.get();
            sending = true;
            List<Thread> clients = clients(trial);
            Thread.sleep(500 + random.nextInt(1_500));
            long killed = trial % 2 == 0 ? killProgram() : killDatabase(trial % 4 == 3);
            long ready = ready(killed);
            if (trial % 2 == 0) {
                slowestProgram = Math.max(slowestProgram, ready);
            } else {
                slowestDatabase = Math.max(slowestDatabase, ready);
            }
            Thread.sleep(500);
            sending = false;
            for (Thread client : clients) {
                client.join();
            }
            long now = stored();
            long difference = now - stored - (acknowledged.get() - thanked);
            lost += Math.max(0, -difference);
            doubled += Math.max(0, difference);
            stored = now;
            System.err.printf(
                    Locale.ROOT,
                    "%d %s: %d thanked, %d too few or too many, ready after %d ms%n",
                    trial, trial % 2 == 0 ? "program" : "database", acknowledged.get() - thanked, difference, ready);
        }
        boolean kept = lost == 0
                && doubled == 0
                && unclear.get() == 0
                && Math.max(slowestProgram, slowestDatabase) <= READY_WITHIN.toMillis()
                && slowestRefusal.get() <= CLEAR_WITHIN.toMillis();
        System.out.printf(
                Locale.ROOT,
                "{\"measure\":\"kill\",\"trials_program\":%d,\"trials_database\":%d,\"acknowledged\":%d,\"sent_again\":%d,\"lost\":%d,"
                        + "\"doubled\":%d,\"ready_program_ms_max\":%d,\"ready_database_ms_max\":%d,\"refusals_503\":%d,"
                        + "\"refusal_ms_max\":%d,\"unclear_answers\":%d,\"unclear\":\"%s\",\"seconds\":%d,\"load\":\"%s\",\"ok\":%b}%n",
                (trials + 1) / 2, trials / 2, acknowledged.get(), repeated.get(), lost, doubled, slowestProgram,
                slowestDatabase, refusals.get(), slowestRefusal.get(), unclear.get(), String.join(" ", unclearKinds),
                (System.nanoTime() - began) / 1_000_000_000,
                Files.readString(Path.of("/proc/loadavg")).split(" ")[1], kept);
        return kept;
    }

    private List<Thread> clients(int trial) {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Random own = new Random(100L * trial + i);
            Thread client = new Thread(() -> {
                while (sending) {
                    String page = insist(HttpRequest.newBuilder(URI.create(base + "/v/demo-formeel?taal=nl&weergave=alles")));
                    String form = QuickScanLoad.fillIn(page, own);
                    String thanks = insist(HttpRequest.newBuilder(URI.create(base + "/v"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)));
                    if (!thanks.contains("Bedankt")) {
                        throw new IllegalStateException("200 without thanks");
                    }
                    acknowledged.incrementAndGet();
                }
            });
            client.setUncaughtExceptionHandler((thread, failure) -> {
                failure.printStackTrace();
                System.exit(2);
            });
            client.start();
            clients.add(client);
        }
        return clients;
    }

    /** Sends until the answer is 200; an answer that is neither that nor a clear 503 is noted. */
    private String insist(HttpRequest.Builder request) {
        HttpRequest ready = request.timeout(Duration.ofSeconds(15)).build();
        long until = System.nanoTime() + GIVE_UP.toNanos();
        while (System.nanoTime() < until) {
            long began = System.nanoTime();
            try {
                HttpResponse<String> answer = client.send(ready, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
                if (answer.statusCode() == 503 && answer.body().contains("<html")) {
                    refusals.incrementAndGet();
                    slowestRefusal.accumulateAndGet((System.nanoTime() - began) / 1_000_000, Math::max);
                } else {
                    unclear.incrementAndGet();
                    unclearKinds.add(Integer.toString(answer.statusCode()));
                }
            } catch (IOException gone) {
                if (!programIsDead) {
                    unclear.incrementAndGet();
                    unclearKinds.add(gone.getClass().getSimpleName());
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            repeated.incrementAndGet();
            pause(100);
        }
        throw new IllegalStateException("No answer within " + GIVE_UP);
    }

    private long killProgram() throws IOException {
        programIsDead = true;
        program.destroyForcibly().onExit().join();
        long killed = System.nanoTime();
        start();
        return killed;
    }

    /** Returns the moment from which it can be ready again. */
    private long killDatabase(boolean staysAway) throws IOException {
        Path server;
        try (Stream<Path> all = Files.list(folder.resolve("data/postgres"))) {
            server = all.filter(path -> path.getFileName().toString().startsWith("postgres-")).findFirst().orElseThrow()
                    .resolve("bin/postgres");
        }
        Path hidden = server.resolveSibling("hidden");
        if (staysAway) {
            Files.move(server, hidden);
        }
        String pid = Files.readAllLines(folder.resolve("data/postgres/cluster/postmaster.pid")).get(0).strip();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        long killed = System.nanoTime();
        if (staysAway) {
            pause(3_000);
            Files.move(hidden, server);
            killed = System.nanoTime();
        } else {
            pause(50); // health may not yet have noticed
        }
        return killed;
    }

    private void start() throws IOException {
        starts++;
        program = new ProcessBuilder(
                        "./run",
                        "--demo",
                        "BRUGGENBOUWER_PORT=" + port,
                        "BRUGGENBOUWER_DATA=" + folder.resolve("data"),
                        "BRUGGENBOUWER_KEYS=" + folder.resolve("keys"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private void stop() {
        program.destroy();
        program.onExit().join();
    }

    /** Waits until the program says that it and its database are up; milliseconds since that moment. */
    private long ready(long since) throws IOException, InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create(base + "/actuator/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        while (System.nanoTime() - since < GIVE_UP.toNanos()) {
            try {
                if (started() && client.send(health, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    programIsDead = false;
                    return (System.nanoTime() - since) / 1_000_000;
                }
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("Not ready within " + GIVE_UP + ": see " + log());
    }

    /** The last line of a start is on the console: before it, the demo content is still being put in. */
    private boolean started() throws IOException {
        return Files.readString(log()).lines().filter(line -> line.contains("staat klaar")).count() == starts;
    }

    private Path log() {
        return folder.resolve("log");
    }

    /** Sealed responses of the scan that the clients answer, counted as the owner of the database. */
    private long stored() throws IOException, SQLException {
        Path own = folder.resolve("data/postgres");
        String address = "jdbc:postgresql://127.0.0.1:" + Files.readString(own.resolve("port")).strip() + "/postgres";
        try (Connection owner =
                        DriverManager.getConnection(address, "postgres", Files.readString(own.resolve("password")).strip());
                Statement statement = owner.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from sealed_response"
                        + " where quickscan_id = (select target from public_link where slug = 'demo-formeel')")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
