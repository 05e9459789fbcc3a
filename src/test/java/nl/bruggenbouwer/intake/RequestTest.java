package nl.bruggenbouwer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.privacy.Nights;
import nl.bruggenbouwer.web.Input;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class RequestTest {

    @Autowired
    People people;

    @Autowired
    Mailbox mailbox;

    @Autowired
    RequestSql requests;

    @Autowired
    AskFirstTalk ask;

    @Autowired
    HandleRequest handle;

    @Autowired
    Engagements engagements;

    @Autowired
    IntakeContent content;

    @Autowired
    Nights nights;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    @LocalServerPort
    int port;

    private static Map<String, String> typed(UUID key) {
        return new HashMap<>(Map.of(
                "soort", "MUNICIPALITY",
                "plaats", "Regio Rivierenland",
                "over", "FIRST_TALK",
                "naam", "Marieke Zonnebloem",
                "mail", "marieke." + key + "@voorbeeld.example",
                "tel", "030 - 123 45 67",
                "sleutel", key.toString(),
                "begonnen", Long.toString(Instant.now().minusSeconds(60).toEpochMilli()),
                "website", ""));
    }

    private static Map<String, String> agreed(UUID key) {
        Map<String, String> form = typed(key);
        form.put("akkoord", "ja");
        return form;
    }

    private Request request(UUID id) {
        return Tenancy.in(AreaId.NATIONAL, () -> requests.find(id)).orElseThrow();
    }

    /** A request that waits, made without the form. */
    private UUID waiting() {
        UUID id = UUID.randomUUID();
        ask.fromSite(id, new RequestForm(typed(id)), null);
        return id;
    }

    @Test
    void whatIsTypedIsShownBeforeItIsSentAndThenKept() {
        UUID key = UUID.randomUUID();
        Browser browser = people.browser();
        Browser.Answer form = browser.get("/aanvraag");
        assertThat(form.page().select("h1 ~ .note a[href^=/hulp]")).hasSize(1);
        assertThat(form.page().select("textarea")).isEmpty();
        assertThat(form.page().select("datalist option[value=Utrecht]")).hasSize(1);

        Browser.Answer check = browser.post("/aanvraag", typed(key));
        assertThat(check.page().select("dl").text())
                .contains("Marieke Zonnebloem", "Regio Rivierenland", "Voor een gemeente");
        assertThat(Tenancy.in(AreaId.NATIONAL, () -> requests.find(key))).isEmpty();
        Map<String, String> again = new HashMap<>();
        check.page()
                .select("form[action^=/aanvraag] input[type=hidden]")
                .forEach(i -> again.put(i.attr("name"), i.val()));
        again.put("akkoord", "ja");
        Browser.Answer sent = browser.post("/aanvraag", again);

        assertThat(sent.location()).isEqualTo("/aanvraag/verstuurd?taal=nl");
        assertThat(request(key))
                .returns("Marieke Zonnebloem", Request::name)
                .returns("+31301234567", Request::phone)
                .returns(null, Request::held);
        for (Browser.Answer answer : List.of(form, check, sent, browser.get("/aanvraag/verstuurd"))) {
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void whoWantsToChangeSomethingFindsEverythingAsItWasTyped() {
        Map<String, String> form = typed(UUID.randomUUID());
        form.put("verander", "ja");

        Document page = people.browser().post("/aanvraag", form).page();

        assertThat(page.select("#naam").val()).isEqualTo("Marieke Zonnebloem");
        assertThat(page.select("input[name=soort][checked]").val()).isEqualTo("MUNICIPALITY");
        assertThat(page.select(".summary")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FIRST_TALK", "TRAINING", "ADVICE", "JOIN", "OTHER"})
    void theDeskOfTheTopicHearsThatSomethingWaitsAndNothingElse(String topic) {
        UUID key = UUID.randomUUID();
        Map<String, String> form = agreed(key);
        form.put("over", topic);
        int before = mailbox.textsTo(content.mailbox(topic)).size();

        people.browser().post("/aanvraag", form);
        people.browser().post("/aanvraag", form);

        assertThat(mailbox.textsTo(content.mailbox(topic)))
                .hasSize(before + 1)
                .allSatisfy(text -> assertThat(text)
                        .contains("Er wacht iets op u")
                        .doesNotContain("Marieke", "Rivierenland", key.toString()));
    }

    @Test
    void nameMailAndPhoneAreUnreadableInTheDatabase() {
        UUID key = waiting();

        String row = worker.sql("select r::text from request r where id = :id")
                .param("id", key)
                .query(String.class)
                .single();
        byte[] name = worker.sql("select name from request where id = :id")
                .param("id", key)
                .query(byte[].class)
                .single();

        assertThat(row).contains("Rivierenland").doesNotContain("Marieke", "voorbeeld.example", "30123");
        assertThat(new String(name, StandardCharsets.ISO_8859_1)).doesNotContain("Marieke");
    }

    @ParameterizedTest
    @CsvSource({
        "website,https://reclame.example,FILLED_TRAP",
        "begonnen,NOW,TOO_FAST",
        "begonnen,,TOO_FAST",
        "begonnen,1,TOO_FAST",
        "begonnen,99999999999999999,TOO_FAST"
    })
    void whatLooksLikeSpamGetsTheSameAnswerAndIsKeptApart(String field, String value, Request.Held held) {
        UUID key = UUID.randomUUID();
        Map<String, String> form = agreed(key);
        form.put(
                field,
                value == null
                        ? ""
                        : value.equals("NOW") ? Long.toString(Instant.now().toEpochMilli()) : value);
        int before = mailbox.textsTo(content.mailbox("FIRST_TALK")).size();

        Browser.Answer answer = people.browser().post("/aanvraag", form);
        Browser.Answer honest = people.browser().post("/aanvraag", agreed(UUID.randomUUID()));

        assertThat(answer.status()).isEqualTo(honest.status());
        assertThat(answer.location()).isEqualTo(honest.location());
        assertThat(answer.body()).isEqualTo(honest.body());
        assertThat(request(key).held()).isEqualTo(held);
        assertThat(mailbox.textsTo(content.mailbox("FIRST_TALK"))).hasSize(before + 1);
        Document desk = people.signedIn(people.area().id(), Role.ADVISER)
                .get("/landelijk/aanvragen")
                .page();
        assertThat(desk.select("main > .stack > ul a[href$=" + key + "]")).isEmpty();
        assertThat(desk.select("details a[href$=" + key + "]")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "soort,",
        "soort,IEMAND",
        "plaats,",
        "plaats,LANG",
        "over,",
        "over,GEHEIM",
        "naam,",
        "naam,LANG",
        "mail,geen-adres",
        "mail,'a@b.nl, c@d.nl'",
        "tel,12",
        "tel,bel maar",
        "tel,+999 123",
        "tel,LANG"
    })
    void eachFieldSaysWhatIsWrongAndEverythingElseStays(String field, String value) {
        UUID key = UUID.randomUUID();
        Map<String, String> form = agreed(key);
        form.put(field, value == null ? "" : value.equals("LANG") ? "é".repeat(300) : value);

        Browser.Answer refused = people.browser().post("/aanvraag", form);

        assertThat(refused.status()).isEqualTo(422);
        String above = refused.page().select(".summary a[href=#" + field + "]").text();
        assertThat(above).isNotBlank();
        assertThat(refused.page().select("#e-" + field).text()).isEqualTo("Fout: " + above);
        assertThat(refused.page().select("#" + field)).hasSize(1);
        assertThat(refused.page().title()).startsWith("Fout: ");
        assertThat(refused.page().select("input[name=sleutel]").val()).isEqualTo(key.toString());
        assertThat(Tenancy.in(AreaId.NATIONAL, () -> requests.find(key))).isEmpty();
    }

    @Test
    void withoutMailAndPhoneNobodyCanAnswer() {
        Map<String, String> form = agreed(UUID.randomUUID());
        form.put("mail", "");
        form.put("tel", "");

        assertThat(people.browser()
                        .post("/aanvraag", form)
                        .page()
                        .select("#e-mail")
                        .text())
                .contains("Vul een e-mailadres of een telefoonnummer in.");
    }

    @Test
    void aFormOfAnotherSiteIsRefused() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/aanvraag"))
                                .header("Origin", "https://elders.example")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("soort=TRAINER"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "030 - 123 45 67,+31301234567",
        "0612345678,+31612345678",
        "+32 470 12 34 56,+32470123456",
        "00 31 6 12345678,+31612345678"
    })
    void aPhoneNumberIsKeptInItsInternationalForm(String typed, String kept) {
        assertThat(Input.phone(typed)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "112", "06-123", "bel maar", "0800", "+31", "٠٣٠"})
    void whatIsNoPhoneNumberIsRefused(String typed) {
        assertThat(Input.phone(typed)).isEmpty();
    }

    @Test
    void whoTakesARequestHasItUntilItIsGivenBack() {
        UUID id = waiting();
        UUID first = people.account(people.area().id(), Role.COORDINATOR);
        Browser taker = people.signedIn(first);
        Browser other = people.signedIn(people.area().id(), Role.ADVISER);
        String path = "/landelijk/aanvragen/" + id;
        assertThat(taker.get(path).body()).contains("Zo heet geen gemeente in de lijst.");
        other.get(path);
        assertThat(taker.post(path + "/behandeling", Map.of()).location()).isEqualTo(path);
        assertThat(taker.post(path + "/behandeling", Map.of()).status()).isEqualTo(303);

        Browser.Answer refused = other.post(path + "/behandeling", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".summary").text()).contains("Iemand anders heeft deze aanvraag net genomen.");
        assertThat(other.get(path).page().select(".next").text()).contains("Deze aanvraag is bij Noor");
        assertThat(other.post(path + "/weigering", Map.of("reden", "SPAM")).status())
                .isEqualTo(422);
        assertThat(request(id).takenBy()).isEqualTo(first);

        assertThat(other.post(path + "/teruggave", Map.of()).status()).isEqualTo(303);
        assertThat(request(id).takenBy()).isNull();
    }

    @Test
    void twoPeopleWhoTakeARequestAtTheSameMomentDoNotBothGetIt() throws Exception {
        for (int round = 0; round < 15; round++) {
            UUID id = waiting();
            CyclicBarrier start = new CyclicBarrier(4);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<HandleRequest.Result>> results = threads.invokeAll(java.util.stream.Stream.generate(
                                () -> (java.util.concurrent.Callable<HandleRequest.Result>) () -> {
                                    UUID me = UUID.randomUUID();
                                    start.await();
                                    return handle.take(id, me);
                                })
                        .limit(4)
                        .toList());
                int done = 0;
                for (Future<HandleRequest.Result> result : results) {
                    done += result.get() == HandleRequest.Result.DONE ? 1 : 0;
                }
                assertThat(done).isEqualTo(1);
            } finally {
                threads.shutdown();
            }
        }
    }

    @Test
    void aRequestBecomesATrajectOfAnAreaOnce() {
        UUID id = waiting();
        Area area = people.area();
        UUID account = people.account(area.id(), Role.COORDINATOR);
        Browser coordinator = people.signedIn(account);
        String path = "/landelijk/aanvragen/" + id;
        coordinator.get(path);
        assertThat(coordinator
                        .post(path + "/traject", Map.of("gebied", people.area().slug()))
                        .status())
                .isEqualTo(422);
        assertThat(coordinator
                        .post(path + "/traject", Map.of("gebied", ""))
                        .page()
                        .select("#e-gebied"))
                .hasSize(1);

        String traject = coordinator
                .post(path + "/traject", Map.of("gebied", area.slug()))
                .location();
        assertThat(traject).startsWith("/" + area.slug() + "/traject/");
        assertThat(coordinator
                        .post(path + "/traject", Map.of("gebied", area.slug()))
                        .status())
                .isEqualTo(422);

        List<Engagement> all = Tenancy.in(area.id(), () -> engagements.in(area.id()));
        assertThat(all).hasSize(1);
        assertThat(all.get(0).facts())
                .singleElement()
                .returns(Fact.Kind.REQUESTED, Fact::kind)
                .returns(id, Fact::subject);
        assertThat(coordinator.get(path).page().select(".next a").attr("href"))
                .isEqualTo(traject.replaceFirst("\\?.*", ""));
        assertThat(coordinator.get(traject).page().select(".timeline").text()).contains("Aangevraagd");
    }

    @Test
    void aRequestIsRefusedWithAReason() {
        UUID id = waiting();
        Browser adviser = people.signedIn(people.area().id(), Role.ADVISER);
        String path = "/landelijk/aanvragen/" + id;
        adviser.get(path);
        assertThat(adviser.post(path + "/weigering", Map.of("reden", "ZOMAAR"))
                        .page()
                        .select("#e-reden"))
                .hasSize(1);
        adviser.post(path + "/weigering", Map.of("reden", "SEEKS_HELP"));

        assertThat(request(id).refusal()).isEqualTo(Request.Refusal.SEEKS_HELP);
        assertThat(adviser.get(path).page().select(".next").text()).contains("Geweigerd: zoekt zelf hulp");
        assertThat(adviser.post(path + "/behandeling", Map.of()).status()).isEqualTo(422);
    }

    @Test
    void aRequestThatCameByPhoneIsTypedInAndBelongsToWhoTypedIt() {
        UUID account = people.account(people.area().id(), Role.COORDINATOR);
        Browser coordinator = people.signedIn(account);
        coordinator.get("/landelijk/aanvragen");
        UUID key = UUID.randomUUID();
        Map<String, String> form = typed(key);
        form.put("mail", "");
        assertThat(coordinator.post("/landelijk/aanvragen", form).page().select("#e-kwam"))
                .hasSize(1);
        form.put("kwam", "PHONE");
        int before = mailbox.textsTo(content.mailbox("FIRST_TALK")).size();

        for (int i = 0; i < 2; i++) {
            assertThat(coordinator.post("/landelijk/aanvragen", form).location())
                    .isEqualTo("/landelijk/aanvragen/" + key);
        }

        assertThat(request(key))
                .returns(account, Request::takenBy)
                .returns(Request.CameBy.PHONE, Request::cameBy)
                .returns(null, Request::email);
        assertThat(mailbox.textsTo(content.mailbox("FIRST_TALK"))).hasSize(before);
    }

    @Test
    void whoAskedBeforeIsRecognisedWithoutReadingAnybody() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        Map<String, String> form = typed(second);
        form.put("mail", Objects.requireNonNull(typed(first).get("mail")).toUpperCase(java.util.Locale.ROOT));
        form.put("tel", "");
        Map<String, String> earlier = typed(first);
        earlier.put("tel", "");
        ask.fromSite(first, new RequestForm(earlier), null);
        ask.fromSite(second, new RequestForm(form), null);

        assertThat(request(second).earlier()).isEqualTo(1);
    }

    @Test
    void whatWasHeldBackIsCountedOnTheOverviewToo() {
        UUID spam = UUID.randomUUID();
        ask.fromSite(spam, new RequestForm(typed(spam)), Request.Held.FILLED_TRAP);
        Browser coordinator = people.signedIn(people.area().id(), Role.COORDINATOR);
        int held = worker.sql("select count(*) from request where held_because is not null and ended_at is null")
                .query(Integer.class)
                .single();

        assertThat(coordinator.get("/overzicht").page().select("main").text())
                .contains("Tegengehouden aanvragen: " + held + ". Zit er een echte bij?");
    }

    @Test
    void aRequestIsErasedAfterAYearUnlessItBecameATraject() {
        UUID nothing = waiting();
        UUID followed = waiting();
        UUID spam = UUID.randomUUID();
        ask.fromSite(spam, new RequestForm(typed(spam)), Request.Held.FILLED_TRAP);
        Area area = people.area();
        handle.becomesTraject(followed, area, UUID.randomUUID(), UUID.randomUUID());

        nights.erase("held-request", Instant.now().plusSeconds(29 * 86_400));
        nights.erase("request", Instant.now().plusSeconds(364 * 86_400));
        assertThat(left(nothing) + left(followed) + left(spam)).isEqualTo(3);

        nights.erase("held-request", Instant.now().plusSeconds(31 * 86_400));
        assertThat(left(spam)).isZero();
        assertThat(left(nothing)).isEqualTo(1);
        nights.erase("request", Instant.now().plusSeconds(367 * 86_400));
        assertThat(left(nothing)).isZero();
        assertThat(left(followed)).isEqualTo(1);
    }

    private int left(UUID id) {
        return worker.sql("select count(*) from request where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
