package nl.bruggenbouwer.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Owner;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.privacy.Nights;
import nl.bruggenbouwer.privacy.Vault;
import nl.bruggenbouwer.start.Keys;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
class PersonsTest {

    private static final String PATH = "/landelijk/personen";

    @Autowired
    ApplicationContext program;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Nights nights;

    @Autowired
    Keys keys;

    @Autowired
    Vault vault;

    @Autowired
    Clock clock;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    @Autowired
    @Qualifier("workerTransaction")
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    Area area;
    Browser samira;
    Browser noah;
    String mail;

    @BeforeEach
    void twoCoordinatorsAndAnAddress() {
        area = people.area();
        samira = people.signedIn(area.id(), Role.COORDINATOR);
        noah = people.signedIn(area.id(), Role.COORDINATOR);
        mail = UUID.randomUUID() + "@voorbeeld.example";
    }

    @Test
    void whatIsFoundIsCountedPerKindAndGivenAsACopy() throws IOException {
        UUID account = accounts.ensure(mail, "Yusuf Ongewoon", area.id(), Role.PROFESSIONAL);
        people.signedIn(account).get("/overzicht");
        asksForATalk(mail, "");
        String page = note(samira, mail.toUpperCase(Locale.ROOT), "", "EXPORT");

        assertThat(samira.get(page).page().select("tbody tr th").eachText())
                .containsExactly("Account", "Aanvraag voor een gesprek");
        JsonNode json =
                new JsonMapper().readTree(samira.get(page + "/gegevens.json").body());
        assertThat(json.at("/account/0/name").asString()).isEqualTo("Yusuf Ongewoon");
        assertThat(json.at("/account/0/email").asString()).isEqualTo(mail);
        assertThat(json.at("/account/0/role").asString()).isEqualTo("PROFESSIONAL " + area.name());
        assertThat(json.at("/request/0/place").asString()).isEqualTo("Regio Rivierenland");
        Pdf pdf = pdf(page + "/gegevens.pdf", samira);
        assertThat(pdf.name()).isEqualTo("attachment; filename=\"gegevens.pdf\"");
        assertThat(pdf.text()).contains("Kopie van gegevens", "Yusuf Ongewoon", mail, "Regio Rivierenland");
        assertThat(logged("personal data read", idOf(page))).isEqualTo(3);
    }

    @Test
    void aRequestForATalkIsFoundByItsPhoneHoweverTyped() {
        asksForATalk(mail, "+31 30 765 43 21");

        assertThat(samira.get(note(samira, "", "030-7654321", "EXPORT"))
                        .page()
                        .select("tbody tr th")
                        .eachText())
                .contains("Aanvraag voor een gesprek");
    }

    @Test
    void aContactOfAnOrganisationIsFoundInItsAreaAndErasedWithItsConsents() throws IOException {
        AreaId in = area.id();
        UUID contact = UUID.randomUUID();
        asOwner(
                "insert into organisation (area_id, id, name, name_key, sought, side, kind, hidden, added_at, confirmed_at)"
                        + " values (?, ?, 'De Brug', 'de brug', 'de brug', 'INFORMAL', 'OTHER', false, now(), now())",
                in.value(),
                contact);
        asOwner(
                "insert into contact (area_id, id, organisation_id, name, language, email, email_index, hidden, added_at,"
                        + " confirmed_at) values (?, ?, ?, ?, 'nl', ?, ?, false, now(), now())",
                in.value(),
                contact,
                contact,
                vault.seal(new Vault.Place(in, "contact.name", contact), "Yusuf Ongewoon"),
                vault.seal(new Vault.Place(in, "contact.email", contact), mail),
                vault.index(in, mail));
        asOwner(
                "insert into consent (area_id, id, contact_id, purpose, given_on, how, version, wording, recorded_at)"
                        + " values (?, ?, ?, 'TRAJECT', '2026-11-01', 'TALK', '1', 'Ja', now())",
                in.value(),
                contact,
                contact);
        String page = note(samira, mail, "", "ERASURE");

        JsonNode json =
                new JsonMapper().readTree(samira.get(page + "/gegevens.json").body());
        assertThat(json.at("/contact/0/name").asString()).isEqualTo("Yusuf Ongewoon");
        assertThat(json.at("/contact/0/organisation").asString()).isEqualTo("De Brug");
        assertThat(json.at("/contact/0/consent").asString()).isEqualTo("TRAJECT");
        assertThat(erase(noah, page).status()).isEqualTo(303);
        assertThat(count("contact", contact)).isZero();
    }

    @Test
    void whoGotTheReportOfATalkIsFoundAndTheLinkGoesWithTheAddress() throws IOException {
        samira.get("/" + area.slug() + "/traject");
        String traject =
                begun(samira.post("/" + area.slug() + "/traject", Map.of("titel", "Dorp 2026", "soort", "REQUESTED")));
        String talk = begun(samira.post(traject + "/gesprek/nieuw", Map.of("met", "MUNICIPALITY")));
        samira.post(talk + "/gehouden", Map.of("gehouden", "2026-11-02", "aanwezig", "Gemeente, beleid"));
        samira.post(
                talk + "/verslag",
                Map.of(
                        "wie-1",
                        "Gemeente, beleid",
                        "mail-1",
                        mail.toUpperCase(Locale.ROOT),
                        "wie-2",
                        "Iemand anders",
                        "mail-2",
                        "ander-" + mail));
        String text = worker.sql("select body from mail where lower(recipient) = :mail")
                .param("mail", mail)
                .query(String.class)
                .single();
        String link = text.replaceFirst("(?s).*http[^ ]*(/g/[A-Za-z0-9_-]+).*", "$1");
        Browser reader = people.browser();
        reader.get(link);
        reader.post(link, Map.of("bezwaar", "De zaal was te klein", "antwoord", "niet"));
        String page = note(samira, mail, "", "ERASURE");

        JsonNode json =
                new JsonMapper().readTree(samira.get(page + "/gegevens.json").body());
        assertThat(json.at("/reader").size()).isOne();
        assertThat(json.at("/reader/0/to").asString()).isEqualTo("Gemeente, beleid");
        assertThat(json.at("/reader/0/email").asString()).isEqualToIgnoringCase(mail);
        assertThat(pdf(page + "/gegevens.pdf", samira).text()).contains("Verslag van een gesprek dat iemand kreeg");
        assertThat(reader.get(link).status()).isEqualTo(200);
        assertThat(erase(noah, page).status()).isEqualTo(303);
        assertThat(erase(noah, page).status()).as("twice").isEqualTo(303);

        assertThat(reader.get(link).status()).isNotEqualTo(200);
        assertThat(noah.get(page).page().select("tbody tr th").eachText()).isEmpty();
        assertThat(worker.sql("select count(*) from talk_reader where area_id = :area and email is not null")
                        .param("area", area.id().value())
                        .query(Integer.class)
                        .single())
                .as("the other reader")
                .isOne();
        assertThat(samira.get(talk).page().select("#verslag").text()).contains("Gemeente, beleid");
    }

    private static String begun(Browser.Answer answer) {
        return answer.location().replaceFirst("\\?.*", "");
    }

    @Test
    void aColleagueErasesAndWhatStaysIsAnIdOnly() {
        UUID account = accounts.ensure(mail, "Yusuf Ongewoon", area.id(), Role.PROFESSIONAL);
        Browser yusuf = people.signedIn(account);
        yusuf.get("/mijn/beveiliging");
        yusuf.post("/mijn/beveiliging/sessies", Map.of());
        asksForATalk(mail, "");
        waitingMail(mail);
        String page = note(samira, mail, "", "ERASURE");

        assertThat(erase(samira, page).status()).as("who noted it").isEqualTo(422);
        noah.get(page);
        assertThat(noah.post(page + "/wissing", Map.of()).status())
                .as("without the tick")
                .isEqualTo(422);
        assertThat(count("account", account)).isEqualTo(1);
        assertThat(erase(noah, page).location()).isEqualTo(page);
        assertThat(erase(noah, page).location()).as("twice").isEqualTo(page);

        assertThat(count("account", account)).isZero();
        assertThat(worker.sql("select count(*) from mail where recipient = :mail")
                        .param("mail", mail)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(noah.get(page).page().select("tbody tr th").eachText()).isEmpty();
        assertThat(yusuf.get("/overzicht").location()).isEqualTo("/inloggen");
        assertThat(logged("person erased", idOf(page))).isEqualTo(2);

        noah.post(page + "/einde", Map.of());
        assertThat(noah.get(PATH).body()).doesNotContain(mail);
        assertThat(noah.get(page).body()).doesNotContain(mail);
        assertThat(noah.get(page + "/gegevens.pdf").status()).isEqualTo(404);
    }

    @Test
    void whoLeadsATrajectHandsItOverFirst() {
        UUID owner = accounts.ensure(mail, "Yusuf Ongewoon", area.id(), Role.COORDINATOR);
        UUID engagement = UUID.randomUUID();
        leads(area.id(), engagement, owner);
        String page = note(samira, mail, "", "ERASURE");

        assertThat(noah.get(page).body()).contains("Draag het traject eerst over");
        assertThat(erase(noah, page).status()).isEqualTo(422);
        assertThat(count("account", owner)).isEqualTo(1);

        leads(area.id(), engagement, UUID.randomUUID());
        assertThat(erase(noah, page).status()).isEqualTo(303);
        assertThat(count("account", owner)).isZero();
    }

    @Test
    void ofOtherAreasOnlyANumberIsSeenAndNothingIsErased() {
        Area other = people.area();
        waitingMail(mail, other.id());
        String page = note(samira, mail, "", "ERASURE");

        Browser.Answer seen = noah.get(page);
        assertThat(seen.page().select("tbody tr").eachText()).isEmpty();
        assertThat(seen.body()).contains(other.name());
        assertThat(noah.get(page + "/gegevens.json").body()).doesNotContain(mail);
        noah.get(page);
        erase(noah, page);
        assertThat(waiting(mail)).isEqualTo(1);

        Browser there = people.signedIn(other.id(), Role.COORDINATOR);
        assertThat(there.get(page).page().select("tbody tr").eachText()).hasSize(1);
        assertThat(erase(there, page).status()).isEqualTo(303);
        assertThat(waiting(mail)).isZero();
    }

    @Test
    void nobodyErasesTheirOwnAccount() {
        UUID noor = accounts.ensure(mail, "Noor", area.id(), Role.COORDINATOR);
        String page = note(samira, mail, "", "ERASURE");

        assertThat(erase(people.signedIn(noor), page).status()).isEqualTo(422);
        assertThat(count("account", noor)).isEqualTo(1);
    }

    @Test
    void everybodySeesAndTakesAlongWhatIsKeptOfThem() throws IOException {
        UUID account = accounts.ensure(mail, "Yusuf Ongewoon", area.id(), Role.PROFESSIONAL);
        asksForATalk(mail, "");
        Browser yusuf = people.signedIn(account);

        assertThat(yusuf.get("/mijn/gegevens").page().select("main").text())
                .contains("Yusuf Ongewoon", mail, "Professional", area.name(), "Regio Rivierenland");
        assertThat(new JsonMapper()
                        .readTree(yusuf.get("/mijn/gegevens.json").body())
                        .at("/request/0/email")
                        .asString())
                .isEqualTo(mail);
        assertThat(pdf("/mijn/gegevens.pdf", yusuf).text()).contains("Yusuf Ongewoon");
        assertThat(people.signedIn(area.id(), Role.PROFESSIONAL)
                        .get("/mijn/gegevens")
                        .body())
                .doesNotContain("Yusuf", mail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            mail     | ''                      | mail
            mail     | geen adres              | mail
            mail     | <script>@x              | mail
            tel      | 12                      | tel
            wens     | ALLES                   | wens
            controle | ''                      | controle
            datum    | 2099-01-01              | datum
            datum    | morgen                  | datum
            """)
    void aMistakeIsNamedAtItsFieldAndWhatWasTypedStays(String field, String value, String at) {
        Map<String, String> typed = typed(mail, "", "EXPORT");
        typed.put(field, value);
        samira.get(PATH);

        Browser.Answer answer = samira.post(PATH, typed);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("#e-" + at)).hasSize(1);
        if (!field.equals("wens") && !field.equals("controle")) {
            assertThat(answer.page().select("#" + field).val()).isEqualTo(value);
        }
    }

    @Test
    void aFormThatIsSentTwiceIsOneRequestAndAnUnknownIdIsNone() {
        Map<String, String> typed = typed(mail, "", "EXPORT");
        samira.get(PATH);

        assertThat(samira.post(PATH, typed).location())
                .isEqualTo(samira.post(PATH, typed).location());

        assertThat(samira.get(PATH).page().select(".tasks a").eachText()).containsOnlyOnce(mail);
        assertThat(samira.get(PATH + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(samira.get(PATH + "/1").status()).isEqualTo(404);
    }

    @Test
    void aRequestIsKeptTwoYears() {
        String page = note(samira, mail, "", "EXPORT");

        nights.erase(
                "person-request",
                Instant.now().atZone(ZoneOffset.UTC).plusMonths(23).toInstant());
        assertThat(samira.get(page).status()).isEqualTo(200);

        nights.erase(
                "person-request",
                Instant.now().atZone(ZoneOffset.UTC).plusMonths(25).toInstant());
        assertThat(samira.get(page).status()).isEqualTo(404);
    }

    /** Two programs have one keys folder: what one notes, the other must not overwrite. */
    @Test
    void whatIsErasedAtTheSameMomentIsAllNoted() throws Exception {
        List<Erased.Row> rows = Stream.generate(
                        () -> new Erased.Row(LocalDate.now(clock), "mail", area.id(), UUID.randomUUID()))
                .limit(24)
                .toList();
        ExecutorService programs = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> done : programs.invokeAll(rows.stream()
                    .map(row -> (Callable<Boolean>) () -> {
                        new Erased(keys, worker, transaction, clock).add(List.of(row));
                        return true;
                    })
                    .toList())) {
                done.get();
            }
        } finally {
            programs.shutdown();
        }

        assertThat(new Erased(keys, worker, transaction, clock).all()).containsAll(rows);
    }

    private String note(Browser browser, String email, String phone, String wish) {
        browser.get(PATH);
        Browser.Answer answer = browser.post(PATH, typed(email, phone, wish));
        assertThat(answer.status()).as(answer.page().select(".error").text()).isEqualTo(303);
        return Objects.requireNonNull(answer.location());
    }

    private static Map<String, String> typed(String email, String phone, String wish) {
        return new HashMap<>(Map.of(
                "mail",
                email,
                "tel",
                phone,
                "wens",
                wish,
                "controle",
                "CALLED_BACK",
                "datum",
                "2026-11-02",
                "sleutel",
                UUID.randomUUID().toString()));
    }

    private static Browser.Answer erase(Browser browser, String page) {
        browser.get(page);
        return browser.post(page + "/wissing", Map.of("zeker", "ja"));
    }

    private void asksForATalk(String email, String phone) {
        Browser desk = people.signedIn(area.id(), Role.ADVISER);
        desk.get("/landelijk/aanvragen");
        assertThat(desk.post(
                                "/landelijk/aanvragen",
                                Map.of(
                                        "kwam", "MAIL",
                                        "soort", "MUNICIPALITY",
                                        "plaats", "Regio Rivierenland",
                                        "over", "FIRST_TALK",
                                        "naam", "Yusuf Ongewoon",
                                        "mail", email,
                                        "tel", phone))
                        .status())
                .isEqualTo(303);
    }

    private void waitingMail(String to) {
        waitingMail(to, area.id());
    }

    private void waitingMail(String to, AreaId in) {
        asOwner(
                "insert into mail (area_id, id, recipient, subject, body, created_at, next_try)"
                        + " values (?, gen_random_uuid(), ?, 'Bericht', 'Tekst', now(), now())",
                in.value(),
                to);
    }

    private void leads(AreaId in, UUID engagement, UUID owner) {
        asOwner(
                "insert into engagement (area_id, id, title, owner, begun_at) values (?, ?, 'Traject', ?, now())"
                        + " on conflict (area_id, id) do update set owner = excluded.owner",
                in.value(),
                engagement,
                owner);
    }

    private void asOwner(String sql, Object... values) {
        try (Connection owner = Owner.connect(program);
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count(String table, UUID id) {
        return worker.sql("select count(*) from " + table + " where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private int waiting(String recipient) {
        return worker.sql("select count(*) from mail where recipient = :mail")
                .param("mail", recipient)
                .query(Integer.class)
                .single();
    }

    private int logged(String action, String subject) {
        return worker.sql("select count(*) from audit_entry where action = :action and subject = :subject")
                .param("action", action)
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }

    private static String idOf(String page) {
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private record Pdf(String name, String text) {}

    private Pdf pdf(String path, Browser browser) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", "sessie=" + browser.cookie("sessie"))
                .build();
        try {
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (PDDocument document = Loader.loadPDF(answer.body())) {
                return new Pdf(
                        answer.headers().firstValue("Content-Disposition").orElseThrow(),
                        new PDFTextStripper().getText(document));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
