package nl.bruggenbouwer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.privacy.Nights;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.Scans;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class LeadingATrajectTest {

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Engagements engagements;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Nights nights;

    @Autowired
    Scans scans;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    Area area;
    UUID account;
    Browser coordinator;

    @BeforeEach
    void signIn() {
        area = people.area();
        account = people.account(area.id(), Role.COORDINATOR);
        coordinator = people.signedIn(account);
        coordinator.get(path());
    }

    private String path() {
        return "/" + area.slug() + "/traject";
    }

    private String begin(String kind, String date) {
        Browser.Answer begun = coordinator.post(path(), Map.of("titel", "Dorp 2026", "soort", kind, "datum", date));
        assertThat(begun.status()).isEqualTo(303);
        return begun.location().replaceFirst("\\?.*", "");
    }

    private Engagement only() {
        return Tenancy.in(area.id(), () -> engagements.in(area.id())).get(0);
    }

    private static LocalDate today() {
        return LocalDate.now(java.time.ZoneId.of("Europe/Amsterdam"));
    }

    @Test
    void aTrajectMayBeginHalfWay() {
        String traject = begin("PLAN_AGREED", "2026-03-01");

        Document page = coordinator.get(traject).page();
        assertThat(page.select("h1").text()).isEqualTo("Dorp 2026");
        assertThat(page.select("h1 + .tag").text()).isEqualTo("Plan afgesproken");
        assertThat(page.select(".chain .now").text()).isEqualTo("Plan sinds 1 mrt.");
        assertThat(page.select(".chain li")).hasSize(9);
        assertThat(coordinator.get(path()).page().select(".tasks").text()).contains("Dorp 2026", "1 maart 2026");
    }

    @Test
    void aCallIsNotedWithTwoTaps() {
        String traject = begin("REQUESTED", "");
        Document page = coordinator.get(path()).page();
        Document opened = coordinator.get(page.select(".tasks a").attr("href")).page();
        var form = opened.select("form:has(button[value=CALLED])");
        assertThat(form.select("input:not([type=hidden])")).isEmpty();

        coordinator.post(form.attr("action"), Map.of("soort", "CALLED"));

        assertThat(coordinator.get(traject).page().select(".timeline strong").eachText())
                .containsExactly("Gebeld", "Aangevraagd");
    }

    @Test
    void ofManyCallsAListHasTheLastAndTheTrajectAll() {
        String traject = begin("REQUESTED", "2026-01-02");
        for (String on : List.of("2026-02-01", "2026-03-01", "2026-01-05")) {
            coordinator.post(traject + "/feit", Map.of("soort", "CALLED", "datum", on));
        }
        coordinator.post(traject + "/feit", Map.of("soort", "MESSAGED", "datum", "2026-01-07"));
        coordinator.post(traject + "/feit", Map.of("soort", "QUOTED", "datum", "2026-01-06"));
        coordinator.post(traject + "/feit", Map.of("soort", "QUOTED", "datum", "2026-01-08"));

        assertThat(only().facts())
                .extracting(fact -> fact.kind() + " " + fact.on().getDayOfMonth())
                .containsExactly("REQUESTED 2", "QUOTED 6", "MESSAGED 7", "QUOTED 8", "CALLED 1");
        assertThat(coordinator.get(traject).page().select(".timeline strong").eachText())
                .filteredOn("Gebeld"::equals)
                .hasSize(3);
    }

    @Test
    void aFormThatIsSentTwiceAddsOneRow() {
        String key = UUID.randomUUID().toString();
        Map<String, String> form = Map.of("titel", "Dorp", "soort", "REQUESTED", "sleutel", key);
        assertThat(coordinator.post(path(), form).location())
                .isEqualTo(coordinator.post(path(), form).location());
        String traject = path() + "/" + key;
        for (int i = 0; i < 2; i++) {
            coordinator.post(
                    traject + "/feit",
                    Map.of(
                            "soort",
                            "CALLED",
                            "sleutel",
                            UUID.nameUUIDFromBytes(new byte[] {1}).toString()));
            coordinator.post(
                    traject + "/afspraak", Map.of("afspraak-wie", "gemeente", "afspraak-wat", "Zaal", "sleutel", key));
            coordinator.post(
                    traject + "/uren",
                    Map.of("partner", "MOVISIE", "uren", "1,5", "uren-datum", today().toString(), "sleutel", key));
        }

        Document page = coordinator.get(traject).page();
        assertThat(only().facts()).hasSize(2);
        assertThat(page.select("input[name=afspraak]")).hasSize(1);
        assertThat(page.select(".facts").text()).isEqualTo("Movisie 1,5 uur");
    }

    @Test
    void aFactThatWasNotedByMistakeIsTakenBackAndStaysInTheTable() {
        String traject = begin("REQUESTED", "");
        coordinator.post(traject + "/feit", Map.of("soort", "QUOTED"));
        assertThat(only().state(today())).isEqualTo(Fact.Kind.QUOTED);
        String fact = only().facts().stream()
                .filter(f -> f.kind() == Fact.Kind.QUOTED)
                .findFirst()
                .orElseThrow()
                .id()
                .toString();

        coordinator.post(traject + "/intrekking", Map.of("feit", fact));
        coordinator.post(traject + "/intrekking", Map.of("feit", fact));

        assertThat(only().state(today())).isEqualTo(Fact.Kind.REQUESTED);
        assertThat(worker.sql("select withdrawn_by from engagement_fact where kind = 'QUOTED' and area_id = :area")
                        .param("area", area.id().value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(account);
    }

    @Test
    void aPauseHasAReasonAndADayAndEndsWhenItIsTakenUpAgain() {
        String traject = begin("INTAKE_DONE", "");
        String wake = today().plusDays(40).toString();
        coordinator.post(traject + "/feit", Map.of("soort", "PAUSED", "reden", "DECISION", "wek", wake));

        assertThat(only().wakesOn(today())).isEqualTo(today().plusDays(40));
        Document page = coordinator.get(traject).page();
        assertThat(page.select("h1 + .tag").text()).isEqualTo("Gepauzeerd");
        assertThat(page.select(".timeline").text()).contains("Besluit van de gemeente");

        coordinator.post(traject + "/feit", Map.of("soort", "RESUMED"));
        assertThat(only().state(today())).isEqualTo(Fact.Kind.INTAKE_DONE);
        coordinator.post(traject + "/feit", Map.of("soort", "STOPPED", "reden", "MONEY"));
        assertThat(only().state(today())).isEqualTo(Fact.Kind.STOPPED);
    }

    @Test
    void theNextActionHasAnOwnerAndADayAndBecomesAFactWhenItIsDone() {
        String traject = begin("INTAKE_DONE", "");
        coordinator.post(
                traject + "/volgende",
                Map.of("actie", "Stuur het verslag", "actie-wie", account.toString(), "actie-datum", "24-11-2026"));
        assertThat(coordinator.get(traject).page().select(".next").text())
                .contains("Stuur het verslag", "Noor, uiterlijk 24 november 2026");

        coordinator.post(traject + "/volgende/klaar", Map.of());
        coordinator.post(traject + "/volgende/klaar", Map.of());

        assertThat(only().next()).isNull();
        assertThat(coordinator.get(traject).page().select(".timeline strong").eachText())
                .containsExactly("Gedaan", "Voorgesprek gehad");
    }

    @Test
    void anotherCoordinatorTakesOverAndHearsSoOnceInANeutralMail() {
        String traject = begin("INTAKE_DONE", "");
        String mail = UUID.randomUUID() + "@voorbeeld.example";
        UUID other = accounts.ensure(mail, "Youssef", area.id(), Role.COORDINATOR);
        coordinator.post(
                traject + "/volgende",
                Map.of("actie", "Bel", "actie-wie", account.toString(), "actie-datum", "2026-11-30"));

        coordinator.post(traject + "/overdracht", Map.of("naar", other.toString()));
        coordinator.post(traject + "/overdracht", Map.of("naar", other.toString()));

        assertThat(only().owner()).isEqualTo(other);
        assertThat(only().next()).extracting(Engagement.NextAction::owner).isEqualTo(other);
        assertThat(mailbox.textsTo(mail)).hasSize(1).first().asString().doesNotContain("Dorp", area.name());
        assertThat(coordinator.get(traject).page().select(".timeline").text()).contains("Overgedragen aan Youssef");
        assertThat(audits("traject handed over", other)).isEqualTo(1);
    }

    @Autowired
    JdbcClient db;

    private int audits(String action, UUID subject) {
        return Tenancy.in(
                area.id(),
                () -> transaction.execute(
                        status -> db.sql("select count(*) from audit_entry where area_id = :area and action = :action"
                                        + " and subject = :subject")
                                .param("area", area.id().value())
                                .param("action", action)
                                .param("subject", subject.toString())
                                .query(Integer.class)
                                .single()));
    }

    @Test
    void onlyACoordinatorOfTheAreaCanTakeOver() {
        String traject = begin("INTAKE_DONE", "");
        for (String to : List.of(
                "",
                "geen-nummer",
                people.account(area.id(), Role.ADVISER).toString(),
                people.account(people.area().id(), Role.COORDINATOR).toString())) {
            assertThat(coordinator
                            .post(traject + "/overdracht", Map.of("naar", to))
                            .status())
                    .isEqualTo(422);
        }
        assertThat(only().owner()).isEqualTo(account);
    }

    @Test
    void agreementsAreKeptToTheEnd() {
        String traject = begin("MEETING_HELD", "");
        coordinator.post(
                traject + "/afspraak",
                Map.of(
                        "afspraak-wie", "gemeente",
                        "afspraak-wat", "Zaal voor 40 mensen",
                        "afspraak-voor", "2027-01-07",
                        "wens", "Een ruimte",
                        "vorm", "SUPPORT",
                        "thema", "NIETS"));
        String agreement =
                coordinator.get(traject).page().select("input[name=afspraak]").val();
        coordinator.post(traject + "/afspraak/einde", Map.of("afspraak", agreement, "hoe", "klaar"));
        coordinator.post(traject + "/afspraak/einde", Map.of("afspraak", agreement, "hoe", "vervallen"));

        String text = coordinator.get(traject).page().select(".panel").text();
        assertThat(text)
                .contains("Zaal voor 40 mensen", "voor 7 januari 2027", "Een ruimte", "Ondersteuning", "Gedaan op")
                .doesNotContain("Vervallen");
    }

    @ParameterizedTest
    @CsvSource({
        "titel,",
        "titel,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "titel,Huwelijksdwang 2026",
        "soort,",
        "soort,HANDED_OVER",
        "soort,ONZIN",
        "datum,2099-01-01",
        "datum,gisteren",
        "datum,2026-02-30",
        "datum,31-02-2026",
        "voor,ooit"
    })
    void aNewTrajectSaysWhatIsWrongAndKeepsWhatWasTyped(String field, String typed) {
        Map<String, String> form = new HashMap<>(Map.of("titel", "Dorp", "soort", "REQUESTED"));
        form.put(field, typed == null ? "" : typed);

        Browser.Answer refused = coordinator.post(path(), form);

        assertThat(refused.status()).isEqualTo(422);
        if (!field.equals("voor")) {
            assertSameWordsAboveAndAtTheField(refused.page(), field);
            assertThat(refused.page().select("#" + field).hasAttr("value")).isEqualTo(!field.equals("soort"));
        }
        assertThat(Tenancy.in(area.id(), () -> engagements.in(area.id()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "feit,soort,",
        "feit,soort,ACTION_DONE",
        "feit,datum,2099-01-01",
        "feit,voor,morgen",
        "feit,toelichting,LANG",
        "volgende,actie,",
        "volgende,actie,LANG",
        "volgende,actie-wie,",
        "volgende,actie-datum,",
        "volgende,actie-datum,ooit",
        "overdracht,naar,",
        "afspraak,afspraak-wie,",
        "afspraak,afspraak-wie,LANG",
        "afspraak,afspraak-wat,LANG",
        "afspraak,afspraak-voor,ooit",
        "afspraak,wens,LANG",
        "uren,partner,NIEMAND",
        "uren,uren,veel",
        "uren,uren,0",
        "uren,uren,0.1",
        "uren,uren,100.25",
        "uren,uren-datum,2099-01-01",
        "uren,uren-wat,LANG"
    })
    void everyFormOfTheTrajectSaysWhatIsWrong(String form, String field, String typed) {
        String traject = begin("REQUESTED", "");
        people.account(area.id(), Role.COORDINATOR); // somebody to hand over to
        Map<String, String> fields = new HashMap<>(Map.of(
                "soort", "CALLED",
                "actie", "Bel",
                "actie-wie", account.toString(),
                "actie-datum", "2026-12-01",
                "afspraak-wie", "gemeente",
                "afspraak-wat", "Zaal",
                "partner", "MOVISIE",
                "uren", "1",
                "uren-datum", "2026-01-01"));
        fields.put(field, typed == null ? "" : typed.equals("LANG") ? "é".repeat(301) : typed);

        Browser.Answer refused = coordinator.post(traject + "/" + form, fields);

        assertThat(refused.status()).isEqualTo(422);
        assertSameWordsAboveAndAtTheField(refused.page(), field);
        assertThat(refused.page().select("details[open] #" + field + ", .panel > form #" + field))
                .isNotEmpty();
        assertThat(only().facts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PAUSED,,,reden", "PAUSED,MONEY,,wek", "PAUSED,MONEY,2020-01-01,wek", "STOPPED,NIETS,,reden"})
    void aRestWithoutItsReasonOrDayIsRefused(String kind, String reason, String wake, String field) {
        String traject = begin("REQUESTED", "");
        Map<String, String> fields = new HashMap<>(Map.of("soort", kind));
        fields.put("reden", reason == null ? "" : reason);
        fields.put("wek", wake == null ? "" : wake);

        Browser.Answer refused = coordinator.post(traject + "/feit", fields);

        assertThat(refused.status()).isEqualTo(422);
        assertSameWordsAboveAndAtTheField(refused.page(), field);
    }

    @Test
    void anAdviserReadsAndChangesNothing() {
        String traject = begin("REQUESTED", "");
        Browser adviser = people.signedIn(area.id(), Role.ADVISER);

        Document page = adviser.get(traject).page();
        assertThat(page.select("h1").text()).isEqualTo("Dorp 2026");
        assertThat(page.select("main form")).isEmpty();
        assertThat(adviser.post(traject + "/feit", Map.of("soort", "CALLED")).status())
                .isEqualTo(403);
    }

    @Test
    void twoThingsThatNeedATrajectAtOnceBeginOne() throws Exception {
        List<Future<UUID>> begun = atTheSameTime(
                8,
                () -> Tenancy.in(
                        area.id(),
                        () -> transaction.execute(status ->
                                engagements.current(area.id(), account).id())));

        assertThat(begun.stream().map(LeadingATrajectTest::get).distinct()).hasSize(1);
        assertThat(Tenancy.in(area.id(), () -> engagements.in(area.id()))).hasSize(1);
    }

    private static <T> List<Future<T>> atTheSameTime(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            CyclicBarrier start = new CyclicBarrier(times);
            return threads.invokeAll(Stream.generate(() -> (Callable<T>) () -> {
                        start.await();
                        return work.call();
                    })
                    .limit(times)
                    .toList());
        } finally {
            threads.shutdown();
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTrajectIsErasedTwoYearsAfterItsEndWithItsScanAndNotBefore() {
        Area other = scans.area();
        QuickScan scan = scans.open(other);
        UUID running = scans.open(scans.area()).engagement();
        end(other.id(), scan.engagement(), "2024-06-01");

        nights.erase("engagement", Instant.parse("2026-05-31T21:59:00Z"));
        assertThat(left(scan.engagement())).isEqualTo(1);

        nights.erase("engagement", Instant.parse("2026-05-31T22:01:00Z"));
        assertThat(left(scan.engagement())).isZero();
        assertThat(worker.sql("select count(*) from quickscan where id = :id")
                        .param("id", scan.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(left(running)).isEqualTo(1);
    }

    @Test
    void aTrajectThatWasTakenUpAgainIsKept() {
        Area other = scans.area();
        UUID engagement = scans.open(other).engagement();
        end(other.id(), engagement, "2020-06-01");
        Tenancy.in(
                other.id(),
                () -> transaction.executeWithoutResult(status -> engagements.record(
                        other.id(), engagement, Fact.of(Fact.Kind.RESUMED, LocalDate.of(2020, 7, 1), null, account))));

        nights.erase("engagement", Instant.now());

        assertThat(left(engagement)).isEqualTo(1);
    }

    private void end(AreaId where, UUID engagement, String on) {
        Fact stopped = new Fact(
                UUID.randomUUID(), Fact.Kind.STOPPED, LocalDate.parse(on), null, Fact.Reason.MONEY, "", null, account);
        Tenancy.in(
                where,
                () -> transaction.executeWithoutResult(status -> engagements.record(where, engagement, stopped)));
    }

    private int left(UUID engagement) {
        return worker.sql("select count(*) from engagement where id = :id")
                .param("id", engagement)
                .query(Integer.class)
                .single();
    }

    private static void assertSameWordsAboveAndAtTheField(Document page, String field) {
        String above = page.select(".summary a[href=#" + field + "]").text();
        assertThat(above).isNotBlank();
        assertThat(page.select("#e-" + field).text()).isEqualTo("Fout: " + above);
        assertThat(page.title()).startsWith("Fout: ");
    }
}
