package nl.bruggenbouwer.network; // seeds by the module's own SQL

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.Bruggenbouwer;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long somebody waits for a search in the list of organisations: words of a name, of what it does, none, with filters;
 * pages fetched one after another. A second area of the same size stands beside it. Prints one line of JSON.
 *
 * <p>Usage: see bench/network.
 */
public class NetworkSearch {

    private static final int PAGES = 400;
    private static final List<String> FIRST = List.of("Stichting", "Vereniging", "Wijkteam", "School", "Huis", "Centrum", "Groep");
    private static final List<String> SECOND = List.of("De Brug", "Samen", "Nieuw Begin", "Zonnebloem", "An-Noer", "Dalmar",
            "Kleurrijk", "De Haven", "Vooruit", "Het Anker", "Regenboog", "Thuis", "De Linde", "Welkom", "Morgen");
    private static final List<String> WHAT = List.of("Taalles en koffie", "Huiswerkhulp voor jongeren", "Opvang en begeleiding",
            "Sport in de wijk", "Hulp bij formulieren", "Ontmoeting voor vrouwen", "Advies over opvoeden");
    private static final List<String> LANGUAGES = List.of("nl", "en", "tr", "ar", "so", "ti", "uk", "pl");
    private static final List<String> QUERIES = List.of("zoek=brug", "zoek=taal+koffie", "zoek=stichting+samen+17", "zoek=bestaatniet",
            "zoek=a", "zoek=", "zijde=FORMAL", "taal=so", "zoek=vrouwen&taal=tr&zijde=INFORMAL", "thema=FGM&zoek=dalmar",
            "zoek=groep+het+anker+1", "pagina=200");

    public static void main(String[] args) throws Exception {
        int organisations = Integer.parseInt(args[0]);
        Path folder = Path.of(args[1]);
        ConfigurableApplicationContext program = SpringApplication.run(
                Bruggenbouwer.class,
                "--bruggenbouwer.port=0",
                "--bruggenbouwer.data=" + folder.resolve("data"),
                "--bruggenbouwer.keys=" + folder.resolve("keys"));
        UUID account = null;
        for (String slug : List.of("ernaast", "gebied")) {
            Area area = program.getBean(Areas.class).open(slug, slug, "", false).orElseThrow();
            account = program.getBean(Accounts.class)
                    .ensure("samira@voorbeeld.example", "Samira", area.id(), Role.COORDINATOR);
            fill(program, area, organisations);
        }
        String cookie = session(program.getBean(SessionRepository.class), account);
        String address = "http://localhost:" + program.getEnvironment().getProperty("local.server.port") + "/gebied/netwerk?";
        HttpClient client = HttpClient.newHttpClient();
        long[] micros = new long[PAGES];
        long[] slowest = new long[QUERIES.size()];
        for (int i = -100; i < PAGES; i++) {
            int query = Math.floorMod(i, QUERIES.size());
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + QUERIES.get(query)))
                    .header("Cookie", "sessie=" + cookie)
                    .build();
            long began = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Status " + answer.statusCode());
            }
            if (i >= 0) {
                micros[i] = (System.nanoTime() - began) / 1_000;
                slowest[query] = Math.max(slowest[query], micros[i]);
            }
        }
        program.close();
        int slow = 0;
        for (int i = 1; i < slowest.length; i++) {
            slow = slowest[i] > slowest[slow] ? i : slow;
        }
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "{\"measure\":\"network\",\"organisations\":%d,\"pages\":%d,\"p50_ms\":%.1f,\"p95_ms\":%.1f,\"p99_ms\":%.1f,"
                        + "\"slowest\":\"%s\",\"ok\":%b}%n",
                organisations,
                PAGES,
                micros[PAGES / 2] / 1000.0,
                micros[PAGES * 95 / 100] / 1000.0,
                micros[PAGES * 99 / 100] / 1000.0,
                QUERIES.get(slow),
                micros[PAGES * 95 / 100] < 50_000);
    }

    private static void fill(ConfigurableApplicationContext program, Area area, int organisations) {
        OrganisationSql sql = program.getBean(OrganisationSql.class);
        NetworkChoices choices = program.getBean(NetworkChoices.class);
        Instant now = Instant.now();
        Random random = new Random(7);
        TransactionTemplate transaction = program.getBean("webTransaction", TransactionTemplate.class);
        Tenancy.in(
                area.id(),
                () -> transaction.executeWithoutResult(status -> {
                    for (int i = 0; i < organisations; i++) {
                        sql.add(
                                area.id(),
                                new Organisation(
                                        UUID.randomUUID(),
                                        pick(random, FIRST) + " " + pick(random, SECOND) + " " + i,
                                        Side.values()[random.nextInt(3)],
                                        Organisation.Kind.OTHER,
                                        pick(random, WHAT) + ". " + pick(random, WHAT) + ".",
                                        "",
                                        random.nextInt(20) == 0,
                                        null,
                                        languages(random),
                                        Set.of(pick(random, List.copyOf(choices.themes().keySet()))),
                                        Set.of(),
                                        now,
                                        null),
                                null,
                                now);
                    }
                }));
    }

    private static Set<String> languages(Random random) {
        Set<String> some = new HashSet<>(Set.of("nl"));
        some.add(pick(random, LANGUAGES));
        return some;
    }

    private static String pick(Random random, List<String> some) {
        return some.get(random.nextInt(some.size()));
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
