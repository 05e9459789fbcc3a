package nl.bruggenbouwer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.start.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Eight people, or one who clicks eight times, do the same with a talk at the same moment. */
@ApplicationTest
class TalkAtOnceTest {

    private static final int TIMES = 8;

    @Autowired
    People people;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Engagements engagements;

    @Autowired
    ReportSql reports;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    Area area;
    Browser coordinator;
    String talk;

    @BeforeEach
    void plan() {
        area = people.area();
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        coordinator.get("/" + area.slug() + "/traject");
        String traject = coordinator
                .post("/" + area.slug() + "/traject", Map.of("titel", "Dorp 2026", "soort", "REQUESTED"))
                .location()
                .replaceFirst("\\?.*", "");
        talk = coordinator
                .post(traject + "/gesprek/nieuw", Map.of("met", "MUNICIPALITY"))
                .location()
                .replaceFirst("\\?.*", "");
    }

    private static LocalDate today() {
        return LocalDate.now(Time.ZONE);
    }

    private void hold() {
        coordinator.post(talk + "/gehouden", held());
    }

    private static Map<String, String> held() {
        return Map.of("gehouden", today().toString(), "aanwezig", "Gemeente, beleid");
    }

    /** The statuses of forms that were sent at the same moment, sorted. */
    private List<Integer> atOnce(String path, IntFunction<Map<String, String>> form) throws Exception {
        CyclicBarrier start = new CyclicBarrier(TIMES);
        ExecutorService threads = Executors.newFixedThreadPool(TIMES);
        try {
            List<Callable<Integer>> clicks = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                Map<String, String> fields = form.apply(i);
                clicks.add(() -> {
                    start.await();
                    return coordinator.post(path, fields).status();
                });
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> click : threads.invokeAll(clicks)) {
                statuses.add(click.get());
            }
            Collections.sort(statuses);
            return statuses;
        } finally {
            threads.shutdown();
        }
    }

    private List<Fact.Kind> facts() {
        return Tenancy.in(area.id(), () -> engagements.in(area.id())).get(0).facts().stream()
                .map(Fact::kind)
                .toList();
    }

    private List<String> noted(String what) {
        return worker.sql("select action from audit_entry where area_id = :area and action = :what")
                .param("area", area.id().value())
                .param("what", what)
                .query(String.class)
                .list();
    }

    @RepeatedTest(3)
    void heldOnceTheTrajectHearsItOnce() throws Exception {
        assertThat(atOnce(talk + "/gehouden", i -> held())).containsOnly(303);

        assertThat(facts()).containsExactly(Fact.Kind.REQUESTED, Fact.Kind.INTAKE_DONE);
        assertThat(noted("talk held")).hasSize(1);
    }

    @RepeatedTest(3)
    void oneOutcomeCountsAndTheTrajectHearsItOnce() throws Exception {
        hold();
        Map<String, String> later = Map.of(
                "uitslag", "LATER", "reden", "TIME", "wek", today().plusDays(30).toString(), "akkoord", "ja");
        assertThat(atOnce(talk + "/uitslag", i -> later)).containsOnly(303);

        assertThat(facts()).containsExactly(Fact.Kind.REQUESTED, Fact.Kind.INTAKE_DONE, Fact.Kind.PAUSED);
        assertThat(noted("talk concluded")).hasSize(1);
    }

    @RepeatedTest(3)
    void ofTwoOutcomesAtOnceTheFirstCountsAndTheOtherIsTold() throws Exception {
        hold();
        Map<String, String> later = Map.of(
                "uitslag", "LATER", "reden", "TIME", "wek", today().plusDays(30).toString(), "akkoord", "ja");
        Map<String, String> no = Map.of("uitslag", "NO", "reden", "OTHER", "akkoord", "ja");
        assertThat(atOnce(talk + "/uitslag", i -> i % 2 == 0 ? later : no))
                .containsExactly(303, 303, 303, 303, 422, 422, 422, 422);

        assertThat(facts()).hasSize(3);
        assertThat(noted("talk concluded")).hasSize(1);
    }

    @RepeatedTest(3)
    void aReportThatIsSentOnceIsMailedOnce() throws Exception {
        hold();
        String noor = UUID.randomUUID() + "@voorbeeld.example";
        String sam = UUID.randomUUID() + "@voorbeeld.example";
        Map<String, String> form = Map.of(
                "sleutel",
                UUID.randomUUID().toString(),
                "wie-1",
                "Gemeente",
                "mail-1",
                noor,
                "wie-2",
                "Zorg",
                "mail-2",
                sam);
        assertThat(atOnce(talk + "/verslag", i -> form)).containsOnly(303);

        assertThat(mailbox.textsTo(noor)).hasSize(1);
        assertThat(mailbox.textsTo(sam)).hasSize(1);
        assertThat(noted("talk report sent")).hasSize(2);
        assertThat(versions()).isOne();

        coordinator.post(talk + "/verslag", form); // the same form, when its version is there already
        assertThat(mailbox.textsTo(noor)).hasSize(1);
    }

    @RepeatedTest(3)
    void sentByEightPeopleItIsOneVersionAndAMailOfEach() throws Exception {
        hold();
        String noor = UUID.randomUUID() + "@voorbeeld.example";
        assertThat(atOnce(talk + "/verslag", i -> {
                    Map<String, String> form = new HashMap<>(Map.of("wie-1", "Gemeente", "mail-1", noor));
                    form.put("sleutel", UUID.randomUUID().toString());
                    return form;
                }))
                .containsOnly(303);

        assertThat(mailbox.textsTo(noor)).hasSize(TIMES);
        assertThat(versions()).isOne();
    }

    private int versions() {
        UUID id = UUID.fromString(talk.substring(talk.lastIndexOf('/') + 1));
        return Tenancy.in(area.id(), () -> reports.latest(area.id(), id))
                .orElseThrow()
                .version();
    }
}
