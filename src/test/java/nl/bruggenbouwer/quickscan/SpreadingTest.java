package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class SpreadingTest {

    @Autowired
    Scans scans;

    @Autowired
    Staff staff;

    @Autowired
    CloseQuickScan closing;

    @Autowired
    ResponseSql responses;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    @Test
    void aBatchOfCodesStandsOnCardsOnlyAndEachLeadsToItsSide() throws IOException {
        Area area = scans.area();
        QuickScan scan = scans.open(area);
        Staff.Answer answer = staff.in(area, "COORDINATOR")
                .post(path(area, scan) + "/codes", "zijde", "MUNICIPALITY", "aantal", "10");

        String text = text(answer);
        Matcher codes = Pattern.compile("[0-9A-Z]+(-[0-9A-Z]{4}){4}").matcher(text);
        int found = 0;
        while (codes.find()) {
            AccessCode code = AccessCode.parse(codes.group()).orElseThrow();
            assertThat(Tenancy.in(area.id(), () -> responses.code(code)).orElseThrow())
                    .isEqualTo(new ResponseSql.CodeTarget(scan.id(), Side.MUNICIPALITY));
            found++;
        }
        assertThat(found).isEqualTo(10);
        assertThat(closing.kept(scan)).isEqualTo(new Kept(0, 10));
        assertThat(text).contains("Samira", "/v en typ uw code").doesNotContainIgnoringCase("geweld");
    }

    @Test
    void noCodesWithoutANumberAndNoneAfterTheEnd() {
        Area area = scans.area();
        QuickScan open = scans.open(area);
        Staff.Person coordinator = staff.in(area, "COORDINATOR");
        assertThat(coordinator
                        .post(path(area, open) + "/codes", "zijde", "FORMAL", "aantal", "501")
                        .page()
                        .select("#aantal-FORMAL")
                        .val())
                .isEqualTo("501");
        QuickScan ended = scans.ended(area);
        assertThat(coordinator
                        .post(path(area, ended) + "/codes", "zijde", "FORMAL", "aantal", "5")
                        .status())
                .isEqualTo(422);
        assertThat(closing.kept(open)).isEqualTo(new Kept(0, 0));
        assertThat(closing.kept(ended)).isEqualTo(new Kept(0, 0));
    }

    @Test
    void aPosterHasTheShortLinkOfItsSide() throws IOException {
        Area area = scans.area();
        QuickScan scan = scans.open(area);
        Staff.Person coordinator = staff.in(area, "COORDINATOR");
        String text = text(coordinator.get(path(area, scan) + "/poster/INFORMAL"));
        assertThat(text.replaceAll("\\s", "")).contains("/v/" + scans.link(scan, Side.INFORMAL));
    }

    @Test
    void aListWithMistakesSendsNothingAndAGoodOneSendsTheGroupLinkToEachOnce() {
        Area area = scans.area();
        QuickScan scan = scans.open(area);
        Staff.Person coordinator = staff.in(area, "COORDINATOR");
        String list = "amal-%1$s@voorbeeld.example, bram-%1$s@voorbeeld.example;\nAMAL-%1$s@voorbeeld.example\n"
                .formatted(scan.id());
        Staff.Answer wrong =
                coordinator.post(path(area, scan) + "/verspreiding", "zijde", "FORMAL", "adressen", list + "geenadres");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select(".summary").text()).contains("geenadres");
        assertThat(wrong.page().select("#adressen-FORMAL").val()).contains("amal-");
        assertThat(mails(scan)).isEmpty();

        assertThat(coordinator
                        .post(path(area, scan) + "/verspreiding", "zijde", "FORMAL", "adressen", list)
                        .location())
                .endsWith("?gedaan=verstuurd&aantal=2");
        assertThat(mails(scan)).hasSize(2).allMatch(mail -> mail.contains("/v/" + scans.link(scan, Side.FORMAL)));
        assertThat(mails(scan))
                .noneMatch(mail ->
                        mail.toLowerCase(Locale.ROOT).matches("(?s).*(geweld|veilig thuis|0800-2000|bel 112).*"));
    }

    @Test
    void aPreviewKeepsNothingAndAPaperFormIsOneAnswer() {
        Area area = scans.area();
        QuickScan scan = scans.open(area);
        Staff.Person coordinator = staff.in(area, "COORDINATOR");
        String preview = path(area, scan) + "/voorbeeld?zijde=FORMAL";
        Document page = coordinator.get(preview).page();
        for (int part = 1; page.select("form[data-parts]").size() == 1 && part < 9; part++) {
            assertThat(page.title()).isEqualTo("Deel " + part + " van 5");
            Staff.Answer answer = coordinator.post(preview, fields(page));
            page = answer.page();
        }
        assertThat(closing.forms(scan)).isEqualTo(Map.of(Side.FORMAL, 0, Side.INFORMAL, 0, Side.MUNICIPALITY, 0));

        String paper = path(area, scan) + "/papier?zijde=INFORMAL";
        String[] form = fields(coordinator.get(paper).page());
        assertThat(coordinator.post(paper, form).page().select("h1").text()).isEqualTo("Bedankt.");
        coordinator.post(paper, form);
        assertThat(closing.forms(scan)).containsEntry(Side.INFORMAL, 1);
        assertThat(coordinator.get(path(area, scans.ended(area)) + "/papier").status())
                .isEqualTo(404);
    }

    private static String[] fields(Document page) {
        return page.select("form[data-parts] input[type=hidden]:not([name=_csrf])").stream()
                .flatMap(input -> java.util.stream.Stream.of(input.attr("name"), input.val()))
                .toArray(String[]::new);
    }

    private java.util.List<String> mails(QuickScan scan) {
        return worker.sql("select body from mail where recipient like :like")
                .param("like", "%" + scan.id() + "%")
                .query(String.class)
                .list();
    }

    private static String path(Area area, QuickScan scan) {
        return "/" + area.slug() + "/quickscan/" + scan.id();
    }

    private static String text(Staff.Answer pdf) throws IOException {
        assertThat(pdf.status()).isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
