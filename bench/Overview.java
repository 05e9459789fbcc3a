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
 * How long a coordinator of many trajects waits for "Wat wacht op mij": one traject, one scan and fifteen facts per area, all
 * areas of one person, pages fetched one after another. Prints one line of JSON.
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
        UUID account = null;
        for (int i = 0; i < trajects; i++) {
            Area area = program.getBean(Areas.class)
                    .open("gebied-" + i, "Gebied " + i, "", false)
                    .orElseThrow();
            account = program.getBean(Accounts.class)
                    .ensure("samira@voorbeeld.example", "Samira", area.id(), Role.COORDINATOR);
            fill(program, area, account);
        }
        String cookie = session(program.getBean(SessionRepository.class), account);
        String address = "http://localhost:" + program.getEnvironment().getProperty("local.server.port") + "/overzicht";
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Cookie", "sessie=" + cookie)
                .build();
        HttpClient client = HttpClient.newHttpClient();
        long[] micros = new long[PAGES];
        int bytes = 0;
        for (int i = -50; i < PAGES; i++) {
            long began = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Status " + answer.statusCode());
            }
            bytes = answer.body().length;
            if (i >= 0) {
                micros[i] = (System.nanoTime() - began) / 1_000;
            }
        }
        program.close();
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "{\"measure\":\"overview\",\"trajects\":%d,\"pages\":%d,\"p50_ms\":%.1f,\"p95_ms\":%.1f,\"p99_ms\":%.1f,\"bytes\":%d,"
                        + "\"ok\":%b}%n",
                trajects,
                PAGES,
                micros[PAGES / 2] / 1000.0,
                micros[PAGES * 95 / 100] / 1000.0,
                micros[PAGES * 99 / 100] / 1000.0,
                bytes,
                micros[PAGES * 95 / 100] < 100_000);
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
