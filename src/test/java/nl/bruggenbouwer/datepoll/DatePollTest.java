package nl.bruggenbouwer.datepoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.Together;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.privacy.Nights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class DatePollTest {

    private static final UUID SUBJECT = UUID.randomUUID();

    @Autowired
    People people;

    @Autowired
    Areas areas;

    @Autowired
    DatePollSql sql;

    @Autowired
    ChooseDate choose;

    @Autowired
    DatePolls polls;

    @Autowired
    Nights nights;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate webTransaction;

    @LocalServerPort
    int port;

    private Area area;
    private Browser coordinator;

    @BeforeEach
    void anArea() {
        area = people.area();
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
    }

    private Map<String, String> typed(UUID id) {
        LocalDate day = choose.today().plusDays(20);
        return new HashMap<>(Map.of(
                "voor",
                SUBJECT.toString(),
                "sleutel",
                id.toString(),
                "titel",
                "Bijeenkomst in het voorjaar",
                "sluit",
                choose.today().plusDays(5).toString(),
                "dag-0",
                day.plusDays(1).toString(),
                "van-0",
                "19:00",
                "tot-0",
                "21.30",
                "dag-2",
                day.toString(),
                "van-2",
                "9:00",
                "tot-2",
                "12:00"));
    }

    private DatePoll made() {
        UUID id = UUID.randomUUID();
        coordinator.get("/" + area.slug() + "/datumprikker?voor=" + SUBJECT);
        Browser.Answer answer = coordinator.post("/" + area.slug() + "/datumprikker", typed(id));
        assertThat(answer.status()).isEqualTo(303);
        return poll(id);
    }

    private DatePoll poll(UUID id) {
        return Tenancy.in(area.id(), () -> sql.find(area.id(), id)).orElseThrow();
    }

    private static Map<String, String> says(DatePoll poll, UUID key, Side side, String name, String... choices) {
        Map<String, String> form = new HashMap<>(Map.of("sleutel", key.toString(), "zijde", side.name(), "naam", name));
        for (int i = 0; i < choices.length; i++) {
            form.put("datum-" + poll.options().get(i).id(), choices[i]);
        }
        return form;
    }

    private String page(Browser browser, DatePoll poll) {
        return browser.get("/" + area.slug() + "/datumprikker/" + poll.id())
                .page()
                .select("main")
                .text();
    }

    @Test
    void peopleAnswerByLinkAndTheCoordinatorSeesEachSide() {
        DatePoll poll = made();
        assertThat(poll.options())
                .hasSize(2)
                .isSortedAccordingTo((a, b) -> a.day().compareTo(b.day()));
        Browser visitor = people.browser();
        assertThat(visitor.get("/d/" + poll.slug()).page().select("fieldset")).hasSize(3);
        UUID key = UUID.randomUUID();
        Browser.Answer kept =
                visitor.post("/d/" + poll.slug(), says(poll, key, Side.INFORMAL, "Amina", "YES", "IF_NEEDED"));
        assertThat(kept.location()).isEqualTo("/d/" + poll.slug() + "/" + key + "?taal=nl");
        Browser.Answer own = visitor.get(kept.location());
        assertThat(own.page().select("input[checked]")).hasSize(3);
        assertThat(own.page().select("#naam").val()).isEqualTo("Amina");
        assertThat(own.headers().allValues("Set-Cookie")).isEmpty();
        people.browser()
                .post("/d/" + poll.slug(), says(poll, UUID.randomUUID(), Side.FORMAL, "Wijkteam Noord", "NO", "YES"));

        assertThat(page(coordinator, poll))
                .contains("Professionals (1)", "Organisaties en sleutelpersonen (1)", "Amina", "Wijkteam Noord")
                .contains("Nog geen antwoord van: Gemeente.");
        Browser municipality = people.signedIn(area.id(), Role.MUNICIPALITY);
        for (Browser reader : List.of(municipality, people.signedIn(area.id(), Role.ADVISER))) {
            assertThat(reader.get("/" + area.slug() + "/datumprikker/" + poll.id())
                            .page()
                            .select("main a, nav a")
                            .eachAttr("href"))
                    .as("no page that is not theirs")
                    .contains("/overzicht")
                    .noneMatch(link -> link.contains("/traject/") || link.endsWith("/datumprikker"));
        }
        assertThat(page(municipality, poll))
                .contains("Professionals (1)", "1 ja")
                .doesNotContain("Amina", "Wijkteam Noord", "Kies deze datum");
        assertThat(people.browser().get("/d/" + poll.slug()).body()).doesNotContain("Amina", "Wijkteam");
        assertThat(Tenancy.in(area.id(), () -> polls.about(area.id(), SUBJECT)))
                .extracting(DatePoll::answers)
                .containsExactly(2);
    }

    @Test
    void whatIsOnADaySaysItself() {
        UUID id = UUID.randomUUID();
        LocalDate christmas = choose.today().plusDays(6).withMonth(12).withDayOfMonth(25);
        coordinator.get("/" + area.slug() + "/datumprikker");
        Map<String, String> form = typed(id);
        form.put("dag-0", christmas.toString());
        coordinator.post("/" + area.slug() + "/datumprikker", form);

        assertThat(page(coordinator, poll(id)))
                .containsPattern("25 december: Kerst")
                .containsOnlyOnce("De vakantieregio is nog niet bekend.");
    }

    @Test
    void theSameFormTwiceIsOneAnswerAndTheLastOneCounts() {
        DatePoll poll = made();
        UUID key = UUID.randomUUID();
        Browser visitor = people.browser();
        visitor.post("/d/" + poll.slug(), says(poll, key, Side.FORMAL, "", "YES"));
        visitor.post("/d/" + poll.slug(), says(poll, key, Side.FORMAL, "", "YES"));
        visitor.post("/d/" + poll.slug(), says(poll, key, Side.MUNICIPALITY, "", "NO", "YES"));

        assertThat(Tenancy.in(area.id(), () -> sql.answers(area.id(), poll.id())))
                .extracting(DateAnswer::side, DateAnswer::choices)
                .containsExactly(tuple(
                        Side.MUNICIPALITY,
                        Map.of(
                                poll.options().get(0).id(), DatePoll.Choice.NO,
                                poll.options().get(1).id(), DatePoll.Choice.YES)));
    }

    @Test
    void aPollThatIsSentTwiceIsOne() {
        DatePoll poll = made();
        coordinator.post("/" + area.slug() + "/datumprikker", typed(poll.id()));

        assertThat(areas.linksTo(area.id(), poll.id())).hasSize(1);
        assertThat(poll(poll.id()).options()).hasSize(2);
    }

    @Test
    void whoeverAnsweredCanEraseItAlsoAfterTheChoice() {
        DatePoll poll = made();
        UUID key = UUID.randomUUID();
        Browser visitor = people.browser();
        visitor.post("/d/" + poll.slug(), says(poll, key, Side.FORMAL, "Sem", "YES"));
        UUID date = poll.options().get(0).id();
        page(coordinator, poll);
        coordinator.post("/" + area.slug() + "/datumprikker/" + poll.id() + "/keuze", Map.of("datum", date.toString()));

        Browser.Answer own = visitor.get("/d/" + poll.slug() + "/" + key);
        assertThat(own.page().select("main").text()).contains("De datum is gekozen");
        assertThat(own.page().select("input[type=radio]")).isEmpty();
        visitor.post("/d/" + poll.slug() + "/" + key + "/verwijdering", Map.of());
        assertThat(visitor.get("/d/" + poll.slug() + "/" + key).status()).isEqualTo(404);
        assertThat(poll(poll.id()).answers()).isZero();
    }

    @Test
    void afterTheChoiceNobodyAnswersButAnotherDateCanBeChosen() {
        DatePoll poll = made();
        UUID first = poll.options().get(0).id();
        UUID other = poll.options().get(1).id();
        Tenancy.in(area.id(), () -> {
            assertThat(choose.choose(area.id(), poll.id(), UUID.randomUUID(), SUBJECT))
                    .isFalse();
            assertThat(choose.choose(area.id(), poll.id(), first, SUBJECT)).isTrue();
            assertThat(choose.choose(area.id(), poll.id(), other, SUBJECT)).isTrue();
        });

        Browser.Answer late =
                people.browser().post("/d/" + poll.slug(), says(poll, UUID.randomUUID(), Side.FORMAL, "", "YES"));
        assertThat(late.location()).isEqualTo("/d/" + poll.slug() + "?taal=nl");
        assertThat(poll(poll.id()).answers()).isZero();
        assertThat(poll(poll.id()).chosen()).isEqualTo(other);
        assertThat(people.browser()
                        .get("/d/" + poll.slug())
                        .page()
                        .select("main")
                        .text())
                .contains("De datum is gekozen")
                .doesNotContain(area.name());
    }

    @Test
    void anAnswerThatArrivesDuringTheChoiceWaitsAndComesTooLate() throws Exception {
        DatePoll poll = made();
        UUID date = poll.options().get(0).id();
        DateAnswer answer = new DateAnswer(null, Side.FORMAL, "", Map.of(date, DatePoll.Choice.YES));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<ChooseDate.Kept> kept = Tenancy.in(
                    area.id(),
                    () -> webTransaction.execute(status -> {
                        choose.choose(area.id(), poll.id(), date, SUBJECT);
                        Future<ChooseDate.Kept> sent = other.submit(() -> Tenancy.in(
                                area.id(),
                                () -> choose.answer(
                                        area.id(), poll.id(), UUID.randomUUID().toString(), answer)));
                        assertThat(Together.waits(sent)).isTrue();
                        return sent;
                    }));
            assertThat(kept.get(10, TimeUnit.SECONDS)).isEqualTo(ChooseDate.Kept.ENDED);
        } finally {
            other.shutdown();
        }
        assertThat(poll(poll.id()).answers()).isZero();
    }

    @Test
    void aFullPollKeepsWhatIsThereAndTakesNoMore() {
        DatePoll poll = made();
        DateAnswer answer = new DateAnswer(
                null, Side.FORMAL, "", Map.of(poll.options().get(0).id(), DatePoll.Choice.YES));
        Tenancy.in(area.id(), () -> {
            for (int i = 0; i < ChooseDate.MOST; i++) {
                choose.answer(area.id(), poll.id(), "k" + i, answer);
            }
            assertThat(choose.answer(area.id(), poll.id(), "k7", answer)).isEqualTo(ChooseDate.Kept.YES);
        });
        Browser.Answer more =
                people.browser().post("/d/" + poll.slug(), says(poll, UUID.randomUUID(), Side.FORMAL, "Sem", "YES"));
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.page().select("#naam").val()).isEqualTo("Sem");
        assertThat(poll(poll.id()).answers()).isEqualTo(ChooseDate.MOST);
    }

    @ParameterizedTest
    @CsvSource({
        "titel, '', titel",
        "titel, Gesprek over eergerelateerd geweld, titel",
        "dag-0, 31-02-2027, dag-0",
        "dag-0, 2020-01-01, dag-0",
        "van-0, 25:00, van-0",
        "tot-0, '', tot-0",
        "tot-0, 18:00, tot-0",
        "sluit, gisteren, sluit",
        "sluit, 2099-01-01, sluit"
    })
    void whatIsWrongIsSaidAndWhatWasTypedStays(String field, String value, String at) {
        Map<String, String> form = typed(UUID.randomUUID());
        form.put(field, value);
        coordinator.get("/" + area.slug() + "/datumprikker?voor=" + SUBJECT);
        Browser.Answer answer = coordinator.post("/" + area.slug() + "/datumprikker", form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".summary a[href=#" + at + "]")).hasSize(1);
        assertThat(answer.page().select("#" + field).val()).isEqualTo(value);
        assertThat(answer.page().select("#van-2").val()).isEqualTo("9:00");
    }

    @Test
    void oneDateOrTwiceTheSameIsNoQuestion() {
        Map<String, String> form = typed(UUID.randomUUID());
        form.keySet().removeIf(field -> field.endsWith("-2"));
        coordinator.get("/" + area.slug() + "/datumprikker?voor=" + SUBJECT);
        assertThat(coordinator.post("/" + area.slug() + "/datumprikker", form).status())
                .isEqualTo(422);
        form.put("dag-3", form.get("dag-0"));
        form.put("van-3", form.get("van-0"));
        form.put("tot-3", form.get("tot-0"));
        assertThat(coordinator
                        .post("/" + area.slug() + "/datumprikker", form)
                        .page()
                        .select(".summary a[href=#dag-3]"))
                .hasSize(1);
    }

    @Test
    void moreRowsOnRequestKeepWhatWasTyped() {
        Map<String, String> form = typed(UUID.randomUUID());
        form.put("meer", "ja");
        coordinator.get("/" + area.slug() + "/datumprikker?voor=" + SUBJECT);
        Browser.Answer more = coordinator.post("/" + area.slug() + "/datumprikker", form);

        assertThat(more.status()).isEqualTo(200);
        assertThat(more.page().select("input[type=date][name^=dag]")).hasSize(7);
        assertThat(more.page().select("#tot-0").val()).isEqualTo("21.30");
    }

    @Test
    void anAnswerWithoutSideOrDateIsAskedAgain() {
        DatePoll poll = made();
        Map<String, String> form = says(poll, UUID.randomUUID(), Side.FORMAL, "x".repeat(61), "MAYBE");
        form.put("zijde", "IEDEREEN");
        Browser.Answer answer = people.browser().post("/d/" + poll.slug(), form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".summary a")).hasSize(3);
        assertThat(answer.page().select("#naam").val()).hasSize(61);
        assertThat(answer.page().title()).startsWith("Fout:");
    }

    @Test
    void aNameLiesEncryptedInTheDatabase() {
        DatePoll poll = made();
        people.browser().post("/d/" + poll.slug(), says(poll, UUID.randomUUID(), Side.FORMAL, "Fatima", "YES"));
        List<String> rows = Tenancy.in(
                area.id(),
                () -> webTransaction.execute(
                        status -> db.sql("select encode(name, 'escape') from date_answer where area_id = :area")
                                .param("area", area.id().value())
                                .query(String.class)
                                .list()));
        assertThat(rows).hasSize(1).noneMatch(row -> row.contains("Fatima"));
    }

    @Test
    void aCoordinatorRemovesOneAnswer() {
        DatePoll poll = made();
        for (String name : List.of("Amina", "Sem")) {
            people.browser().post("/d/" + poll.slug(), says(poll, UUID.randomUUID(), Side.FORMAL, name, "YES"));
        }
        String id = coordinator
                .get("/" + area.slug() + "/datumprikker/" + poll.id())
                .page()
                .select("li:contains(Amina) input[name=antwoord]")
                .val();
        coordinator.post("/" + area.slug() + "/datumprikker/" + poll.id() + "/antwoord", Map.of("antwoord", id));

        assertThat(page(coordinator, poll)).contains("Sem").doesNotContain("Amina");
    }

    @Test
    void aFormFromElsewhereIsRefused() throws Exception {
        DatePoll poll = made();
        for (String path :
                List.of("/d/" + poll.slug(), "/d/" + poll.slug() + "/" + UUID.randomUUID() + "/verwijdering")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Sec-Fetch-Site", "cross-site")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("sleutel=" + UUID.randomUUID()))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void anUnknownLinkOrKeyIsNoPage() {
        DatePoll poll = made();
        Browser visitor = people.browser();
        assertThat(visitor.get("/d/bestaatniet").status()).isEqualTo(404);
        assertThat(visitor.get("/d/" + poll.slug() + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(visitor.get("/d/" + poll.slug() + "/iets").status()).isEqualTo(404);
    }

    @Test
    void removedIsGoneWithItsLink() {
        DatePoll poll = made();
        page(coordinator, poll);
        coordinator.post("/" + area.slug() + "/datumprikker/" + poll.id() + "/verwijdering", Map.of());

        assertThat(people.browser().get("/d/" + poll.slug()).status()).isEqualTo(404);
        assertThat(areas.linksTo(area.id(), poll.id())).isEmpty();
    }

    @Test
    void aPollThatEndedWaitsForTheCoordinatorAndIsErasedInTheEnd() {
        UUID id = UUID.randomUUID();
        DatePoll.Draft draft = new DatePoll.Draft(
                id,
                "Overleg",
                SUBJECT,
                choose.today().minusDays(1),
                made().options().stream()
                        .map(o -> new DatePoll.Option(
                                UUID.randomUUID(), choose.today().plusDays(3), o.from(), o.until()))
                        .toList());
        Tenancy.in(area.id(), () -> {
            choose.ask(area.id(), draft, SUBJECT);
            DateAnswer answer = new DateAnswer(
                    null, Side.FORMAL, "Sem", Map.of(draft.options().get(0).id(), DatePoll.Choice.YES));
            webTransaction.executeWithoutResult(status -> sql.put(area.id(), id, new byte[32], answer));
        });
        assertThat(coordinator.get("/overzicht").page().select("main").text()).contains("Kies een datum: Overleg");
        assertThat(people.signedIn(area.id(), Role.MUNICIPALITY)
                        .get("/overzicht")
                        .body())
                .doesNotContain("Kies een datum: Overleg");
        String slug = poll(id).slug();

        nights.erase("date-poll", Instant.now().plusSeconds(91 * 86_400));
        assertThat(areas.link(slug)).isPresent();
        nights.erase("date-poll", Instant.now().plusSeconds(95 * 86_400));
        assertThat(areas.link(slug)).isEmpty();
        assertThat(Tenancy.in(area.id(), () -> sql.find(area.id(), id))).isEmpty();
    }
}
