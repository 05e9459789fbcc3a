package nl.bruggenbouwer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Owner;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.start.Time;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** First talks: planned, filled in block by block, held, concluded. */
@ApplicationTest
class TalkTest {

    @Autowired
    People people;

    @Autowired
    Engagements engagements;

    @Autowired
    ApplicationContext program;

    Area area;
    UUID account;
    Browser coordinator;
    String traject;

    @BeforeEach
    void begin() {
        area = people.area();
        account = people.account(area.id(), Role.COORDINATOR);
        coordinator = people.signedIn(account);
        coordinator.get("/" + area.slug() + "/traject");
        traject = coordinator
                .post("/" + area.slug() + "/traject", Map.of("titel", "Dorp 2026", "soort", "REQUESTED"))
                .location()
                .replaceFirst("\\?.*", "");
    }

    private static LocalDate today() {
        return LocalDate.now(Time.ZONE);
    }

    private String talk(Talk.Kind kind) {
        Browser.Answer begun = coordinator.post(traject + "/gesprek/nieuw", Map.of("met", kind.name()));
        assertThat(begun.status()).isEqualTo(303);
        return begun.location().replaceFirst("\\?.*", "");
    }

    private Browser.Answer save(String talk, String block, String version, String... fields) {
        Map<String, String> form = new HashMap<>(Map.of("versie-" + block, version, "blok", block));
        for (int i = 0; i < fields.length; i += 2) {
            form.put(block + "-" + fields[i], fields[i + 1]);
        }
        return coordinator.post(talk + "/blokken", form);
    }

    private Browser.Answer hold(String talk) {
        return coordinator.post(
                talk + "/gehouden",
                Map.of("gehouden", today().toString(), "aanwezig", "Gemeente, beleid\n\nVrouwengroep, bestuur"));
    }

    private Engagement engagement() {
        return Tenancy.in(area.id(), () -> engagements.in(area.id())).get(0);
    }

    private static Element block(Document page, String code) {
        return page.select("#blok-" + code).get(0);
    }

    @Test
    void aPlannedTalkIsAFactOfTheTrajectAndFollowsItsDay() {
        LocalDate day = today().plusDays(9);
        String talk = coordinator
                .post(
                        traject + "/gesprek/nieuw",
                        Map.of("met", "ORGANISATIONS", "datum", day.toString(), "tijd", "9.30", "plaats", "Buurthuis"))
                .location()
                .replaceFirst("\\?.*", "");

        assertThat(engagement().state(today())).isEqualTo(Fact.Kind.INTAKE_PLANNED);
        assertThat(coordinator.get(talk).page().select("#stand").text()).contains("09.30 uur", "Buurthuis");

        coordinator.post(talk + "/plan", Map.of("datum", day.plusDays(1).toString(), "online", "ja"));
        assertThat(engagement().facts())
                .filteredOn(fact -> fact.kind() == Fact.Kind.INTAKE_PLANNED)
                .singleElement()
                .satisfies(fact -> assertThat(fact.until()).isEqualTo(day.plusDays(1)));
        assertThat(coordinator.get(talk).page().select("#stand").text())
                .contains("Online")
                .doesNotContain("Buurthuis");

        coordinator.post(talk + "/afzegging", Map.of());
        assertThat(engagement().state(today())).isEqualTo(Fact.Kind.REQUESTED);
        assertThat(coordinator.get(talk).page().select("#stand").text()).contains("Gaat niet door");
    }

    @Test
    void aFormThatIsSentTwiceIsOneTalk() {
        String key = UUID.randomUUID().toString();
        Map<String, String> form = Map.of("met", "MUNICIPALITY", "datum", "2027-03-01", "sleutel", key);

        coordinator.post(traject + "/gesprek/nieuw", form);
        coordinator.post(traject + "/gesprek/nieuw", form);

        assertThat(coordinator.get(traject).page().select(".panel li a[href*=/gesprek/]"))
                .hasSize(1);
        assertThat(engagement().facts()).hasSize(2);
    }

    @Test
    void eachBlockIsSavedByItself() {
        String talk = talk(Talk.Kind.MUNICIPALITY);

        assertThat(save(talk, "GOAL", "0", "CHANGE", "Elkaar kennen.\n\n\nSamen werken.", "SEEN", "KNOWN")
                        .location())
                .endsWith("#blok-GOAL");
        Browser.Answer next = coordinator.post(
                talk + "/blokken",
                Map.of(
                        "versie-CONTRIBUTION",
                        "0",
                        "CONTRIBUTION-DECISION",
                        "1-3-2027",
                        "CONTRIBUTION-LOCATION",
                        "YES",
                        "blok",
                        "SCAN"));
        assertThat(next.location()).endsWith("?gedaan=opgeslagen&blok=SCAN#blok-SCAN");

        Document page = coordinator.get(next.location()).page();
        assertThat(block(page, "GOAL").select("textarea").val()).isEqualTo("Elkaar kennen.\nSamen werken.");
        assertThat(block(page, "GOAL").select("input[value=KNOWN]").hasAttr("checked"))
                .isTrue();
        assertThat(block(page, "GOAL").select("summary").text()).contains("Ingevuld");
        assertThat(block(page, "GOAL").select(".saved").text()).matches("Opgeslagen om \\d\\d\\.\\d\\d uur");
        assertThat(block(page, "CONTRIBUTION").select("#CONTRIBUTION-DECISION").val())
                .isEqualTo("2027-03-01");
        assertThat(block(page, "SCAN").hasAttr("open")).isTrue();
        assertThat(block(page, "SCAN").select("summary").text()).contains("Nog niet");
        assertThat(page.select("details.block[open]")).hasSize(1);
    }

    @Test
    void whoSavesAfterSomebodyElseSeesBothTextsAndChooses() {
        String talk = talk(Talk.Kind.ORGANISATIONS);
        save(talk, "WISHES", "0", "NEED", "Een ruimte op zaterdag");

        Browser.Answer second = save(talk, "WISHES", "0", "NEED", "Een tolk");

        assertThat(second.status()).isEqualTo(409);
        Element shown = block(second.page(), "WISHES");
        assertThat(shown.hasAttr("open")).isTrue();
        assertThat(shown.select("textarea").get(0).val()).isEqualTo("Een tolk");
        assertThat(shown.text()).contains("Noor", "Bewaard door de ander: Een ruimte op zaterdag");
        assertThat(block(coordinator.get(talk).page(), "WISHES").text()).doesNotContain("Een tolk");

        assertThat(shown.select("button").eachAttr("value")).containsExactly("WISHES");
        Map<String, String> form = fields(second.page());
        form.put("WISHES-NEED", "Een ruimte en een tolk");
        form.put("kies", "WISHES");
        assertThat(coordinator.post(talk + "/blokken", form).location())
                .endsWith("?gedaan=opgeslagen&blok=WISHES#blok-WISHES");
        assertThat(block(coordinator.get(talk).page(), "WISHES")
                        .select("textarea")
                        .get(0)
                        .val())
                .isEqualTo("Een ruimte en een tolk");
    }

    /** The fields of the page as a browser would send them, with what was read. */
    private static Map<String, String> fields(Document page) {
        Map<String, String> form = new HashMap<>();
        for (Element field : page.select("[form=invullen][name]:not(button)")) {
            boolean ticked = !field.attr("type").matches("radio|checkbox") || field.hasAttr("checked");
            if (ticked) {
                Elements chosen = field.select("option[selected]");
                form.put(field.attr("name"), chosen.isEmpty() ? field.val() : chosen.val());
            }
        }
        return form;
    }

    @Test
    void withoutJavaScriptTheButtonOfOneBlockKeepsWhatWasTypedInAnother() {
        String talk = talk(Talk.Kind.ORGANISATIONS);
        save(talk, "WORRIES", "0", "WORRY", "Te weinig tijd");
        Map<String, String> form = fields(coordinator.get(talk).page());
        form.put("WISHES-NEED", "Een ruimte op zaterdag");
        form.put("WHO-EXPECTED", "25");
        form.put("blok", "WISHES");

        assertThat(coordinator.post(talk + "/blokken", form).location()).endsWith("&blok=WISHES#blok-WISHES");
        assertThat(coordinator.post(talk + "/blokken", form).status()).isEqualTo(303); // sent twice: nothing new

        Document page = coordinator.get(talk).page();
        assertThat(page.select("#WISHES-NEED").val()).isEqualTo("Een ruimte op zaterdag");
        assertThat(page.select("#WORRIES-WORRY").val()).isEqualTo("Te weinig tijd");
        assertThat(fields(page))
                .containsEntry("versie-WISHES", "1")
                .containsEntry("versie-WORRIES", "1")
                .containsEntry("WHO-EXPECTED", "25")
                .containsEntry("versie-MUST_NOT", "0");
        form = fields(page);
        form.put("WORRIES-WORRY", "");
        assertThat(coordinator.post(talk + "/blokken", form).location()) // Enter: back to what was changed
                .endsWith("&blok=WORRIES#blok-WORRIES");
        assertThat(coordinator
                        .post(talk + "/blokken", fields(coordinator.get(talk).page()))
                        .location())
                .endsWith("?gedaan=opgeslagen");
    }

    @Test
    void ofTwoBlocksOnlyTheOneThatSomebodyElseChangedTooIsShownTwice() {
        String talk = talk(Talk.Kind.ORGANISATIONS);
        Map<String, String> form = fields(coordinator.get(talk).page());
        save(talk, "WISHES", "0", "NEED", "Een ruimte op zaterdag");
        save(talk, "MUST_NOT", "0", "NEVER", "Geen namen");
        form.put("WISHES-NEED", "Een tolk");
        form.put("WORRIES-WORRY", "Te weinig tijd");
        form.put("blok", "WORRIES");

        Browser.Answer answer = coordinator.post(talk + "/blokken", form);

        assertThat(answer.status()).isEqualTo(409);
        Document page = answer.page();
        assertThat(page.select(".summary a").eachAttr("href")).containsExactly("#blok-WISHES");
        assertThat(page.select("#WISHES-NEED").val()).isEqualTo("Een tolk");
        assertThat(block(page, "WISHES").text()).contains("Bewaard door de ander: Een ruimte op zaterdag");
        assertThat(block(page, "WORRIES").select("summary").text()).contains("Ingevuld");
        Document kept = coordinator.get(talk).page();
        assertThat(kept.select("#WORRIES-WORRY").val()).isEqualTo("Te weinig tijd");
        assertThat(kept.select("#WISHES-NEED").val()).isEqualTo("Een ruimte op zaterdag");
        assertThat(kept.select("#MUST_NOT-NEVER").val())
                .as("of whoever changed it, for this one did not")
                .isEqualTo("Geen namen");

        Map<String, String> chosen = fields(page);
        chosen.put("kies", "WISHES");
        assertThat(coordinator.post(talk + "/blokken", chosen).status()).isEqualTo(303);
        assertThat(coordinator.get(talk).page().select("#WISHES-NEED").val()).isEqualTo("Een tolk");
    }

    @Test
    void aBlockInConflictIsSavedByItsOwnButtonOnly() {
        String talk = talk(Talk.Kind.ORGANISATIONS);
        save(talk, "WISHES", "0", "NEED", "Een zaal");
        Map<String, String> form = fields(coordinator.get(talk).page());
        save(talk, "WISHES", "1", "NEED", "Een ruimte op zaterdag");
        form.put("WISHES-NEED", "Een tolk");
        Document page = coordinator.post(talk + "/blokken", form).page();

        for (String button : List.of("WORRIES", "WISHES", "")) { // the button before it also has its code
            form = fields(page);
            form.put("WORRIES-WORRY", "Te weinig tijd " + button);
            form.put("blok", button);
            Browser.Answer again = coordinator.post(talk + "/blokken", form);
            assertThat(again.status()).isEqualTo(409);
            page = again.page();
            assertThat(page.select("#WISHES-NEED").val()).isEqualTo("Een tolk");
            assertThat(block(page, "WISHES").text()).contains("Bewaard door de ander: Een ruimte op zaterdag");
            Document kept = coordinator.get(talk).page();
            assertThat(kept.select("#WISHES-NEED").val()).isEqualTo("Een ruimte op zaterdag");
            assertThat(kept.select("#WORRIES-WORRY").val()).isEqualTo(("Te weinig tijd " + button).strip());
        }

        save(talk, "WISHES", "2", "NEED", "Een ruimte op zondag");
        form = fields(page);
        form.put("kies", "WISHES");
        page = coordinator.post(talk + "/blokken", form).page(); // over what was not shown yet
        assertThat(block(page, "WISHES").text()).contains("Bewaard door de ander: Een ruimte op zondag");

        form = fields(page);
        form.put("WISHES-NEED", "Een zaal"); // as it was before both
        form.put("kies", "WISHES");
        assertThat(coordinator.post(talk + "/blokken", form).status()).isEqualTo(303);
        assertThat(coordinator.get(talk).page().select("#WISHES-NEED").val()).isEqualTo("Een zaal");
    }

    @Test
    void aFaultInOneBlockDoesNotKeepAnotherFromBeingSaved() {
        String talk = talk(Talk.Kind.MUNICIPALITY);
        Map<String, String> form = fields(coordinator.get(talk).page());
        form.put("SCAN-EXPECTED_FORMAL", "veel");
        form.put("GOAL-CHANGE", "Elkaar kennen");

        Browser.Answer refused = coordinator.post(talk + "/blokken", form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#SCAN-EXPECTED_FORMAL").val()).isEqualTo("veel");
        assertThat(coordinator.get(talk).page().select("#GOAL-CHANGE").val()).isEqualTo("Elkaar kennen");
        form = fields(refused.page());
        form.put("SCAN-EXPECTED_FORMAL", "25");
        assertThat(coordinator.post(talk + "/blokken", form).status()).isEqualTo(303);
        assertThat(coordinator.get(talk).page().select("#SCAN-EXPECTED_FORMAL").val())
                .isEqualTo("25");
    }

    @Test
    void aThemeHasOnePlace() {
        String talk = talk(Talk.Kind.MUNICIPALITY);
        Map<String, String> form = fields(coordinator.get(talk).page());
        form.putAll(Map.of("THEMES-FIRST", "FGM", "THEMES-THIRD", "FGM"));

        Browser.Answer refused = coordinator.post(talk + "/blokken", form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page()
                        .select("#THEMES details, #blok-THEMES .error, .summary")
                        .text())
                .contains("Dit koos u al bij “Op plaats 1”.");
        form.put("THEMES-THIRD", "HONOUR_VIOLENCE");
        assertThat(coordinator.post(talk + "/blokken", form).status()).isEqualTo(303);
    }

    @Test
    void ofManyWhoSaveTheSameVersionAtOnceOneDoes() throws Exception {
        String talk = talk(Talk.Kind.ORGANISATIONS);
        for (String version : List.of("0", "1")) {
            List<Browser> browsers = IntStream.range(0, 8)
                    .mapToObj(n -> {
                        Browser browser = people.signedIn(account);
                        browser.get(talk);
                        return browser;
                    })
                    .toList();
            CyclicBarrier start = new CyclicBarrier(browsers.size());
            List<Callable<Integer>> work = new ArrayList<>();
            for (Browser browser : browsers) {
                work.add(() -> {
                    start.await();
                    return browser.post(
                                    talk + "/blokken",
                                    Map.of("versie-WISHES", version, "WISHES-NEED", browser.toString()))
                            .status();
                });
            }
            ExecutorService threads = Executors.newFixedThreadPool(browsers.size());
            try {
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> done : threads.invokeAll(work)) {
                    statuses.add(done.get());
                }
                assertThat(statuses).containsOnlyOnce(303).containsOnly(303, 409);
            } finally {
                threads.shutdown();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WHO,CLIENT,LANG",
        "OCCASION,REASON,NIETS",
        "THEMES,FIRST,NIETS",
        "GOAL,CHANGE,LANG",
        "ALREADY,NETWORK,MISSCHIEN",
        "CONTRIBUTION,DECISION,ooit",
        "SCAN,EXPECTED_FORMAL,-1",
        "SCAN,EXPECTED_FORMAL,99999",
        "SCAN,EXPECTED_FORMAL,veel"
    })
    void aBlockSaysWhatIsWrongAndKeepsWhatWasTyped(String code, String field, String typed) {
        String talk = talk(Talk.Kind.MUNICIPALITY);
        String value = typed.equals("LANG") ? "é".repeat(401) : typed;

        Browser.Answer refused = save(talk, code, "0", field, value);

        assertThat(refused.status()).isEqualTo(422);
        Document page = refused.page();
        String above =
                page.select(".summary a[href=#" + code + "-" + field + "]").text();
        assertThat(above).isNotBlank();
        assertThat(page.select("#e-" + code + "-" + field).text()).isEqualTo("Fout: " + above);
        assertThat(block(page, code).hasAttr("open")).isTrue();
        if (value.equals("ooit") || typed.equals("LANG")) {
            assertThat(page.select("#" + code + "-" + field).val()).isEqualTo(value);
        }
        assertThat(coordinator.get(talk).page().select("summary .tag--good")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "met,NIEMAND",
        "met,",
        "datum,ooit",
        "tijd,25:00",
        "tijd,laat",
        "plaats,LANG",
    })
    void aNewTalkSaysWhatIsWrong(String field, String typed) {
        Map<String, String> form = new HashMap<>(Map.of("met", "MUNICIPALITY", "datum", "2027-03-01"));
        form.put(field, typed == null ? "" : typed.equals("LANG") ? "é".repeat(121) : typed);

        Browser.Answer refused = coordinator.post(traject + "/gesprek/nieuw", form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-" + field)).isNotEmpty();
        assertThat(engagement().facts()).hasSize(1);
    }

    @Test
    void holdingATalkIsAFactThatCanBeCorrectedAndTakenBack() {
        String talk = talk(Talk.Kind.ORGANISATIONS);
        assertThat(coordinator
                        .post(talk + "/gehouden", Map.of("gehouden", "2099-01-01", "aanwezig", ""))
                        .status())
                .isEqualTo(422);
        assertThat(engagement().state(today())).isEqualTo(Fact.Kind.REQUESTED);

        hold(talk);
        hold(talk);
        assertThat(engagement().facts())
                .filteredOn(f -> f.kind() == Fact.Kind.INTAKE_DONE)
                .hasSize(1);
        assertThat(coordinator.get(talk).page().select(".panel li").eachText())
                .containsExactly("Gemeente, beleid", "Vrouwengroep, bestuur");
        assertThat(coordinator.get(traject).page().select(".timeline a[href*=/gesprek/]"))
                .isNotEmpty();

        coordinator.post(talk + "/niet-gehouden", Map.of());
        assertThat(engagement().state(today())).isEqualTo(Fact.Kind.REQUESTED);
    }

    @ParameterizedTest
    @CsvSource({"GO,REQUESTED", "LATER,PAUSED", "NO,STOPPED"})
    void theOutcomeIsConfirmedAndCountsOnce(String choice, String state) {
        String talk = talk(Talk.Kind.MUNICIPALITY);
        Map<String, String> form = new HashMap<>(Map.of(
                "uitslag", choice, "reden", "MONEY", "wek", today().plusDays(30).toString()));
        assertThat(coordinator.post(talk + "/uitslag", form).status()).isEqualTo(422); // not held yet
        hold(talk);

        Browser.Answer asked = coordinator.post(talk + "/uitslag", form);
        assertThat(asked.page().select("h1").text()).isEqualTo("Klopt deze uitslag?");
        assertThat(engagement().state(today())).isEqualTo(Fact.Kind.INTAKE_DONE);

        form.put("akkoord", "ja");
        int before = engagement().facts().size();
        for (int i = 0; i < 2; i++) {
            assertThat(coordinator.post(talk + "/uitslag", form).status()).isEqualTo(303);
        }
        assertThat(engagement().state(today()))
                .isEqualTo(choice.equals("GO") ? Fact.Kind.INTAKE_DONE : Fact.Kind.valueOf(state));
        assertThat(engagement().facts()).hasSize(choice.equals("GO") ? before : before + 1);
        form.put("uitslag", choice.equals("NO") ? "LATER" : "NO");
        assertThat(coordinator.post(talk + "/uitslag", form).status()).isEqualTo(422);
        assertThat(coordinator.get(talk).page().select("form[action$=/uitslag]"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',,,uitslag",
        "LATER,MONEY,,wek",
        "LATER,,2099-01-01,reden",
        "LATER,MONEY,2020-01-01,wek",
        "NO,,,reden"
    })
    void anOutcomeObeysTheRulesOfTheTraject(String choice, String reason, String until, String field) {
        String talk = talk(Talk.Kind.MUNICIPALITY);
        hold(talk);

        Browser.Answer refused = coordinator.post(
                talk + "/uitslag",
                Map.of(
                        "uitslag",
                        choice,
                        "reden",
                        reason == null ? "" : reason,
                        "wek",
                        until == null ? "" : until,
                        "akkoord",
                        "ja"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-" + field)).isNotEmpty();
        assertThat(engagement().state(today())).isEqualTo(Fact.Kind.INTAKE_DONE);
    }

    @Test
    void aTalkThatGoesOnTakesUpATrajectThatRests() {
        String talk = talk(Talk.Kind.MUNICIPALITY);
        hold(talk);
        coordinator.post(
                traject + "/feit",
                Map.of(
                        "soort",
                        "PAUSED",
                        "reden",
                        "TIME",
                        "wek",
                        today().plusDays(9).toString()));

        coordinator.post(talk + "/uitslag", Map.of("uitslag", "GO", "akkoord", "ja"));

        assertThat(engagement().state(today())).isEqualTo(Fact.Kind.INTAKE_DONE);
    }

    @Test
    void nothingThatWasSaidCanBeReadInTheDatabase() throws SQLException {
        String talk = talk(Talk.Kind.MUNICIPALITY);
        save(talk, "WHO", "0", "CONTACT_NAME", "Geheimzinnig");
        save(talk, "SAFETY", "0", "TENSIONS", "Geheimzinnig");
        coordinator.post(talk + "/gehouden", Map.of("gehouden", today().toString(), "aanwezig", "Geheimzinnig"));
        assertThat(coordinator.get(talk).body()).contains("Geheimzinnig");

        List<byte[]> kept = new ArrayList<>();
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("""
                        select content from talk_block union all select present from talk where present is not null
                        """)) {
            while (row.next()) {
                kept.add(row.getBytes(1));
            }
        }
        assertThat(kept)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain("Geheim"));
    }

    @Test
    void theOtherSideSeesNoAgreementsOfElsewhere() {
        String talk = talk(Talk.Kind.ORGANISATIONS);
        coordinator.post(traject + "/afspraak", Map.of("afspraak-wie", "gemeente", "afspraak-wat", "Elders"));
        String id = talk.substring(talk.lastIndexOf('/') + 1);
        assertThat(coordinator
                        .post(
                                traject + "/afspraak",
                                Map.of("afspraak-wie", "vrouwengroep", "afspraak-wat", "Zaal zoeken", "gesprek", id))
                        .location())
                .startsWith(talk);

        assertThat(coordinator.get(talk).page().select("#afspraken").text())
                .contains("Zaal zoeken")
                .doesNotContain("Elders");
        assertThat(coordinator.get(traject).page().select("#afspraken").text()).contains("Zaal zoeken", "Elders");
        Browser.Answer refused =
                coordinator.post(traject + "/afspraak", Map.of("afspraak-wie", "", "afspraak-wat", "X", "gesprek", id));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("h1").text()).isEqualTo("Gesprek met organisaties");
    }

    @Test
    void aTalkOfAnotherTrajectOrAreaIsNotThere() {
        String talk = talk(Talk.Kind.ORGANISATIONS);
        String id = talk.substring(talk.lastIndexOf('/') + 1);
        Area other = people.area();
        Browser elsewhere = people.signedIn(other.id(), Role.COORDINATOR);
        elsewhere.get("/" + other.slug() + "/traject");
        String theirs = elsewhere
                .post("/" + other.slug() + "/traject", Map.of("titel", "Stad", "soort", "REQUESTED"))
                .location()
                .replaceFirst("\\?.*", "");

        for (String wrong : List.of(id, UUID.randomUUID().toString(), "niets")) {
            assertThat(elsewhere.get(theirs + "/gesprek/" + wrong).status()).isEqualTo(404);
            assertThat(elsewhere
                            .post(theirs + "/gesprek/" + wrong + "/blokken", Map.of())
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void anAdviserReadsATalkAndChangesNothing() {
        String talk = talk(Talk.Kind.ORGANISATIONS);
        save(talk, "WISHES", "0", "NEED", "Een ruimte");
        Browser adviser = people.signedIn(area.id(), Role.ADVISER);

        Document page = adviser.get(talk).page();

        assertThat(page.select("main form")).isEmpty();
        assertThat(page.text()).contains("Een ruimte");
        assertThat(adviser.post(talk + "/blokken", Map.of()).status()).isEqualTo(403);
    }
}
