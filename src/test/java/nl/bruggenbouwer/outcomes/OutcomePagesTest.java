package nl.bruggenbouwer.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.quickscan.CloseQuickScan;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.Scans;
import nl.bruggenbouwer.quickscan.Staff;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class OutcomePagesTest {

    private static final Set<String> TICKS =
            Set.of("NEED_SUPPORT.TRAINING", "NEED_SUPPORT.LOCATION", "OFFER_SUPPORT.LOCATION", "LEVEL.SOME");

    @Autowired
    Scans scans;

    @Autowired
    Staff staff;

    @Autowired
    CloseQuickScan closing;

    @Autowired
    Areas areas;

    Area area;
    Staff.Person coordinator;
    String base;
    QuickScan scan;

    @BeforeEach
    void aClosedScan() {
        closedScan(Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 8), TICKS);
    }

    private void closedScan(Map<Side, Integer> forms, Set<String> ticks) {
        area = scans.area();
        scan = scans.ended(area);
        scans.answers(scan, forms, ticks, "");
        closing.close(scan, UUID.randomUUID(), "");
        coordinator = staff.in(area, "COORDINATOR");
        base = "/" + area.slug() + "/quickscan/" + scan.id();
    }

    @Test
    void beforeReleaseOnlyTheCoordinatorSeesTheOutcome() {
        assertThat(coordinator.get(base + "/uitkomsten").status()).isEqualTo(200);
        for (String role : List.of("ADVISER", "MUNICIPALITY", "ORGANISATION", "PROFESSIONAL", "FUNDER")) {
            Staff.Person person = staff.in(area, role);
            for (String page : List.of("", "/scherm", ".pdf", ".xlsx", ".csv")) {
                assertThat(person.get(base + "/uitkomsten" + page).status())
                        .as(role + page)
                        .isEqualTo(404);
            }
            assertThat(person.post(base + "/vrijgave").status()).as(role).isEqualTo(403);
        }
        assertThat(staff.in(area, "TRAINER").get(base + "/uitkomsten").status()).isEqualTo(403);
    }

    @Test
    void afterReleaseEveryPartySeesTheSameAndThereIsAPublicLink() {
        String before =
                coordinator.get(base + "/uitkomsten").page().select("table").text();
        assertThat(coordinator.post(base + "/vrijgave").status()).isEqualTo(303);

        String slug = areas.linksTo(area.id(), scan.id()).get(0).slug();
        var page = staff.in(area, "MUNICIPALITY").get(base + "/uitkomsten").page();
        assertThat(page.select("table").text()).isEqualTo(before);
        assertThat(page.select("#link").attr("href")).endsWith("/u/" + slug);
        assertThat(page.select("form[action$=vrijgave]")).isEmpty();
        var open = coordinator.get("/u/" + slug).page();
        assertThat(open.text())
                .contains(
                        "Deze uitkomst zegt iets over de mensen die de vragenlijst invulden.", "14 januari, 19.30 uur");
        assertThat(open.select(".places").get(0).text()).contains("Training of scholing");
        assertThat(open.select("a[href^=https://wa.me/]").attr("href")).contains("text=Hier%20staat");
        assertThat(open.select("[style]")).isEmpty();
    }

    @Test
    void theOverviewLeadsToTheOutcomeWhoeverMayOpenIt() {
        for (boolean released : List.of(false, true)) {
            for (Role role : Role.values()) {
                if (role == Role.ADMINISTRATOR) {
                    continue; // has no role in an area
                }
                Staff.Person person = staff.in(area, role.name());
                assertThat(person.get("/overzicht").page().select("a[href='" + base + "/uitkomsten']"))
                        .as(role + ", released: " + released)
                        .hasSize(person.get(base + "/uitkomsten").status() == 200 ? 1 : 0);
            }
            coordinator.post(base + "/vrijgave");
        }
        assertThat(staff.in(scans.area(), "ORGANISATION")
                        .get("/overzicht")
                        .page()
                        .select("a[href$=/uitkomsten]"))
                .isEmpty();
    }

    @Test
    void anUnknownPublicLinkDoesNotExist() {
        assertThat(coordinator.get("/u/abcdefghjk").status()).isEqualTo(404);
    }

    @Test
    void withTooFewAnswersEveryScreenSaysSoAndShowsNoFigure() {
        closedScan(Map.of(Side.FORMAL, 4, Side.INFORMAL, 3, Side.MUNICIPALITY, 2), TICKS);
        coordinator.post(base + "/vrijgave");
        String slug = areas.linksTo(area.id(), scan.id()).get(0).slug();

        for (String path : List.of(base + "/uitkomsten", base + "/uitkomsten/scherm", "/u/" + slug)) {
            var page = coordinator.get(path).page();
            assertThat(page.text())
                    .as(path)
                    .contains("Er zijn te weinig antwoorden.")
                    .doesNotContain(" %", "formulieren");
            assertThat(page.select("table, .places, .iv-row, .said, a[rel=next]"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(coordinator.get(base + "/uitkomsten/scherm?wens=1").status()).isEqualTo(404);
        assertThat(new String(coordinator.get(base + "/uitkomsten.csv").bytes(), StandardCharsets.UTF_8).lines())
                .hasSize(2);
        assertThat(coordinator.get(base + "/uitkomsten.pdf").status()).isEqualTo(200);
    }

    @Test
    void twoSidesThatWereTooSmallAreOneColumnAndThePageSaysWhy() {
        closedScan(Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 4), TICKS);

        var page = coordinator.get(base + "/uitkomsten").page();
        assertThat(page.text()).contains("Een groep was te klein. Daarom laten wij twee groepen samen zien.");
        assertThat(page.select(".result").get(0).select("thead .side").eachText())
                .containsExactly("Professionals en gemeente samen", "Organisaties en sleutelpersonen");
        assertThat(page.select(".result").get(0).select("thead .side").get(0).select(".icon"))
                .hasSize(2);
        assertThat(coordinator.get(base + "/uitkomsten/scherm?wens=1").page().select(".iv-row"))
                .hasSize(2);
    }

    @Test
    void withOneGroupThePagesSayWhyThereIsNothingInCommonAndNoMatch() {
        closedScan(Map.of(Side.FORMAL, 8, Side.INFORMAL, 4, Side.MUNICIPALITY, 2), TICKS);
        coordinator.post(base + "/vrijgave");
        String slug = areas.linksTo(area.id(), scan.id()).get(0).slug();

        var page = coordinator.get(base + "/uitkomsten").page();
        assertThat(page.text())
                .contains(
                        "Een groep was te klein. Daarom laten wij alle groepen samen zien.",
                        "Er is maar één groep. Wij weten dus niet wat elke groep vraagt.",
                        "Er is maar één groep. Wij zien dus niet wie iets vraagt en wie iets biedt.")
                .doesNotContain("Binnen de eigen groep", "gemeenschappelijk,");
        assertThat(page.select(".result").get(0).select("thead .side").eachText())
                .containsExactly("Alle groepen samen");
        assertThat(coordinator.get("/u/" + slug).page().text())
                .contains(
                        "Een groep was te klein. Daarom laten wij alle groepen samen zien.",
                        "Er is maar één groep. Wij weten dus niet wat elke groep vraagt.");
    }

    @Test
    void withoutDifferenceNoWishStandsOut() {
        closedScan(Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 8), Set.of());
        coordinator.post(base + "/vrijgave");
        String slug = areas.linksTo(area.id(), scan.id()).get(0).slug();

        assertThat(coordinator
                        .get(base + "/uitkomsten")
                        .page()
                        .select(".places")
                        .get(0)
                        .select("li"))
                .hasSize(15);
        for (String path : List.of(base + "/uitkomsten/scherm", "/u/" + slug)) {
            var page = coordinator.get(path).page();
            assertThat(page.text()).as(path).contains("Er is te weinig verschil. Daarom staan hier geen plaatsen.");
            assertThat(page.select(".place")).as(path).isEmpty();
        }
    }

    @Test
    void theScreenInTheRoomTurnsItsPagesByLinks() {
        var first = coordinator.get(base + "/uitkomsten/scherm").page();
        assertThat(first.select("a[rel=prev]")).isEmpty();
        var wish = coordinator.get(first.select("a[rel=next]").attr("href")).page();
        assertThat(wish.select("h1").text()).isNotEmpty();
        assertThat(wish.select(".iv-row")).hasSize(3);
        assertThat(wish.select("a[rel=prev]").attr("href")).endsWith("wens=0");
        assertThat(coordinator.get(base + "/uitkomsten/scherm?wens=99").status())
                .isEqualTo(404);
    }

    @Test
    void theFilesHoldExactlyTheFiguresOfThePage() throws IOException {
        List<List<String>> table = coordinator.get(base + "/uitkomsten").page().select(".result").stream()
                .flatMap(question -> question.select("tbody tr").stream()
                        .map(row -> line(question.select("summary").text(), row)))
                .toList();
        assertThat(table).hasSizeGreaterThan(80);

        String csv = new String(coordinator.get(base + "/uitkomsten.csv").bytes(), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF");
        assertThat(csv.lines().skip(1).limit(table.size()).toList())
                .isEqualTo(table.stream()
                        .map(row ->
                                String.join(";", row.stream().map(Sheets::cell).toList()))
                        .toList());

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(
                        coordinator.get(base + "/uitkomsten.xlsx").bytes()));
                Stream<org.dhatim.fastexcel.reader.Row> rows =
                        workbook.getFirstSheet().openStream()) {
            assertThat(rows.skip(1)
                            .limit(table.size())
                            .map(row -> row.stream()
                                    .map(cell -> cell == null ? "" : cell.getText())
                                    .toList())
                            .toList())
                    .isEqualTo(table);
        }

        try (PDDocument pdf =
                Loader.loadPDF(coordinator.get(base + "/uitkomsten.pdf").bytes())) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Uitkomsten van de vragenlijst");
            String text = squeezed(new PDFTextStripper().getText(pdf));
            assertThat(text).contains(squeezed(area.name() + ", "));
            int from = text.indexOf(squeezed("Alle antwoorden, per vraag"));
            assertThat(from).isPositive();
            for (List<String> row : table) {
                for (String figure : row.subList(3, row.size())) {
                    from = text.indexOf(squeezed(figure), from);
                    assertThat(from).as(row + ": " + figure).isPositive();
                }
            }
        }
    }

    @Test
    void whatASpreadsheetWouldRunIsText() {
        assertThat(Sheets.cell("=1+1")).isEqualTo("\"'=1+1\"");
        assertThat(Sheets.cell("zegt \"ja\"")).isEqualTo("\"zegt \"\"ja\"\"\"");
    }

    /** The row as the files have it: without what is there for the eye only. */
    private static List<String> line(String question, Element row) {
        row.select("[aria-hidden], .tie").remove();
        return List.of(
                        List.of(question, row.select(".results__place").text()),
                        row.select("th, td:not(.results__place)").eachText())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
