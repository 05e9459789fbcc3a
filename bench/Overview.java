package nl.bruggenbouwer.intake; // seeds by the module's own SQL

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nl.bruggenbouwer.Bruggenbouwer;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.questionnaire.QuestionnaireFile;
import nl.bruggenbouwer.quickscan.SeedQuickScan;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long coordinators of many trajects wait for "Wat wacht op mij": one traject, one scan and fifteen facts per area, every
 * person in all areas, each looking once a second on average. Prints one line of JSON.
 *
 * <p>Usage: see bench/overview.
 */
public class Overview {

    private static final int PAGES = 300;

    public static void main(String[] args) throws Exception {
        int trajects = Integer.parseInt(args[0]);
        Path folder = Path.of(args[1]);
        ConfigurableApplicationContext program = SpringApplication.run(
                Bruggenbouwer.class,
                "--bruggenbouwer.port=0",
                "--bruggenbouwer.data=" + folder.resolve("data"),
                "--bruggenbouwer.keys=" + folder.resolve("keys"));
        int users = Integer.parseInt(args[2]);
        List<UUID> accounts = List.of();
        for (int i = 0; i < trajects; i++) {
            Area area = program.getBean(Areas.class)
                    .open("gebied-" + i, "Gebied " + i, "", false)
                    .orElseThrow();
            accounts = IntStream.range(0, users)
                    .mapToObj(n -> program.getBean(Accounts.class)
                            .ensure("samira" + n + "@voorbeeld.example", "Samira", area.id(), Role.COORDINATOR))
                    .toList();
            fill(program, area, accounts.get(0));
        }
        String address = "http://localhost:" + program.getEnvironment().getProperty("local.server.port") + "/overzicht";
        HttpClient client = HttpClient.newHttpClient();
        SessionRepository<?> sessions = program.getBean(SessionRepository.class);
        ExecutorService people = Executors.newFixedThreadPool(users);
        List<Future<long[]>> all = accounts.stream()
                .map(account -> session(sessions, account))
                .map(cookie -> HttpRequest.newBuilder(URI.create(address))
                        .header("Cookie", "sessie=" + cookie)
                        .build())
                .map(request -> people.submit(() -> fetch(client, request, PAGES / users)))
                .toList();
        long[] micros = new long[0];
        for (Future<long[]> one : all) {
            micros = LongStream.concat(Arrays.stream(micros), Arrays.stream(one.get())).toArray();
        }
        people.shutdown();
        program.close();
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "{\"measure\":\"overview\",\"trajects\":%d,\"users\":%d,\"pages\":%d,\"p50_ms\":%.1f,\"p95_ms\":%.1f,\"p99_ms\":%.1f,"
                        + "\"ok\":%b}%n",
                trajects,
                users,
                micros.length,
                micros[micros.length / 2] / 1000.0,
                micros[micros.length * 95 / 100] / 1000.0,
                micros[micros.length * 99 / 100] / 1000.0,
                micros[micros.length * 95 / 100] < 100_000);
    }

    /** How long each page took, in microseconds; the first pages are for warming up. A second passes between two pages. */
    private static long[] fetch(HttpClient client, HttpRequest request, int pages) throws Exception {
        long[] micros = new long[pages];
        for (int i = -50; i < pages; i++) {
            if (i >= 0) {
                Thread.sleep(500 + ThreadLocalRandom.current().nextInt(1_000));
            }
            long began = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Status " + answer.statusCode());
            }
            if (i >= 0) {
                micros[i] = (System.nanoTime() - began) / 1_000;
            }
        }
        return micros;
    }

    private static void fill(ConfigurableApplicationContext program, Area area, UUID account) {
        Instant now = Instant.now();
        Questionnaire questionnaire = QuestionnaireFile.read(Path.of("content/quickscan/basis.json"));
        Map<Side, Integer> expected = new EnumMap<>(Map.of(Side.FORMAL, 20, Side.INFORMAL, 20, Side.MUNICIPALITY, 10));
        program.getBean(SeedQuickScan.class)
                .open(
                        area,
                        new SeedQuickScan.Plan(
                                "Vragenlijst",
                                questionnaire,
                                List.of("nl"),
                                expected,
                                now.minus(Duration.ofDays(9)),
                                now.plus(Duration.ofDays(9)),
                                "",
                                1_000,
                                account,
                                UUID.randomUUID(),
                                Map.of()));
        Engagements engagements = program.getBean(Engagements.class);
        EngagementSql sql = program.getBean(EngagementSql.class);
        TransactionTemplate transaction = program.getBean("webTransaction", TransactionTemplate.class);
        Tenancy.in(
                area.id(),
                () -> transaction.executeWithoutResult(status -> {
                    Engagement engagement = engagements.current(area.id(), account);
                    LocalDate today = engagements.today();
                    for (int i = 0; i < 15; i++) {
                        Fact.Kind kind = i < 4 ? Fact.Kind.values()[i] : Fact.Kind.CALLED;
                        engagements.record(area.id(), engagement.id(), Fact.of(kind, today.minusDays(100 - i), null, account));
                    }
                    sql.setNext(area.id(), engagement.id(), new Engagement.NextAction("Bel over de zaal", account, today));
                }));
    }

    private static <S extends Session> String session(SessionRepository<S> sessions, UUID account) {
        S session = sessions.createSession();
        session.setAttribute("account", account.toString());
        session.setAttribute("since", System.currentTimeMillis());
        session.setAttribute("factor", System.currentTimeMillis());
        sessions.save(session);
        return Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
    }
}
