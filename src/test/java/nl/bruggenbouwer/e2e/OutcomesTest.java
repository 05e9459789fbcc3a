package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The outcomes as people see them; all tests look at one released scan. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class OutcomesTest {

    private static final Pattern LAST = Pattern.compile("wens=15$");

    @RegisterExtension
    static final Browser browser = new Browser();

    static String outcome;
    static String slug;
    static Staff.Person coordinator;

    @LocalServerPort
    int port;

    @BeforeAll
    static void aReleasedScan(
            @Autowired Scans scans, @Autowired Staff staff, @Autowired CloseQuickScan closing, @Autowired Areas areas) {
        Area area = scans.area();
        QuickScan scan = scans.ended(area);
        Set<String> most = new HashSet<>();
        Scans.BASIS.exchange().stream().skip(1).limit(7).forEach(item -> most.add(item.needCode()));
        Scans.BASIS.exchange().stream().skip(1).limit(2).forEach(item -> most.add(item.offerCode()));
        scans.answers(scan, Map.of(Side.FORMAL, 18, Side.INFORMAL, 6, Side.MUNICIPALITY, 8), most, "");
        scans.answers(scan, Map.of(Side.INFORMAL, 8), Set.of("NEED_SUPPORT.TRAINING"), "");
        closing.close(scan, UUID.randomUUID(), "");
        coordinator = staff.in(area, "COORDINATOR");
        outcome = "/" + area.slug() + "/quickscan/" + scan.id() + "/uitkomsten";
        coordinator.post("/" + area.slug() + "/quickscan/" + scan.id() + "/vrijgave");
        slug = areas.linksTo(area.id(), scan.id()).get(0).slug();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1280})
    void thePageIsAccessibleWithEveryQuestionOpenInLightAndDark(int width) {
        try (BrowserContext visitor = staff(width, true)) {
            Page page = visitor.newPage();
            open(page, outcome);
            assertThat(height(page)).isLessThan(width == 1280 ? 6_000 : 13_000);
            page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)");
            if (width == 768) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            }
            Browser.see(page, "uitkomsten-" + width);
        }
    }

    @Test
    void theLargestAndTheCommonWishesStandOnTheFirstScreen() {
        try (BrowserContext visitor = staff(1280, true)) {
            Page page = visitor.newPage();
            open(page, outcome);
            for (int list = 0; list < 2; list++) {
                var first =
                        page.locator(".places").nth(list).locator("li").first().boundingBox();
                assertThat(first.y + first.height).isLessThan(800);
            }
        }
    }

    @Test
    void aQuestionUnfoldsWithoutJavaScriptIntoATableWithTheGroupsSideBySide() {
        try (BrowserContext visitor = staff(1280, false)) {
            Page page = visitor.newPage();
            open(page, outcome);
            page.locator(".result summary").first().click();
            var cells =
                    page.locator(".result").first().locator("tbody tr").first().locator("td:not(.results__place)");
            assertThat(cells.count()).isEqualTo(3);
            assertThat(cells.nth(1).boundingBox().x).isGreaterThan(cells.nth(0).boundingBox().x + 100);
            assertThat(cells.nth(0).locator(".iv").isVisible()).isTrue();
        }
    }

    @Test
    void itPrintsOnAFewSheetsWithEveryQuestionOpenAndNoTableCut() throws IOException {
        try (BrowserContext visitor = staff(1280, true)) {
            Page page = visitor.newPage();
            open(page, outcome);
            byte[] paper = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            Files.write(Files.createDirectories(Path.of("target/screens")).resolve("uitkomsten.pdf"), paper);
            try (PDDocument sheets = Loader.loadPDF(paper)) {
                assertThat(sheets.getNumberOfPages()).isLessThanOrEqualTo(12);
                PDFTextStripper text = new PDFTextStripper();
                String all = text.getText(sheets);
                int questions = page.locator(".result").count();
                // the head of a table comes back on each sheet that the table runs on to
                assertThat(all.split("de helft\\s+100 %", -1)).hasSize(3 * questions + 1);
                assertThat(all).doesNotContain("Uitloggen", "Toon op groot scherm");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768})
    void theScreenForTheRoomIsAccessibleOnSmallScreens(int width) {
        try (BrowserContext visitor = staff(width, true)) {
            Page page = visitor.newPage();
            for (int wish = 0; wish < 2; wish++) {
                open(page, outcome + "/scherm?wens=" + wish);
                Browser.see(page, "scherm-" + wish + "-" + width);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,720", "1024,768"})
    void everyScreenForTheRoomFitsAndTurnsByTheArrowKeys(int width, int height) {
        try (BrowserContext visitor = staff(width, true)) {
            Page page = visitor.newPage();
            page.setViewportSize(width, height);
            open(page, outcome + "/scherm");
            Browser.see(page, "scherm-" + width);
            assertThat(height(page)).isEqualTo(height);
            for (int wish = 1; wish <= 15; wish++) {
                page.keyboard().press("ArrowRight");
                page.waitForURL("**?wens=" + wish);
                assertThat(height(page)).as("wish " + wish).isEqualTo(height);
            }
            Browser.see(page, "scherm-laatste-" + width);
            page.keyboard().press("ArrowRight");
            assertThat(page.url()).containsPattern(LAST);
            page.keyboard().press("ArrowLeft");
            page.waitForURL("**?wens=14");
        }
    }

    @Test
    void theScreenForTheRoomTurnsByLinksWithoutJavaScript() {
        try (BrowserContext visitor = staff(360, false)) {
            Page page = visitor.newPage();
            open(page, outcome + "/scherm");
            page.click("a[rel=next]");
            assertThat(page.url()).endsWith("wens=1");
            page.click("a[rel=prev]");
            assertThat(page.url()).endsWith("wens=0");
        }
    }

    @ParameterizedTest
    @CsvSource({"nl,360", "nl,768", "nl,1280", "en,360", "tr,360", "ar,360", "ar,768", "ar,1280"})
    void thePublicPageIsAccessibleInTheLanguagesOfTheScan(String language, int width) {
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            open(page, "/u/" + slug + "?taal=" + language);
            Browser.see(page, "openbaar-" + language + "-" + width);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(page.locator("html").getAttribute("dir")).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
            assertThat(page.locator("a[href^='https://wa.me/']").getAttribute("href"))
                    .endsWith("%2Fu%2F" + slug + (language.equals("nl") ? "" : "%3Ftaal%3D" + language));
            var wish = page.locator(".places li").first().boundingBox();
            assertThat(wish.y + wish.height).isLessThan(740);
            if (language.equals("ar")) {
                assertThat(page.locator(".places").first().innerText()).doesNotContainPattern("[a-z]");
            }
            page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)");
            Browser.see(page, "openbaar-open-" + language + "-" + width);
            assertThat(visitor.cookies()).isEmpty();
        }
    }

    /** A signed-in coordinator's browser. */
    private BrowserContext staff(int width, boolean javaScript) {
        BrowserContext context = browser.visitor(width, javaScript);
        context.addCookies(coordinator.cookies().stream()
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue()).setUrl("http://localhost:" + port))
                .toList());
        return context;
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    private static int height(Page page) {
        return (int) page.evaluate("document.documentElement.scrollHeight");
    }
}
