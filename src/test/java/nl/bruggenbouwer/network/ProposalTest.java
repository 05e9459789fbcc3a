package nl.bruggenbouwer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.privacy.Nights;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Texts;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** An organisation presents itself on the public form, and a coordinator decides. */
@ApplicationTest
@Import(Organisations.class)
@TestPropertySource(properties = "bruggenbouwer.demo=true") // serves the languages that nobody has approved yet
class ProposalTest {

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    ProposalSql proposals;

    @Autowired
    HandleProposal handle;

    @Autowired
    OrganisationListSql lists;

    @Autowired
    ContactSql contacts;

    @Autowired
    ConsentSql consents;

    @Autowired
    NetworkChoices choices;

    @Autowired
    Texts texts;

    @Autowired
    Nights nights;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    Area area;
    Browser coordinator;

    @BeforeEach
    void signIn() {
        area = people.area();
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        coordinator.get("/" + area.slug() + "/netwerk/nieuw");
    }

    private static Map<String, String> typed(UUID key) {
        return new HashMap<>(Map.ofEntries(
                Map.entry("naam", "Stichting De Brug"),
                Map.entry("zijde", "INFORMAL"),
                Map.entry("soort", "COMMUNITY"),
                Map.entry("wat", "Taalles"),
                Map.entry("spreekt", "ti"),
                Map.entry("bieden", "LOCATION"),
                Map.entry("bieden-LOCATION", "Een zaal voor 40 mensen op zondag"),
                Map.entry("zoeken", "TRAINING"),
                Map.entry("contact-naam", "Selam Zonnebloem"),
                Map.entry("mail", "selam@voorbeeld.example"),
                Map.entry("doel", "INVITATION"),
                Map.entry("sleutel", key.toString()),
                Map.entry(
                        "begonnen", Long.toString(Instant.now().minusSeconds(60).toEpochMilli()))));
    }

    private static Map<String, String> agreed(UUID key) {
        Map<String, String> form = typed(key);
        form.put("akkoord", "ja");
        return form;
    }

    private String path(String rest) {
        return "/" + area.slug() + "/netwerk/aanmelding" + rest;
    }

    private String form() {
        return "/aanbod/" + area.slug();
    }

    private List<Proposal> waiting() {
        return Tenancy.in(area.id(), () -> proposals.all(area.id()));
    }

    private List<Network.Choice> network() {
        return Tenancy.in(area.id(), () -> lists.choices(area.id(), Sight.EVERYTHING));
    }

    /** A proposal that waits, made without the form. */
    private UUID waiting(Map<String, String> typed) {
        UUID id = UUID.randomUUID();
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        typed.forEach(sent::add);
        sent.set("contact-taal", "en");
        Tenancy.in(area.id(), () -> handle.receive(area.id(), id, new ProposalForm(sent), texts.in("en"), null));
        return id;
    }

    @Test
    void whatIsTypedIsShownBeforeItIsSentAndThenWaitsOutsideTheNetwork() {
        UUID key = UUID.randomUUID();
        Browser visitor = people.browser();
        Browser.Answer form = visitor.get(form() + "?taal=tr");
        assertThat(form.page().select("html").attr("lang")).isEqualTo("tr");
        assertThat(form.page().select("input[name=bieden]")).hasSize(15);
        assertThat(form.page().select("input[name=zoeken]")).hasSize(15);

        Browser.Answer check = visitor.post(form() + "?taal=nl", typed(key));
        assertThat(check.page().select("dl").text())
                .contains("Stichting De Brug", "Een zaal voor 40 mensen op zondag", "Selam Zonnebloem", "Tigrinya");
        assertThat(waiting()).isEmpty();
        String again = check.page().select("form[action^=/aanbod] input[type=hidden]").stream()
                .map(field ->
                        field.attr("name") + "=" + java.net.URLEncoder.encode(field.val(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Browser.Answer sent = visitor.postRaw(form() + "?taal=nl", again + "&akkoord=ja");
        assertThat(visitor.postRaw(form(), again + "&akkoord=ja").status()).isEqualTo(303);

        assertThat(sent.location()).isEqualTo(form() + "/verstuurd?taal=nl");
        assertThat(visitor.get(sent.location()).status()).isEqualTo(200);
        assertThat(waiting()).singleElement().returns(key, Proposal::id).returns(null, Proposal::held);
        assertThat(waiting().get(0).content().typed()).containsEntry("spreekt", List.of("ti"));
        assertThat(network()).isEmpty();
        for (Browser.Answer answer : List.of(form, check, sent)) {
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(coordinator.get("/overzicht").page().body().text()).contains("Aanmeldingen voor het netwerk: 1");
    }

    @Test
    void aCoordinatorTakesItIntoTheNetworkWithTheWordsThatWereShown() {
        UUID id = waiting(typed(UUID.randomUUID()));
        assertThat(coordinator.get(path("")).page().select(".tasks a").text()).isEqualTo("Stichting De Brug");
        assertThat(coordinator.get(path("/" + id)).page().select("dl").text())
                .contains("Selam Zonnebloem", "Training of scholing");

        Browser.Answer accepted = coordinator.post(path("/" + id + "/toevoeging"), Map.of());
        assertThat(accepted.status()).isEqualTo(303);

        Document page = coordinator.get(accepted.location()).page();
        assertThat(page.select("h1").text()).isEqualTo("Stichting De Brug");
        assertThat(page.select("input[name=regel]")).hasSize(2);
        assertThat(page.body().text()).contains("Een zaal voor 40 mensen op zondag", "Tigrinya", "Selam Zonnebloem");
        Document contact =
                coordinator.get(page.select("a[href*=/contact/]").attr("href")).page();
        assertThat(contact.select(".facts").text()).contains("selam@voorbeeld.example", "Engels");
        assertThat(contact.select("li.card").text())
                .contains("“You may invite me to the questionnaire and to meetings.”", "op deze site");
        assertThat(waiting()).isEmpty();
        assertThat(coordinator.get(path("/" + id)).status()).isEqualTo(404);
        assertThat(coordinator.post(path("/" + id + "/toevoeging"), Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void aNameThatIsThereIsShownAndItCanBeJoined() {
        UUID there = organisations.add(area, "De Brug");
        Map<String, String> typed = typed(UUID.randomUUID());
        typed.put("verborgen", "ja");
        UUID id = waiting(typed);

        Browser.Answer refused = coordinator.post(path("/" + id + "/toevoeging"), Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#organisatie input[checked]").val()).isEqualTo(there.toString());
        assertThat(coordinator
                        .post(path("/" + id + "/samenvoeging"), Map.of("organisatie", "onzin"))
                        .page()
                        .select("#e-organisatie"))
                .hasSize(1);
        assertThat(waiting()).hasSize(1);

        coordinator.post(path("/" + id + "/samenvoeging"), Map.of("organisatie", there.toString()));
        Document page = coordinator.get("/" + area.slug() + "/netwerk/" + there).page();
        assertThat(page.select("h1").text()).isEqualTo("De Brug");
        assertThat(page.select("h1 + .tag").text()).isEqualTo("Niet openbaar");
        assertThat(page.body().text()).contains("Taalles", "Tigrinya", "Selam Zonnebloem");
        assertThat(network()).hasSize(1);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void amongManyTheOneToJoinIsSoughtByItsName() {
        UUID id = waiting(typed(UUID.randomUUID()));
        for (int i = 0; i < 25; i++) {
            organisations.add(area, "Buurthuis " + i);
        }
        UUID there = organisations.add(area, "Vereniging Het Anker");
        organisations.add(people.area(), "Anker van elders");
        UUID named = organisations.add(area, "brug");

        Document own = coordinator.get(path("/" + id)).page();
        assertThat(own.select("#zoek").val()).isEqualTo("brug");
        assertThat(own.select("#organisatie input").eachAttr("value")).containsExactly(named.toString());

        Document many = coordinator.get(path("/" + id + "?zoek=buurthuis")).page();
        assertThat(many.select("#organisatie input")).hasSize(20);
        assertThat(many.select("#samen").text()).contains("Er zijn er meer.");
        assertThat(coordinator.get(path("/" + id + "?zoek=")).page().select("#organisatie input"))
                .hasSize(20);
        assertThat(coordinator
                        .get(path("/" + id + "?zoek=" + "%25%F0%9F%91%8B" + "a".repeat(300)))
                        .page()
                        .select("#samen")
                        .text())
                .contains("Er is niets gevonden.");

        Browser.Answer unchosen = coordinator.post(path("/" + id + "/samenvoeging"), Map.of("zoek", "anker"));
        assertThat(unchosen.status()).isEqualTo(422);
        assertThat(unchosen.page().select("#organisatie input").eachAttr("value"))
                .containsExactly(there.toString());
        coordinator.post(path("/" + id + "/samenvoeging"), Map.of("organisatie", there.toString()));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void twoWhoDecideAtTheSameMomentAddItOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            Map<String, String> typed = typed(UUID.randomUUID());
            typed.put("naam", "Groep " + round);
            UUID id = waiting(typed);
            CyclicBarrier start = new CyclicBarrier(4);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<Boolean>> results = threads.invokeAll(Stream.<Callable<Boolean>>generate(() -> () -> {
                            start.await();
                            try {
                                Tenancy.in(area.id(), () -> handle.accept(area.id(), id, true, UUID.randomUUID()));
                                return true;
                            } catch (NotFound e) {
                                return false;
                            }
                        })
                        .limit(4)
                        .toList());
                int done = 0;
                for (Future<Boolean> result : results) {
                    done += result.get() ? 1 : 0;
                }
                assertThat(done).isEqualTo(1);
            } finally {
                threads.shutdown();
            }
            assertThat(network()).hasSize(round + 1);
        }
    }

    @Test
    void withoutAContactItIsAnOrganisationOnly() {
        Map<String, String> typed = typed(UUID.randomUUID());
        Stream.of("contact-naam", "mail", "doel").forEach(typed::remove);
        UUID id = waiting(typed);

        String organisation =
                coordinator.post(path("/" + id + "/toevoeging"), Map.of()).location();

        assertThat(coordinator.get(organisation).page().body().text()).contains("Er is nog geen contact.");
    }

    @ParameterizedTest
    @CsvSource({
        "website,https://reclame.example,FILLED_TRAP",
        "begonnen,NOW,TOO_FAST",
        "begonnen,,TOO_FAST",
        "begonnen,99999999999999999,TOO_FAST"
    })
    void whatLooksLikeSpamGetsTheSameAnswerAndIsKeptApart(String field, String value, Proposal.Held held) {
        Map<String, String> form = agreed(UUID.randomUUID());
        form.put(
                field,
                value == null
                        ? ""
                        : value.equals("NOW") ? Long.toString(Instant.now().toEpochMilli()) : value);

        Browser.Answer answer = people.browser().post(form(), form);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(form() + "/verstuurd?taal=nl");
        assertThat(waiting()).singleElement().returns(held, Proposal::held);
        assertThat(coordinator.get("/overzicht").page().body().text()).doesNotContain("Aanmeldingen voor het netwerk");
        assertThat(coordinator.get(path("")).page().select("details .tasks a")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "naam,''",
        "naam,130",
        "zijde,ONZIN",
        "soort,",
        "wat,301",
        "bieden-LOCATION,201",
        "contact-naam,''",
        "contact-naam,81",
        "mail,geen-adres",
        "mail,''",
        "tel,bel maar",
        "doel,ALLES",
        "doel,''"
    })
    void eachFieldSaysWhatIsWrongAndEverythingElseStays(String field, String typed) {
        Map<String, String> form = agreed(UUID.randomUUID());
        String value = typed == null ? "" : typed.matches("[0-9]+") ? "é".repeat(Integer.parseInt(typed)) : typed;
        form.put(field, value);

        Browser.Answer refused = people.browser().post(form(), form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".summary a[href=#" + field + "]")).hasSize(1);
        assertThat(refused.page().select("#" + field)).hasSize(1);
        assertThat(refused.page().select("input[name=bieden][checked]").val()).isEqualTo("LOCATION");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatIsSentIsUnreadableInTheDatabaseAndHoldsNoMoment() {
        UUID id = waiting(typed(UUID.randomUUID()));

        String row = worker.sql("select p::text from proposal p where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        byte[] content = worker.sql("select content from proposal where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();

        assertThat(row).doesNotContain("Brug", "selam", ":");
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("Brug", "Selam");
    }

    @Test
    void whatIsNotTakenOverGoesAtOnceAndWhatNobodyLookedAtAfterNinetyDays() {
        UUID refused = waiting(typed(UUID.randomUUID()));
        waiting(typed(UUID.randomUUID()));
        coordinator.get(path("/" + refused));
        assertThat(coordinator
                        .post(path("/" + refused + "/verwijdering"), Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(waiting()).hasSize(1);

        nights.erase("proposal", Instant.now().plusSeconds(89L * 86_400));
        assertThat(waiting()).hasSize(1);
        nights.erase("proposal", Instant.now().plusSeconds(92L * 86_400));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void anAreaThatIsNotThereHasNoForm() {
        assertThat(people.browser().get("/aanbod/bestaat-niet").status()).isEqualTo(404);
        assertThat(people.browser()
                        .post("/aanbod/bestaat-niet", agreed(UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"en", "tr", "ar"})
    void everyLanguageOfTheListHasANameInTheLanguageOfTheForm(String language) {
        choices.languages(texts.in(language))
                .forEach((code, name) -> assertThat(name).isNotBlank().isNotEqualTo(code));
    }
}
