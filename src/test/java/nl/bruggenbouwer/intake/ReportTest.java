package nl.bruggenbouwer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Owner;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.privacy.Nights;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.NeutralWords;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** The report of a talk: as PDF, sent by a link, agreed with or not. */
@ApplicationTest
class ReportTest {

    @Autowired
    People people;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Nights nights;

    @Autowired
    TalkSql talks;

    @Autowired
    ApplicationContext program;

    @Autowired
    Environment environment;

    Area area;
    Browser coordinator;
    String talk;

    @BeforeEach
    void hold() {
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
        save("WHO", "0", "WHO-CLIENT", "Afdeling zorg & <welzijn>", "WHO-CONTACT_MAIL", "geheim@voorbeeld.example");
        save("GOAL", "0", "GOAL-CHANGE", "Elkaar kennen");
        coordinator.post(
                traject + "/afspraak",
                Map.of("afspraak-wie", "gemeente", "afspraak-wat", "Zaal", "gesprek", id().toString()));
        coordinator.post(
                talk + "/gehouden",
                Map.of("gehouden", LocalDate.now(Time.ZONE).toString(), "aanwezig", "Gemeente, beleid"));
    }

    private UUID id() {
        return UUID.fromString(talk.substring(talk.lastIndexOf('/') + 1));
    }

    private void save(String block, String version, String... fields) {
        Map<String, String> form = new HashMap<>(Map.of("versie-" + block, version));
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        assertThat(coordinator.post(talk + "/blokken", form).status()).isEqualTo(303);
    }

    /** Sends the report to a new address and returns the path of the link in the mail. */
    private String sent(String label) {
        String email = UUID.randomUUID() + "@voorbeeld.example";
        assertThat(coordinator
                        .post(talk + "/verslag", Map.of("wie-1", label, "mail-1", email))
                        .status())
                .isEqualTo(303);
        return linkIn(mailbox.textsTo(email).get(0));
    }

    private static String linkIn(String mail) {
        Matcher link = Pattern.compile("http\\S+(/g/\\S+)").matcher(mail);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private String panel() {
        return coordinator.get(talk).page().select("#verslag").text();
    }

    private byte[] bytes(String path, Browser browser) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                    URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path));
            String session = browser.cookie("sessie");
            if (session != null) {
                request.header("Cookie", "sessie=" + session);
            }
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String file = answer.headers().firstValue("Content-Disposition").orElse("");
            assertThat(file).startsWith("attachment; filename=\"gespreksverslag-");
            assertThat(NeutralWords.neutral(file)).isTrue();
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theMailHasTheWordsThatStaffWrote() {
        String path = "/landelijk/mailteksten/report/nl";
        String email = UUID.randomUUID() + "@voorbeeld.example";
        coordinator.get(path);
        coordinator.post(
                path, Map.of("onderwerp", "Lees mee", "tekst", "Van {dag}: {link}\n\nTot {tot}.", "wat", "bewaren"));
        try {
            coordinator.get(talk);
            coordinator.post(talk + "/verslag", Map.of("wie-1", "Gemeente", "mail-1", email));
        } finally {
            coordinator.get(path);
            coordinator.post(path, Map.of("wat", "standaard"));
        }
        assertThat(mailbox.textsTo(email))
                .singleElement()
                .asString()
                .matches("(?s)Van \\d+ \\w+ 20\\d\\d: http\\S+/g/\\S+\n\nTot \\d+ \\w+ 20\\d\\d\\..*");
    }

    @Test
    void theReportIsATaggedPdfWithoutContactData() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes(talk + "/verslag.pdf", coordinator))) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Gespreksverslag");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(
                            area.name(),
                            "Gesprek met de gemeente",
                            "Gemeente, beleid",
                            "Opdrachtgever of afdeling",
                            "Afdeling zorg & <welzijn>",
                            "Elkaar kennen",
                            "gemeente: Zaal")
                    .doesNotContain("geheim");
        }
    }

    @Test
    void aTalkThatIsFilledInToTheLastFieldFitsOnTwoPages() throws IOException {
        TalkForm form = Tenancy.in(area.id(), () -> talks.find(area.id(), engagement(), id()))
                .orElseThrow()
                .form();
        for (TalkForm.Block block : form.blocks()) {
            StringBuilder sent = new StringBuilder("_csrf=" + coordinator.csrf() + "&versie-" + block.code() + "="
                    + (block.code().equals("WHO") || block.code().equals("GOAL") ? 1 : 0));
            int chosen = 0; // another one in each field: a theme has one place
            for (TalkForm.Field field : block.fields()) {
                List<String> values = switch (field.kind()) {
                    case LINE, LINES -> List.of("woord ".repeat(99).substring(0, field.max() - 1));
                    case DATE -> List.of("2027-03-01");
                    case NUMBER -> List.of("25");
                    case CHOICE, YESNO ->
                        List.of(List.copyOf(field.options().keySet())
                                .get(chosen++ % field.options().size()));
                    case CHOICES -> List.copyOf(field.options().keySet());
                };
                values.forEach(value ->
                        sent.append('&').append(field.name(block)).append('=').append(value.replace(' ', '+')));
            }
            assertThat(coordinator.postRaw(talk + "/blokken", sent.toString()).status())
                    .as(block.code())
                    .isEqualTo(303);
        }

        byte[] file = bytes(talk + "/verslag.pdf", coordinator);
        Files.write(Files.createDirectories(Path.of("target/screens")).resolve("verslag.pdf"), file);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(pdf.getNumberOfPages()).isLessThanOrEqualTo(2);
            assertThat(new PDFTextStripper().getText(pdf)).contains("Uitslag", "1 maart 2027");
        }
    }

    private UUID engagement() {
        return UUID.fromString(talk.split("/")[3]);
    }

    @Test
    void whoWasThereReadsItByALinkWithoutACookieAndAgreesOnce() {
        String link = sent("Afdeling zorg");
        Browser reader = people.browser();
        for (int i = 0; i < 2; i++) { // looking, as scanners do, changes nothing
            Browser.Answer shown = reader.get(link);
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(shown.page().title()).isEqualTo("Gespreksverslag");
            assertThat(shown.page().select("article").text())
                    .contains("Elkaar kennen")
                    .doesNotContain("geheim");
        }
        assertThat(panel()).contains("Afdeling zorg", "nog geen antwoord");

        for (int i = 0; i < 2; i++) {
            assertThat(reader.post(link, Map.of("antwoord", "akkoord")).status())
                    .isEqualTo(303);
        }

        assertThat(reader.get(link).page().select(".note--good").text()).contains("U gaf akkoord op");
        assertThat(reader.get(link).page().select("button[value=akkoord]")).isEmpty();
        assertThat(panel()).contains("Afdeling zorg versie 1 Akkoord op").doesNotContain("@");
        assertThat(audited("talk report agreed")).isEqualTo(1);
    }

    private int audited(String action) {
        return number("select count(*) from audit_entry where area_id = %d and action = '%s'"
                .formatted(area.id().value(), action));
    }

    private int number(String sql) {
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoDisagreesSaysWhatIsNotRight() {
        String link = sent("Afdeling zorg");
        Browser reader = people.browser();

        reader.post(link, Map.of("antwoord", "bezwaar", "bezwaar", "De zaal is kleiner."));

        assertThat(panel()).contains("Niet akkoord op", "De zaal is kleiner.");
        assertThat(coordinator.get("/overzicht").page().text()).contains("Niet akkoord");
        reader.post(link, Map.of("antwoord", "akkoord"));
        assertThat(panel()).contains("Akkoord op").doesNotContain("kleiner");
    }

    @ParameterizedTest
    @CsvSource({"bezwaar,'',bezwaar", "bezwaar,LANG,bezwaar", "misschien,'',antwoord", "'','',antwoord"})
    void anAnswerThatIsNoneIsRefusedAndKept(String answer, String typed, String field) {
        String link = sent("Afdeling zorg");
        String words = typed.equals("LANG") ? "é".repeat(601) : typed;

        Browser.Answer refused = people.browser().post(link, Map.of("antwoord", answer, "bezwaar", words));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".summary a[href=#" + field + "]")).hasSize(1);
        assertThat(refused.page().select("#bezwaar").val()).isEqualTo(words);
        assertThat(panel()).contains("nog geen antwoord");
    }

    @Test
    void anAgreementIsForTheVersionThatWasSent() {
        String first = sent("Afdeling zorg");
        Browser reader = people.browser();
        reader.post(first, Map.of("antwoord", "akkoord"));
        assertThat(panel()).contains("Versie 1 is verstuurd. Daarna veranderde er niets.");

        save("GOAL", "1", "GOAL-CHANGE", "Iets anders");

        assertThat(panel()).contains("Een akkoord geldt voor de oude versie");
        assertThat(reader.get(first).page().select("article").text())
                .contains("Elkaar kennen")
                .doesNotContain("Iets anders");
        String second = sent("Wijkteam");
        assertThat(panel()).contains("Versie 2 is verstuurd", "Wijkteam versie 2", "Afdeling zorg versie 1 Akkoord");
        assertThat(reader.get(first).page().text()).contains("Er is een nieuwere versie verstuurd");
        assertThat(reader.get(second).page().select("article").text()).contains("Iets anders");
        sent("Bestuur");
        assertThat(panel()).contains("Bestuur versie 2");
    }

    @Test
    void aFormThatIsSentTwiceMailsOnce() {
        String email = UUID.randomUUID() + "@voorbeeld.example";
        Map<String, String> form = Map.of(
                "wie-1",
                "Wijkteam",
                "mail-1",
                email,
                "wie-3",
                "Bestuur",
                "mail-3",
                email,
                "sleutel",
                UUID.randomUUID().toString());

        coordinator.post(talk + "/verslag", form);
        coordinator.post(talk + "/verslag", form);

        assertThat(mailbox.textsTo(email))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail).doesNotContain("Elkaar kennen", "Wijkteam"));
        assertThat(linkIn(mailbox.textsTo(email).get(0)))
                .isNotEqualTo(linkIn(mailbox.textsTo(email).get(1)));
    }

    @ParameterizedTest
    @CsvSource({"wie-1,''", "wie-1,LANG", "mail-1,geen adres", "mail-1,''", "mail-2,x@voorbeeld.example"})
    void aReportWithoutAReaderIsNotSent(String field, String typed) {
        Map<String, String> form = new HashMap<>(Map.of("wie-1", "Wijkteam", "mail-1", "a@voorbeeld.example"));
        form.put(field, typed.equals("LANG") ? "é".repeat(81) : typed);

        Browser.Answer refused = coordinator.post(talk + "/verslag", form);

        assertThat(refused.status()).isEqualTo(422);
        Document page = refused.page();
        assertThat(page.select("details[open] #" + field.replace("mail-2", "wie-2")))
                .isNotEmpty();
        assertThat(panel()).contains("nog niet verstuurd");
    }

    @Test
    void aWrongLinkSaysSoAndTellsNothing() {
        String link = sent("Wijkteam");
        Browser reader = people.browser();
        String hash = SendReport.hash(link.substring(3));

        for (String wrong :
                List.of("/g/verzonnen", link + "x", "/g/" + hash, "/g/" + hash.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(reader.get(wrong).status()).isEqualTo(404);
            assertThat(reader.post(wrong, Map.of("antwoord", "akkoord")).status())
                    .isEqualTo(404);
            assertThat(reader.get(wrong + "/verslag.pdf").status()).isEqualTo(404);
        }
        assertThat(reader.get("/u/" + hash).status()).isEqualTo(404);
        assertThat(reader.get("/v/" + hash).status())
                .isEqualTo(reader.get("/v/verzonnen").status());
        assertThat(bytes(link + "/verslag.pdf", reader)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void neitherTheLinkNorAnAddressNorAWordCanBeReadInTheDatabase() throws SQLException {
        String link = sent("Geheimclub");
        people.browser().post(link, Map.of("antwoord", "bezwaar", "bezwaar", "Geheimzinnig"));
        List<String> rows = new ArrayList<>();
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement()) {
            for (String table : List.of("talk", "talk_block", "talk_report", "talk_reader", "public_link")) {
                try (ResultSet row = statement.executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
            }
            try (ResultSet row = statement.executeQuery("select label, email, objection from talk_reader")) {
                while (row.next()) {
                    for (int i = 1; i <= 3; i++) {
                        byte[] bytes = row.getBytes(i);
                        rows.add(bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
        assertThat(rows)
                .isNotEmpty()
                .noneMatch(
                        row -> row.contains("Geheim") || row.contains("@voorbeeld") || row.contains(link.substring(3)));
    }

    @Test
    void aLinkEndsAndItsAddressIsErased() {
        String link = sent("Wijkteam");
        String reader = "from talk_reader where area_id = " + area.id().value();
        Instant ended = Instant.now().plus(Duration.ofDays(30));

        nights.erase("report-address", ended.plus(Duration.ofDays(6)));
        assertThat(number("select count(*) " + reader + " and email is not null"))
                .isEqualTo(1);

        nights.erase("report-address", ended.plus(Duration.ofDays(8)));
        assertThat(number("select count(*) " + reader + " and email is not null"))
                .isZero();
        assertThat(number("select count(*) " + reader)).isEqualTo(1);
        assertThat(number("select count(*) from public_link where slug = '" + SendReport.hash(link.substring(3)) + "'"))
                .isZero();
        assertThat(people.browser().get(link).status()).isEqualTo(404);
    }

    @Test
    void aLinkThatHasEndedNoLongerOpensOrAnswers() throws SQLException {
        String link = sent("Wijkteam");
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement()) {
            statement.executeUpdate("update talk_reader set valid_until = now() - interval '1 second' where area_id = "
                    + area.id().value());
        }

        assertThat(people.browser().get(link).status()).isEqualTo(404);
        assertThat(people.browser().post(link, Map.of("antwoord", "akkoord")).status())
                .isEqualTo(404);
        assertThat(panel()).contains("nog geen antwoord");
    }

    @Test
    void aTalkThatWasNotHeldHasNoReport() {
        coordinator.post(talk + "/niet-gehouden", Map.of());

        assertThat(coordinator.get(talk + "/verslag.pdf").status()).isEqualTo(404);
        assertThat(coordinator
                        .post(talk + "/verslag", Map.of("wie-1", "Wijkteam", "mail-1", "a@voorbeeld.example"))
                        .status())
                .isEqualTo(422);
        assertThat(coordinator.get(talk).page().select("#verslag")).isEmpty();
    }
}
