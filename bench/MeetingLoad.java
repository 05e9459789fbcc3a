package nl.bruggenbouwer.meeting; // leads the room by the module's own use cases

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.bruggenbouwer.Bruggenbouwer;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.intake.Engagements;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A room full of phones: all come in at the same moment, and all vote at the same moment, in a round with points and in two
 * decisions. Each vote must be counted once. A first meeting warms up, the others are measured. Prints one line of JSON.
 *
 * <p>Usage: see bench/meeting.
 */
public class MeetingLoad {

    private static final int MEETINGS = 5; // as many as one address may bring phones in within an hour
    private static final UUID BY = UUID.randomUUID();

    private final ConfigurableApplicationContext program;
    private final Area area;
    private final UUID engagement;
    private final String base;
    private final int phones;
    private final ExecutorService room;
    private final List<HttpClient> clients;
    private final String[] cookies;
    private final List<Long> joins = new ArrayList<>();
    private final List<Long> votes = new ArrayList<>();
    private final List<Long> looks = new ArrayList<>();
    private int lost;

    private MeetingLoad(ConfigurableApplicationContext program, Area area, UUID engagement, int phones) {
        this.program = program;
        this.area = area;
        this.engagement = engagement;
        this.phones = phones;
        base = "http://localhost:" + program.getEnvironment().getProperty("local.server.port");
        room = Executors.newFixedThreadPool(phones);
        cookies = new String[phones];
        clients = IntStream.range(0, phones)
                .mapToObj(n -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(Runnable::run)
                        .build())
                .toList();
    }

    public static void main(String[] args) throws Exception {
        int phones = Integer.parseInt(args[0]);
        Path folder = Path.of(args[1]);
        ConfigurableApplicationContext program = SpringApplication.run(
                Bruggenbouwer.class,
                "--bruggenbouwer.port=0",
                "--bruggenbouwer.data=" + folder.resolve("data"),
                "--bruggenbouwer.keys=" + folder.resolve("keys"));
        Area area = program.getBean(Areas.class).open("gebied", "Gebied", "", false).orElseThrow();
        UUID engagement = Tenancy.in(
                area.id(),
                () -> program.getBean("webTransaction", TransactionTemplate.class)
                        .execute(status ->
                                program.getBean(Engagements.class).current(area.id(), BY).id()));
        MeetingLoad load = new MeetingLoad(program, area, engagement, phones);
        load.meeting();
        load.joins.clear();
        load.votes.clear();
        load.looks.clear();
        for (int i = 1; i < MEETINGS; i++) {
            load.meeting();
        }
        double p95 = at(load.votes, 0.95);
        System.out.printf(
                Locale.ROOT,
                "{\"measure\":\"meeting\",\"phones\":%d,\"votes\":%d,\"lost\":%d,%s,%s,%s,\"ok\":%b}%n",
                phones,
                load.votes.size(),
                load.lost,
                figures("join", load.joins),
                figures("vote", load.votes),
                figures("look", load.looks),
                load.lost == 0 && p95 < 300);
        System.exit(load.lost == 0 && p95 < 300 ? 0 : 1);
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(area.id(), work::get);
    }

    private void meeting() throws Exception {
        LeadMeeting lead = program.getBean(LeadMeeting.class);
        LeadRound rounds = program.getBean(LeadRound.class);
        UUID id = UUID.randomUUID();
        JointMeeting.Plan plan = new JointMeeting.Plan(
                id,
                engagement,
                "Bijeenkomst",
                LocalDate.of(2027, 3, 9),
                LocalTime.of(19, 30),
                LocalTime.of(21, 30),
                "",
                "");
        JointMeeting meeting = in(() -> {
            lead.plan(area.id(), plan, BY);
            lead.open(area.id(), id, BY);
            return program.getBean(JointMeetingSql.class).find(area.id(), id).orElseThrow();
        });
        String address = base + "/b/" + meeting.code();
        Arrays.fill(cookies, "");
        looks.addAll(all(n -> get(n, address)));
        joins.addAll(all(n -> post(n, address + "/meedoen", "zijde=" + Side.values()[n % 3])));
        List<Round.Wish> wishes = IntStream.range(0, 8)
                .mapToObj(n -> new Round.Wish("W." + n, Map.of("nl", "Een wens van acht: " + n)))
                .toList();
        for (Round.Kind kind : List.of(Round.Kind.POINTS, Round.Kind.DECISION, Round.Kind.DECISION)) {
            UUID round = UUID.randomUUID();
            in(() -> rounds.begin(
                    area.id(),
                    id,
                    round,
                    kind,
                    kind == Round.Kind.POINTS ? "" : "Wij beginnen in mei.",
                    kind == Round.Kind.POINTS ? wishes : List.of(),
                    BY));
            looks.addAll(all(n -> get(n, address)));
            votes.addAll(all(n -> post(
                    n,
                    address + "/stem",
                    "ronde=" + round
                            + (kind == Round.Kind.POINTS
                                    ? "&punten-W." + n % 8 + "=3&punten-W." + (n + 1) % 8 + "=2"
                                    : "&mening=ja"))));
            lost += Math.abs(phones - in(() -> program.getBean(RoomSql.class).votes(area.id(), id, round)));
            in(() -> {
                rounds.close(area.id(), id, round, BY);
                return id;
            });
        }
        in(() -> {
            lead.end(area.id(), id, BY);
            return id;
        });
    }

    private interface Phone {
        long send(int n) throws Exception;
    }

    /** All phones at the same moment. */
    private List<Long> all(Phone phone) throws Exception {
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < phones; i++) {
            int n = i;
            work.add(() -> phone.send(n));
        }
        List<Long> times = new ArrayList<>();
        for (Future<Long> time : room.invokeAll(work)) {
            times.add(time.get());
        }
        return times;
    }

    private long get(int n, String address) throws Exception {
        return send(n, HttpRequest.newBuilder(URI.create(address)), 200);
    }

    private long post(int n, String address, String form) throws Exception {
        return send(
                n,
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", base)
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                303);
    }

    private long send(int n, HttpRequest.Builder request, int expected) throws Exception {
        if (!cookies[n].isEmpty()) {
            request.header("Cookie", cookies[n]);
        }
        long start = System.nanoTime();
        HttpResponse<String> response =
                clients.get(n).send(request.build(), HttpResponse.BodyHandlers.ofString());
        long time = System.nanoTime() - start;
        if (response.statusCode() != expected) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        response.headers().firstValue("Set-Cookie").ifPresent(cookie -> cookies[n] = cookie.split(";")[0]);
        return time;
    }

    private static String figures(String name, List<Long> times) {
        return String.format(
                Locale.ROOT,
                "\"%s_p50_ms\":%.1f,\"%s_p95_ms\":%.1f,\"%s_p99_ms\":%.1f",
                name,
                at(times, 0.5),
                name,
                at(times, 0.95),
                name,
                at(times, 0.99));
    }

    private static double at(List<Long> times, double share) {
        List<Long> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()))) / 1e6;
    }
}
