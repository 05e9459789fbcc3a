package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The tour of the demo, step by step, as a visitor walks it. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class DemoTourTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void eachStepLeadsToAScreen(int width) {
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            for (String step : List.of("aanvraag", "gesprek", "sluiten", "scherm", "bijeenkomst", "programma")) {
                open(page, "/demo");
                page.click("button[value=" + step + "]");
                page.waitForURL(url -> !url.contains("/demo"));
                Browser.see(page, "rondleiding-" + step + "-" + width);
            }
            open(page, "/demo");
            page.click("a[href^='/v/demo-informeel']");
            page.waitForURL("**/v/**");
            assertThat(page.getAttribute("html", "dir")).isEqualTo("rtl");
            Browser.see(page, "rondleiding-telefoon-" + width);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, nl", "360, nl", "1280, ar", "360, ar"})
    void theTwoWaysOfCountingStandBesideEachOther(int width, String language) {
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            open(page, "/demo?taal=" + language);
            Browser.see(page, "rondleiding-" + language + "-" + width);
            page.click("a[href^='/demo/stemming']");
            page.waitForURL("**/demo/stemming**");
            Browser.see(page, "rondleiding-stemming-" + language + "-" + width);
            assertThat(page.getAttribute("html", "lang")).isEqualTo(language);
            assertThat(page.locator("ol.places").count()).isEqualTo(2);
            page.click("button[value=bijeenkomst]");
            page.waitForURL("**/voorbeeldstad/bijeenkomst/**");
        }
    }
}
