package nl.bruggenbouwer.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.Together;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.menu.Arranger;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.programme.Item;
import nl.bruggenbouwer.programme.Programmes;
import nl.bruggenbouwer.programme.SessionsChanged;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class TaskTest {

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Engagements engagements;

    @Autowired
    Programmes programmes;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TaskSql sql;

    @Autowired
    TaskData data;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate webTransaction;

    @Autowired
    @Qualifier("workerTransactions")
    PlatformTransactionManager workerTransactions;

    private Area area;
    private UUID me;
    private UUID officer;
    private Browser coordinator;
    private UUID engagement;

    @BeforeEach
    void aTraject() {
        area = people.area();
        me = people.account(area.id(), Role.COORDINATOR);
        officer = people.account(area.id(), Role.MUNICIPALITY);
        coordinator = people.signedIn(me);
        engagement = in(() -> webTransaction.execute(status -> engagements.current(area.id(), me)))
                .id();
        coordinator.get(path());
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(area.id(), work::get);
    }

    private String path() {
        return "/" + area.slug() + "/traject/" + engagement + "/taken";
    }

    private List<Task> tasks() {
        return in(() -> sql.of(area.id(), engagement));
    }

    private Task task(String title) {
        return tasks().stream()
                .filter(task -> task.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> form(String title, String who, Object due) {
        Map<String, String> form = new HashMap<>();
        form.put("titel", title);
        form.put("soort", "LOCATION");
        form.put("wie", who);
        form.put("voor", due.toString());
        return form;
    }

    private Task added(String title, Object who, Object due) {
        assertThat(coordinator.post(path(), form(title, who.toString(), due)).status())
                .isEqualTo(303);
        return task(title);
    }

    private static LocalDate inDays(int days) {
        return LocalDate.now().plusDays(days);
    }

    private List<String> actions() {
        return in(() -> audit.newest(area.id(), 50)).stream()
                .map(Audit.Entry::action)
                .filter(action -> action.startsWith("task"))
                .toList();
    }

    private UUID plannedTraining(String day) {
        String programme = "/" + area.slug() + "/traject/" + engagement + "/programma";
        coordinator.get(programme);
        String item = coordinator
                .post(programme + "/onderdeel", Map.of("aanbod", "BASIC_TRAINING"))
                .location();
        plan(item, day);
        return UUID.fromString(item.substring(item.lastIndexOf('/') + 1));
    }

    private void plan(String item, String day) {
        Document page = coordinator.get(item).page();
        Map<String, String> form = new HashMap<>();
        page.select("form[action*=onderdeel] input[type=text], form[action*=onderdeel] input[type=hidden],"
                        + " form[action*=onderdeel] textarea, form[action*=onderdeel] input[checked]")
                .forEach(field -> form.put(field.attr("name"), field.val()));
        if (!day.isEmpty()) {
            form.putAll(Map.of("dag-0", day, "van-0", "9:30", "tot-0", "12:30"));
        }
        assertThat(coordinator.post(item, form).status()).isEqualTo(303);
    }

    @Test
    void aTaskIsAddedOnceChangedAndRemoved() {
        Map<String, String> form = form("Zaal regelen", officer.toString(), inDays(30));
        form.put("sleutel", UUID.randomUUID().toString());
        coordinator.post(path(), form);
        assertThat(coordinator.post(path(), form).location()).isEqualTo(path() + "?gedaan=bewaard");

        Task task = task("Zaal regelen");
        assertThat(tasks()).hasSize(1);
        assertThat(task.owner()).isEqualTo(officer);
        assertThat(task.side()).isEqualTo(Arranger.MUNICIPALITY);
        assertThat(task.due()).isEqualTo(inDays(30));
        assertThat(coordinator.get(path()).page().select("main").text())
                .contains("Zaal regelen", "Noor (Ambtenaar van de gemeente)", "Ruimte");

        String address = path() + "/" + task.id();
        Map<String, String> change = new HashMap<>(form("Grote zaal regelen", "ORGANISATIONS", ""));
        change.put("versie", "1");
        assertThat(coordinator.get(address).page().select("#titel").val()).isEqualTo("Zaal regelen");
        coordinator.post(address, change);
        coordinator.post(address, change);
        Task changed = task("Grote zaal regelen");
        assertThat(changed.edit()).isEqualTo(2);
        assertThat(changed.owner()).isNull();
        assertThat(changed.due()).isNull();
        assertThat(coordinator.get(path()).page().select("main").text())
                .contains("Organisaties (nog geen naam)", "geen datum");

        assertThat(coordinator.post(address + "/verwijdering", Map.of()).status())
                .isEqualTo(303);
        assertThat(coordinator.post(address + "/verwijdering", Map.of()).status())
                .isEqualTo(404);
        assertThat(tasks()).isEmpty();
        assertThat(actions()).containsExactlyInAnyOrder("task added", "task changed", "task removed");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
        Map<String, String> wrong = form("", UUID.randomUUID().toString(), "31-2-2027");
        wrong.putAll(Map.of(
                "soort", "HEEL_IETS_ANDERS", "onderdeel", UUID.randomUUID().toString()));
        Browser.Answer refused = coordinator.post(path(), wrong);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-titel, #e-soort, #e-wie, #e-voor")).hasSize(4);
        assertThat(refused.page().select("#voor").val()).isEqualTo("31-2-2027");
        assertThat(refused.page().select(".summary a").eachText()).hasSize(5);
        assertThat(coordinator
                        .post(path(), form("Gisteren", "ALLIANCE", inDays(-1)))
                        .status())
                .isEqualTo(422);
        assertThat(coordinator
                        .post(path(), form("a".repeat(121), "ALLIANCE", ""))
                        .page()
                        .select("#titel")
                        .val())
                .hasSize(121);
        assertThat(tasks()).isEmpty();

        Task task = added("Zaal", "ALLIANCE", inDays(3));
        Browser.Answer again = coordinator.post(path() + "/" + task.id(), form("Zaal", "ALLIANCE", "morgen"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().select("#voor").val()).isEqualTo("morgen");
    }

    @Test
    void whoSavesOverAnotherSeesWhatIsThereNow() {
        Task task = added("Zaal", "ALLIANCE", inDays(3));
        String address = path() + "/" + task.id();
        Map<String, String> mine = form("Zaal in het buurthuis", "MUNICIPALITY", inDays(5));
        Map<String, String> theirs = form("Zaal in de school", "MUNICIPALITY", inDays(4));
        mine.put("versie", "1");
        theirs.put("versie", "1");
        coordinator.post(address, theirs);

        Browser.Answer conflict = coordinator.post(address, mine);
        assertThat(conflict.status()).isEqualTo(422);
        assertThat(conflict.page().select(".error").text()).contains("Zaal in de school", "Gemeente");
        assertThat(conflict.page().select("#titel").val()).isEqualTo("Zaal in het buurthuis");
        assertThat(tasks()).extracting(Task::title).containsExactly("Zaal in de school");
        mine.put("versie", conflict.page().select("input[name=versie]").val());
        assertThat(coordinator.post(address, mine).status()).isEqualTo(303);
        assertThat(tasks()).extracting(Task::title).containsExactly("Zaal in het buurthuis");
    }

    @Test
    void anOfficerMovesAndTicksOffHerOwnTasksOnly() {
        Task hers = added("Eten bestellen", officer, inDays(9));
        Task nobodys = added("Zaal", "MUNICIPALITY", inDays(9));
        Task ours = added("Trainers vragen", me, inDays(9));
        UUID colleague = people.account(area.id(), Role.MUNICIPALITY);
        Task theirs = added("Uitnodigen", colleague, inDays(9));
        Browser her = people.signedIn(officer);

        Document page = her.get(path()).page();
        assertThat(page.select("main").text()).contains("Eten bestellen", "Trainers vragen", "Uitnodigen");
        assertThat(page.select("form[action$=klaar]")).hasSize(2);
        assertThat(page.select("#titel")).isEmpty();
        for (Task other : List.of(ours, theirs)) {
            assertThat(her.get(path() + "/" + other.id()).status()).isEqualTo(404);
            assertThat(her.post(path() + "/" + other.id(), Map.of("voor", "")).status())
                    .isEqualTo(404);
            assertThat(her.post(path() + "/" + other.id() + "/klaar", Map.of()).status())
                    .isEqualTo(404);
        }
        assertThat(her.post(path(), form("Nieuw", "ALLIANCE", "")).status()).isEqualTo(403);
        assertThat(her.post(path() + "/" + hers.id() + "/verwijdering", Map.of())
                        .status())
                .isEqualTo(403);

        String address = path() + "/" + hers.id();
        assertThat(her.get(address).page().select("main input[type=text], main select"))
                .isEmpty();
        Map<String, String> sent = form("Niets bestellen", "ALLIANCE", inDays(12));
        sent.put("versie", "1");
        her.post(address, sent);
        assertThat(task("Eten bestellen").due()).isEqualTo(inDays(12));
        assertThat(task("Eten bestellen").owner()).isEqualTo(officer);
        assertThat(her.post(address, Map.of("voor", "straks")).status()).isEqualTo(422);

        her.post(address + "/klaar", Map.of("hoe", "klaar"));
        her.post(address + "/klaar", Map.of("hoe", "klaar"));
        her.post(path() + "/" + nobodys.id() + "/klaar", Map.of());
        assertThat(task("Eten bestellen").doneBy()).isEqualTo(officer);
        assertThat(her.get(path()).page().select("details").text()).contains("Klaar (2)", "door Noor");
        her.post(address + "/klaar", Map.of("hoe", "open"));
        assertThat(task("Eten bestellen").open()).isTrue();
        assertThat(actions()).filteredOn(action -> action.equals("task done")).hasSize(2);
        assertThat(actions()).contains("task reopened");
    }

    @Test
    void anAdviserReadsAlong() {
        added("Zaal", "MUNICIPALITY", "");
        Document page = people.signedIn(area.id(), Role.ADVISER).get(path()).page();
        assertThat(page.select("main").text()).contains("Zaal");
        assertThat(page.select("main form")).isEmpty();
    }

    @Test
    void theChecklistOfTheMenuBecomesTasksOnceWithDatesBeforeTheFirstSession() {
        UUID item = plannedTraining("");
        assertThat(coordinator.get(path()).page().select(".panel").text())
                .contains("Basistraining", "Aantal taken: 8", "nog geen dagdeel gepland");
        coordinator.post(path() + "/onderdeel", Map.of("onderdeel", item.toString()));
        assertThat(tasks()).hasSize(8).allMatch(task -> task.due() == null).allMatch(task -> item.equals(task.item()));
        assertThat(task("Trainers vragen").owner()).isEqualTo(me);
        assertThat(task("Een ruimte regelen die goed toegankelijk is").owner()).isEqualTo(officer);
        assertThat(task("Mensen uit het eigen netwerk uitnodigen").owner()).isNull();
        assertThat(coordinator.get(path()).page().select("form[action$=onderdeel]"))
                .isEmpty();

        coordinator.post(path() + "/" + task("Materiaal klaarzetten").id() + "/klaar", Map.of());
        plan("/" + area.slug() + "/traject/" + engagement + "/programma/onderdeel/" + item, "2099-03-10");
        assertThat(coordinator.get(path()).page().select("form[action$=onderdeel]"))
                .hasSize(1);
        coordinator.post(path() + "/onderdeel", Map.of("onderdeel", item.toString()));
        coordinator.post(path() + "/onderdeel", Map.of("onderdeel", item.toString()));
        assertThat(tasks()).hasSize(8);
        assertThat(task("Trainers vragen").due()).isEqualTo("2099-01-13");
        assertThat(task("Het aantal mensen doorgeven").due()).isEqualTo("2099-03-03");
        assertThat(task("Materiaal klaarzetten").due()).isNull();
        assertThat(actions())
                .filteredOn(action -> action.equals("tasks made from checklist"))
                .hasSize(2);

        Map<String, String> change = form("Trainers bellen", me.toString(), "2099-01-13");
        change.put("versie", "2");
        change.put("onderdeel", "");
        Task one = task("Trainers vragen");
        assertThat(coordinator.post(path() + "/" + one.id(), change).status()).isEqualTo(303);
        assertThat(task("Trainers bellen").item()).isEqualTo(item);
        assertThat(coordinator
                        .post(
                                path() + "/onderdeel",
                                Map.of("onderdeel", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);

        String programme = "/" + area.slug() + "/traject/" + engagement + "/programma";
        coordinator.post(programme + "/onderdeel/" + item + "/verwijdering", Map.of());
        assertThat(tasks()).hasSize(8);
        assertThat(coordinator.get(path()).page().select("main").text())
                .contains("een onderdeel dat uit het programma is")
                .doesNotContain("Basistraining");
    }

    @Test
    void aTaskThatIsNotNeededDoesNotComeBackWithTheChecklistAndCanBePutBack() {
        UUID item = plannedTraining("2099-03-10");
        Map<String, String> list = Map.of("onderdeel", item.toString());
        coordinator.post(path() + "/onderdeel", list);
        Task trainers = task("Trainers vragen");
        Task room = task("Een ruimte regelen die goed toegankelijk is");
        assertThat(coordinator
                        .get(path() + "/" + trainers.id())
                        .page()
                        .select("details")
                        .text())
                .contains("komt niet terug");
        for (Task task : List.of(trainers, room)) {
            coordinator.post(path() + "/" + task.id() + "/verwijdering", Map.of());
            assertThat(coordinator.get(path() + "/" + task.id()).status()).isEqualTo(404);
        }
        assertThat(coordinator.get(path()).page().select("form[action$=onderdeel]"))
                .isEmpty();
        coordinator.post(path() + "/onderdeel", list);
        assertThat(tasks()).hasSize(6).extracting(Task::title).doesNotContain("Trainers vragen");
        assertThat(people.signedIn(officer).get(path()).body()).doesNotContain("Trainers vragen");
        plan("/" + area.slug() + "/traject/" + engagement + "/programma/onderdeel/" + item, "2099-03-17");

        assertThat(coordinator
                        .get(path())
                        .page()
                        .select("details:contains(Verwijderd)")
                        .text())
                .contains("Verwijderd (2)", "Trainers vragen", "Basistraining");
        String back = path() + "/" + trainers.id() + "/terug";
        assertThat(people.signedIn(officer).post(back, Map.of()).status()).isEqualTo(403);
        coordinator.get(path());
        assertThat(coordinator.post(back, Map.of()).location()).isEqualTo(path() + "?gedaan=terug");
        coordinator.post(back, Map.of());
        Task again = task("Trainers vragen");
        assertThat(again.due()).isEqualTo("2099-01-20"); // its half day moved while it was away
        assertThat(again.owner()).isNull();
        assertThat(coordinator
                        .get(path())
                        .page()
                        .select("details:contains(Verwijderd)")
                        .text())
                .contains("Verwijderd (1)");
        coordinator.post(path() + "/" + added("Zelf bedacht", "ALLIANCE", "").id() + "/verwijdering", Map.of());
        assertThat(in(() -> sql.removed(area.id(), engagement))).hasSize(1);
        assertThat(actions()).filteredOn("task put back"::equals).hasSize(1);
    }

    @Test
    void whileOthersMakeTheChecklistARemovedTaskStaysAway() throws Exception {
        UUID item = plannedTraining("2099-03-10");
        coordinator.post(path() + "/onderdeel", Map.of("onderdeel", item.toString()));
        List<Task> all = tasks();
        List<Browser> browsers =
                Stream.generate(() -> people.signedIn(me)).limit(8).toList();
        browsers.forEach(browser -> browser.get(path()));
        Together.run(
                8,
                n -> n % 2 == 0
                        ? browsers.get(n).post(path() + "/onderdeel", Map.of("onderdeel", item.toString()))
                        : browsers.get(n).post(path() + "/" + all.get(n / 2).id() + "/verwijdering", Map.of()));
        assertThat(tasks()).hasSize(4);
        assertThat(in(() -> sql.removed(area.id(), engagement))).hasSize(4);
    }

    @Test
    void aDateThatWasCountedFollowsTheFirstHalfDayAndOneThatWasChosenStays() {
        UUID item = plannedTraining("2099-03-10");
        String session = "/" + area.slug() + "/traject/" + engagement + "/programma/onderdeel/" + item;
        coordinator.post(path() + "/onderdeel", Map.of("onderdeel", item.toString()));
        Task chosen = task("Het aantal mensen doorgeven");
        Map<String, String> change = form(chosen.title(), me.toString(), "2099-03-01");
        change.put("versie", "1");
        coordinator.post(path() + "/" + chosen.id(), change);
        Task renamed = task("Trainers vragen");
        Map<String, String> rename = form("Trainers bellen", me.toString(), Objects.requireNonNull(renamed.due()));
        rename.put("versie", "1");
        coordinator.post(path() + "/" + renamed.id(), rename);
        assertThat(coordinator
                        .get(path() + "/" + renamed.id())
                        .page()
                        .select("#h-voor")
                        .text())
                .contains("telt terug");
        Map<String, String> late = form("Trainers mailen", me.toString(), Objects.requireNonNull(renamed.due()));
        late.put("versie", "2");

        plan(session, "2099-03-11"); // one digit of the date, saved before the next
        plan(session, "2099-03-17");
        plan(session, "2099-03-17");

        assertThat(task("Het aantal mensen doorgeven").due()).isEqualTo("2099-03-01");
        assertThat(task("Trainers bellen").due()).isEqualTo("2099-01-20");
        assertThat(task("Trainers bellen").movedFrom()).isEqualTo("2099-01-13");
        assertThat(coordinator.get(path()).page().select("main").text())
                .contains("schuift mee met dat dagdeel")
                .contains("Dagen voor het eerste dagdeel: 56. Meegeschoven: eerst 13 januari 2099")
                .contains("Zelf gekozen datum: die schuift niet mee");
        assertThat(coordinator.post(path() + "/" + renamed.id(), late).status()).isEqualTo(422);
        assertThat(actions()).filteredOn("task dates moved"::equals).hasSize(2);

        plan(session, "2099-03-10");
        assertThat(task("Trainers bellen").movedFrom()).isNull(); // where it was
        plan(session, "2099-03-17");
        String programme = "/" + area.slug() + "/traject/" + engagement + "/programma";
        var undo = coordinator.get(programme).page().selectFirst("form[action$=ongedaan]");
        Map<String, String> undone = new HashMap<>();
        Objects.requireNonNull(undo)
                .select("input[type=hidden]")
                .forEach(field -> undone.put(field.attr("name"), field.val()));
        assertThat(coordinator.post(undo.attr("action"), undone).status()).isEqualTo(303);
        assertThat(task("Trainers bellen").due()).isEqualTo("2099-01-13");
        assertThat(task("Het aantal mensen doorgeven").due()).isEqualTo("2099-03-01");
    }

    @Test
    void movedHalfDaysAreToldAndToldTwiceChangeNothingMore() {
        UUID item = plannedTraining("2099-03-10");
        coordinator.post(path() + "/onderdeel", Map.of("onderdeel", item.toString()));
        var now = in(() -> programmes.items(area.id(), engagement)).get(0);
        var moved = new SessionsChanged(area.id(), engagement, List.of(on(now, LocalDate.parse("2099-03-11"))), me);
        for (int n = 0; n < 2; n++) {
            in(() -> webTransaction.execute(status -> {
                events.publishEvent(moved);
                return true;
            }));
        }
        assertThat(task("Het aantal mensen doorgeven").due()).isEqualTo("2099-03-04");
        assertThat(task("Het aantal mensen doorgeven").edit()).isEqualTo(2);
        assertThat(actions()).filteredOn("task dates moved"::equals).hasSize(1);
    }

    /** The same item with one half day, on another day. */
    private static Item on(Item item, LocalDate day) {
        var session = item.sessions().get(0);
        return new Item(
                item.id(),
                item.edit(),
                item.kind(),
                item.offer(),
                item.title(),
                item.wishes(),
                item.themes(),
                item.questions(),
                item.aims(),
                item.forms(),
                item.sides(),
                item.forWhom(),
                item.size(),
                item.times(),
                item.period(),
                item.online(),
                item.languages(),
                item.interpreter(),
                item.trainers(),
                item.who(),
                item.counted(),
                item.why(),
                List.of(new Item.PlannedSession(day, session.from(), session.until(), session.place())));
    }

    @Test
    void theChecklistWaitsForWhoeverPlansItsItem() throws Exception {
        UUID item = plannedTraining("2099-03-10");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> making = in(() -> webTransaction.execute(status -> {
                programmes.hold(area.id(), engagement, item, me);
                Future<Integer> post = other.submit(() -> coordinator
                        .post(path() + "/onderdeel", Map.of("onderdeel", item.toString()))
                        .status());
                assertThat(Together.waits(post)).isTrue();
                return post;
            }));
            assertThat(making.get()).isEqualTo(303);
        } finally {
            other.shutdown();
        }
        assertThat(tasks()).hasSize(8);
    }

    @Test
    void eightPeopleAtOnceMakeEachTaskOfAChecklistOnce() throws Exception {
        UUID item = plannedTraining("2099-03-10");
        List<Browser> browsers =
                Stream.generate(() -> people.signedIn(me)).limit(8).toList();
        browsers.forEach(browser -> browser.get(path()));
        List<Integer> answers = Together.run(
                8,
                n -> browsers.get(n)
                        .post(path() + "/onderdeel", Map.of("onderdeel", item.toString()))
                        .status());

        assertThat(answers).containsOnly(303);
        assertThat(tasks()).extracting(Task::line).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void whoAsksToBeErasedLeavesTheTaskToTheSide() {
        Task task = added("Eten bestellen", officer, inDays(9));
        var person = new PersonalData.Person(officer, null, null);
        assertThat(in(() -> data.find(person, List.of(area.id(), AreaId.NATIONAL))))
                .singleElement()
                .satisfies(found -> assertThat(found.values().all())
                        .extracting(value -> value.plain())
                        .contains("Eten bestellen"));
        Supplier<Boolean> erase = () -> Boolean.TRUE.equals(
                new TransactionTemplate(workerTransactions).execute(status -> data.erase(area.id(), task.id())));
        assertThat(erase.get()).isTrue();
        assertThat(erase.get()).isFalse();
        assertThat(task("Eten bestellen").owner()).isNull();
        assertThat(task("Eten bestellen").side()).isEqualTo(Arranger.MUNICIPALITY);
        assertThat(in(() -> data.find(person, List.of(area.id())))).isEmpty();
    }
}
