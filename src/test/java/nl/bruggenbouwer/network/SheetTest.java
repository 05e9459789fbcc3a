package nl.bruggenbouwer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.web.Texts;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The network from and to a real spreadsheet. */
@ApplicationTest
@Import(Organisations.class)
class SheetTest {

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Network network;

    @Autowired
    ContactSql contacts;

    @Autowired
    ConsentSql consents;

    @Autowired
    ImportNetwork importNetwork;

    @Autowired
    ExportNetwork exportNetwork;

    @Autowired
    Texts texts;

    @LocalServerPort
    int port;

    Area area;
    Browser coordinator;
    String path;

    @BeforeEach
    void signIn() {
        area = people.area();
        path = "/" + area.slug() + "/netwerk";
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        coordinator.get(path + "/invoer");
    }

    private static final List<String> BRUG = List.of(
            "De Brug", "Organisaties en sleutelpersonen", "Vrouwengroep", "Taalles", "voorbeeld.nl", "Turks; arabisch");
    private static final List<String> NOOR = List.of(
            "",
            "Vrouwen",
            "",
            "Noor",
            "voorzitter",
            "noor@voorbeeld.example",
            "030 123 45 67",
            "",
            "",
            "Contact over het traject; Uitnodigingen",
            "1-11-2026",
            "op papier");

    private static List<String> whole() {
        List<String> row = new ArrayList<>(BRUG);
        row.addAll(NOOR);
        return row;
    }

    private byte[] sheet(List<List<String>> rows) {
        return sheet(rows, sheet -> {});
    }

    private byte[] sheet(List<List<String>> rows, Consumer<Worksheet> more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("x");
            for (SheetColumn column : SheetColumn.values()) {
                sheet.value(0, column.ordinal(), texts.dutch().get(column.titleKey()));
            }
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < rows.get(i).size(); j++) {
                    sheet.value(i + 1, j, rows.get(i).get(j));
                }
            }
            more.accept(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private ImportNetwork.Result add(byte[] bytes) {
        return Tenancy.in(area.id(), () -> importNetwork.add(area.id(), bytes, UUID.randomUUID(), texts.dutch()));
    }

    private List<Network.Choice> all() {
        return Tenancy.in(area.id(), () -> network.choices(area.id(), Sight.EVERYTHING));
    }

    private List<Contact> everybody() {
        return Tenancy.in(area.id(), () -> contacts.all(area.id(), Sight.EVERYTHING));
    }

    @Test
    void whatASheetBringsIsLookedAtFirstAndThenAdded() {
        organisations.add(area, "Stichting Brug");
        byte[] bytes = sheet(List.of(whole(), List.of("GGD", "professionals", "GGD of jeugdgezondheidszorg")));

        Document looked =
                coordinator.upload(path + "/invoer", "blad", "blad.xlsx", bytes).page();
        assertThat(looked.select(".next").text())
                .contains("Nieuw: 1 organisaties en 1 contacten", "twee keer in dit blad: 1 organisaties", "GGD");
        assertThat(all()).as("only looked at").hasSize(1);
        assertThat(everybody()).isEmpty();

        String content = looked.select("input[name=inhoud]").val();
        Browser.Answer added = coordinator.upload(
                path + "/invoer/bevestiging", Map.of("inhoud", content), "niets", "leeg", new byte[0]);
        assertThat(added.status()).isEqualTo(303);
        assertThat(all()).extracting(Network.Choice::name).containsExactlyInAnyOrder("GGD", "Stichting Brug");
        assertThat(everybody()).singleElement().satisfies(contact -> {
            assertThat(contact.email()).isEqualTo("noor@voorbeeld.example");
            assertThat(contact.phone()).isEqualTo("+31301234567");
            assertThat(Tenancy.in(area.id(), () -> consents.of(area.id(), contact.id())))
                    .extracting(Consent::purpose, Consent::givenOn, Consent::how)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(
                                    Purpose.TRAJECT, LocalDate.of(2026, 11, 1), Consent.How.PAPER),
                            org.assertj.core.groups.Tuple.tuple(
                                    Purpose.INVITATION, LocalDate.of(2026, 11, 1), Consent.How.PAPER));
        });
    }

    @Test
    void theSameSheetTwiceAddsNothing() {
        byte[] bytes = sheet(List.of(whole(), whole()));
        ImportNetwork.Result first = add(bytes);
        assertThat(first.faults()).isEmpty();
        assertThat(first.names()).containsExactly("De Brug");
        assertThat(first.contacts()).isEqualTo(1);
        Organisation brug = Tenancy.in(
                        area.id(), () -> network.find(area.id(), all().get(0).id(), Sight.EVERYTHING))
                .orElseThrow();
        assertThat(brug.languages()).containsExactlyInAnyOrder("tr", "ar");
        assertThat(brug.website()).isEqualTo("https://voorbeeld.nl");
        assertThat(brug.voices()).containsExactly(Organisation.Voice.WOMEN);

        ImportNetwork.Result second = add(bytes);
        assertThat(second.names()).isEmpty();
        assertThat(second.contacts()).isZero();
        assertThat(all()).hasSize(1);
        assertThat(everybody()).hasSize(1);
        assertThat(coordinator
                        .upload(path + "/invoer", "blad", "blad.xlsx", bytes)
                        .body())
                .contains("Alles uit dit blad staat er al.")
                .doesNotContain("name=\"inhoud\"");
    }

    @Test
    void oneWrongCellAndNothingIsAdded() {
        List<String> wrong = new ArrayList<>(whole());
        wrong.set(SheetColumn.SIDE.ordinal(), "Iedereen");
        wrong.set(SheetColumn.LANGUAGES.ordinal(), "Turks; Klingon");
        wrong.set(SheetColumn.MAIL.ordinal(), "noor@");
        List<String> without = new ArrayList<>(whole());
        without.set(SheetColumn.NAME.ordinal(), "Anders");
        without.set(SheetColumn.PURPOSES.ordinal(), "");
        without.set(SheetColumn.MAIL.ordinal(), "geen adres");

        Browser.Answer answer = coordinator.upload(
                path + "/invoer",
                "blad",
                "blad.xlsx",
                sheet(List.of(List.of("GGD", "Gemeente", "Anders"), wrong, without)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("main ul.items li").eachText())
                .containsExactly(
                        "Regel 3, Groep: “Iedereen” staat niet in de keuzes.",
                        "Regel 3, Talen: “Klingon” staat niet in de keuzes.",
                        "Regel 3, E-mailadres: Dit is geen volledig e-mailadres. Voorbeeld: naam@voorbeeld.nl",
                        "Regel 4, E-mailadres: Dit is geen volledig e-mailadres. Voorbeeld: naam@voorbeeld.nl",
                        "Regel 4, Toestemming voor: Kies waar deze persoon ja op zei. Zonder toestemming bewaren wij niemand.");
        assertThat(answer.page().select("#e-blad").text()).contains("Er is niets overgenomen.");
        without.set(SheetColumn.MAIL.ordinal(), "a@voorbeeld.example");
        assertThat(add(sheet(List.of(List.of("GGD", "Gemeente", "Anders"), without)))
                        .faults())
                .extracting(ImportNetwork.Problem::row, ImportNetwork.Problem::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3, "Toestemming voor"));
        assertThat(all()).isEmpty();
    }

    @Test
    void cellsAreReadByWhatIsInThem() {
        List<String> row = new ArrayList<>(whole());
        byte[] bytes = sheet(List.of(row), sheet -> {
            sheet.value(1, SheetColumn.PHONE.ordinal(), 612345678);
            sheet.value(1, SheetColumn.GIVEN.ordinal(), LocalDate.of(2026, 11, 2));
            sheet.style(1, SheetColumn.GIVEN.ordinal()).format("dd-mm-yyyy").set();
        });
        assertThat(add(bytes).faults()).isEmpty();
        Contact contact = everybody().get(0);
        assertThat(contact.phone()).isEqualTo("+31612345678");
        assertThat(Tenancy.in(area.id(), () -> consents.of(area.id(), contact.id())))
                .allMatch(consent -> consent.givenOn().equals(LocalDate.of(2026, 11, 2)));
    }

    @Test
    void aFormulaAndWhatIsNoSheetAreRefused() {
        byte[] formula = sheet(List.of(whole()), sheet -> sheet.formula(1, 0, "HYPERLINK(\"https://elders.example\")"));
        assertThat(add(formula).faults())
                .extracting(ImportNetwork.Problem::row, ImportNetwork.Problem::column, ImportNetwork.Problem::message)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        2, "Naam", "Hier staat een formule. Vul de waarde zelf in."));
        assertThat(message(new byte[0])).contains("Kies eerst");
        assertThat(message("naam;groep".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .contains("geen rekenblad");
        assertThat(message(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0})).contains("geen rekenblad");
        assertThat(message(new byte[NetworkSheet.MAX_BYTES + 1])).contains("te groot");
        assertThat(message(sheet(List.of()))).contains("nog niets");
        List<List<String>> many = new ArrayList<>();
        for (int i = 0; i <= NetworkSheet.MAX_ROWS; i++) {
            many.add(List.of("GGD", "Gemeente", "Anders"));
        }
        assertThat(message(sheet(many))).contains("te groot");
        assertThat(message(sheet(List.of(whole()), sheet -> sheet.value(0, 0, "Titel"))))
                .contains("ander blad");
        assertThat(all()).isEmpty();
        for (String content : List.of("", "geen base64!", "AAAA")) {
            assertThat(coordinator
                            .upload(
                                    path + "/invoer/bevestiging",
                                    Map.of("inhoud", content),
                                    "niets",
                                    "leeg",
                                    new byte[0])
                            .status())
                    .isEqualTo(422);
        }
    }

    private String message(byte[] bytes) {
        return add(bytes).faults().get(0).message();
    }

    @Test
    void theTemplateIsASheetThatCanBeFilledIn() throws Exception {
        List<List<String>> template = rows(download("GET", path + "/invoer/sjabloon", "", coordinator));
        assertThat(template.get(0)).startsWith("Naam", "Groep", "Soort").hasSize(SheetColumn.values().length);
        assertThat(message(download("GET", path + "/invoer/sjabloon", "", coordinator)))
                .contains("nog niets");
    }

    @Test
    void everybodyTakesAlongWhatTheyMaySeeForAReasonThatIsNoted() throws Exception {
        UUID open = organisations.add(area, "De Brug");
        UUID closed = organisations.add(area, Organisations.named("Stille Groep", true));
        organisations.contact(area, open, "a@voorbeeld.example", false, Set.of(Purpose.MUNICIPALITY));
        organisations.contact(area, open, "b@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        organisations.contact(area, closed, "c@voorbeeld.example", false, Set.of(Purpose.MUNICIPALITY));

        assertThat(exported(coordinator)).contains("a@voorbeeld.example", "b@voorbeeld.example", "c@voorbeeld.example");
        assertThat(exported(people.signedIn(area.id(), Role.ADVISER)))
                .contains("De Brug", "b@voorbeeld.example")
                .doesNotContain("a@voorbeeld.example", "c@voorbeeld.example", "Stille Groep");
        assertThat(exported(people.signedIn(area.id(), Role.MUNICIPALITY)))
                .contains("De Brug", "a@voorbeeld.example")
                .doesNotContain("b@voorbeeld.example", "c@voorbeeld.example", "Stille Groep");
        coordinator.get(path + "/uitvoer");
        assertThat(coordinator
                        .post(path + "/uitvoer", Map.of("waarvoor", "ZOMAAR"))
                        .status())
                .isEqualTo(422);
        assertThat(coordinator.get("/" + area.slug() + "/logboek").body())
                .contains("Netwerk opgehaald als blad (bijeenkomst)");
    }

    @Test
    void whatIsTakenAlongCanBeReadInAgain() {
        add(sheet(List.of(whole())));
        byte[] bytes = Tenancy.in(
                area.id(),
                () -> exportNetwork.sheet(
                        area.id(), Sight.EVERYTHING, ExportNetwork.Reason.CHECK, UUID.randomUUID(), texts.dutch()));
        ImportNetwork.Result again = add(bytes);
        assertThat(again.faults()).isEmpty();
        assertThat(again.names()).isEmpty();
        assertThat(again.contacts()).isZero();
        area = people.area();
        ImportNetwork.Result elsewhere = add(bytes);
        assertThat(elsewhere.faults()).isEmpty();
        assertThat(everybody()).extracting(Contact::email).containsExactly("noor@voorbeeld.example");
    }

    private String exported(Browser browser) throws Exception {
        browser.get(path + "/uitvoer");
        byte[] bytes = download("POST", path + "/uitvoer", "waarvoor=MEETING&_csrf=" + browser.csrf(), browser);
        return rows(bytes).toString();
    }

    /** As bytes, which the other browser cannot give. */
    private byte[] download(String method, String address, String form, Browser browser) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                                .header("Cookie", "sessie=" + browser.cookie("sessie"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .method(method, HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains(".xlsx");
        return answer.body();
    }

    private static List<List<String>> rows(byte[] bytes) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            for (Row row : workbook.getFirstSheet().read()) {
                Map<SheetColumn, String> cells = new EnumMap<>(SheetColumn.class);
                for (SheetColumn column : SheetColumn.values()) {
                    cells.put(column, row.getCellCount() > column.ordinal() ? row.getCellText(column.ordinal()) : "");
                }
                rows.add(List.copyOf(cells.values()));
            }
        }
        return rows;
    }
}
