package nl.bruggenbouwer.programme; // fills by the module's own use case

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.bruggenbouwer.Bruggenbouwer;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.menu.Menu;
import nl.bruggenbouwer.menu.Offer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * How long a coordinator waits for the page of a programme: all wishes of the demo's outcome, and as many items from the menu as
 * asked, each with two sessions. Prints one line of JSON.
 *
 * <p>Usage: see bench/programme.
 */
public class Composing {

    private static final int WARM = 100;
    private static final int PAGES = 300;

    public static void main(String[] args) throws Exception {
        int items = Integer.parseInt(args[0]);
        Path folder = Path.of(args[1]);
        ConfigurableApplicationContext program = SpringApplication.run(
                Bruggenbouwer.class,
                "--bruggenbouwer.port=0",
                "--bruggenbouwer.demo=true",
                "--bruggenbouwer.data=" + folder.resolve("data"),
                "--bruggenbouwer.keys=" + folder.resolve("keys"));
        Area area = program.getBean(Areas.class).bySlug("voorbeeldstad").orElseThrow();
        UUID account = program.getBean(Accounts.class)
                .ensure("meting@voorbeeld.example", "Samira", area.id(), Role.COORDINATOR);
        Engagement engagement = Tenancy.in(area.id(), () -> program.getBean(Engagements.class).in(area.id())).get(0);
        fill(program, area, engagement.id(), account, items);
        String address = "http://localhost:" + program.getEnvironment().getProperty("local.server.port") + "/voorbeeldstad/traject/"
                + engagement.id() + "/programma";
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Cookie", "sessie=" + session(program.getBean(SessionRepository.class), account))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        long[] micros = new long[PAGES];
        String page = "";
        for (int i = -WARM; i < PAGES; i++) {
            long began = System.nanoTime();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Status " + answer.statusCode());
            }
            page = answer.body();
            if (i >= 0) {
                micros[i] = (System.nanoTime() - began) / 1_000;
            }
        }
        String item = Pattern.compile("/voorbeeldstad/traject/[^\"]+/onderdeel/[0-9a-f-]{36}")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        HttpRequest form = HttpRequest.newBuilder(URI.create(address).resolve(item))
                .headers("Cookie", request.headers().firstValue("Cookie").orElseThrow())
                .build();
        long wishes = count("name=\"wens\"", client.send(form, HttpResponse.BodyHandlers.ofString()).body());
        program.close();
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "{\"measure\":\"programme\",\"wishes\":%d,\"items\":%d,\"pages\":%d,\"bytes\":%d,\"p50_ms\":%.1f,\"p95_ms\":%.1f,"
                        + "\"p99_ms\":%.1f,\"ok\":%b}%n",
                wishes,
                count("id=\"onderdeel-", page),
                PAGES,
                page.length(),
                micros[PAGES / 2] / 1000.0,
                micros[PAGES * 95 / 100] / 1000.0,
                micros[PAGES * 99 / 100] / 1000.0,
                micros[PAGES * 95 / 100] < 100_000);
    }

    private static long count(String words, String page) {
        return Pattern.compile(words, Pattern.LITERAL).matcher(page).results().count();
    }

    private static void fill(
            ConfigurableApplicationContext program, Area area, UUID engagement, UUID account, int items) {
        List<Offer> menu = program.getBean(Menu.class).current();
        List<Item> all = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            Offer offer = menu.get(i % menu.size());
            Item item = Item.of(UUID.randomUUID(), Item.Kind.TRAINING, offer.id(), offer.name(), List.of(), "Omdat " + i);
            ItemForm form = ItemForm.of(item);
            for (int n = 0; n < 2; n++) {
                form.sent().set("dag-" + n, LocalDate.of(2027, 3, 1).plusDays(i * 3L + n).toString());
                form.sent().set("van-" + n, LocalTime.of(9, 30).toString());
                form.sent().set("tot-" + n, LocalTime.of(16, 30).toString());
                form.sent().set("plaats-" + n, "Het buurthuis");
            }
            form.sent().set("vragen", "Hoe begin ik erover?\nWat mag wel en niet?");
            all.add(form.item(item, 1, Set.of(), Set.of()));
        }
        Tenancy.in(area.id(), () -> program.getBean(ComposeProgramme.class).add(area.id(), engagement, all, account));
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
