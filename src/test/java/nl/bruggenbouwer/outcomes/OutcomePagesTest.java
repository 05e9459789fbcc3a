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
import nl.bruggenbouwer.quickscan.CloseQuickScan;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.Scans;
import nl.bruggenbouwer.quickscan.Staff;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
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
        area = scans.area();
        scan = scans.ended(area);
        scans.answers(scan, Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 8), TICKS, "");
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
        assertThat(open.select("a[href^=https://wa.me/]").attr("href")).contains("text=Hier+staat");
        assertThat(open.select("[style]")).isEmpty();
    }

    @Test
    void anUnknownPublicLinkDoesNotExist() {
        assertThat(coordinator.get("/u/abcdefghjk").status()).isEqualTo(404);
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
        List<List<String>> table = coordinator.get(base + "/uitkomsten").page().select("tbody tr").stream()
                .map(row -> row.select("td, th").eachText().isEmpty()
                        ? List.<String>of()
                        : row.select("td, th").stream().map(cell -> cell.text()).toList())
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
            int from = text.indexOf(squeezed("Alle uitkomsten: deel van elke groep"));
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

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
