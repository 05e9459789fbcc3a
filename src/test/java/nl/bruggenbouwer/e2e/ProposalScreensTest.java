package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The public form with which an organisation presents itself, without JavaScript, and the desk of the coordinator. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class ProposalScreensTest {

    static Browser browser;

    @LocalServerPort
    int port;

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"360,ar", "1280,nl"})
    void anOrganisationPresentsItselfAndTheCoordinatorAddsIt(int width, String language) {
        String name = "Groep " + language;
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            open(page, "/aanbod/voorbeeldstad?taal=" + language);
            see(page, "aanbod-leeg-" + width);
            assertThat(page.isVisible("#bieden-LOCATION")).isFalse();
            page.check("input[name=bieden][value=LOCATION]");
            page.fill("#bieden-LOCATION", "Een zaal voor 40 mensen op zondag");
            page.fill("#contact-naam", "Selam");
            page.click("main .btn");
            page.waitForSelector(".summary");
            see(page, "aanbod-fout-" + width);
            page.fill("#naam", name);
            page.check("input[name=zijde][value=INFORMAL]");
            page.selectOption("#soort", "COMMUNITY");
            page.fill("#mail", "selam@voorbeeld.example");
            page.check("input[name=doel][value=INVITATION]");
            page.click("main .btn");
            page.waitForSelector("button[name=akkoord]");
            see(page, "aanbod-klopt-" + width);
            page.waitForTimeout(4_000);
            page.click("button[name=akkoord]");
            page.waitForURL("**/verstuurd*");
            see(page, "aanbod-verstuurd-" + width);
        }
        try (BrowserContext staff = browser.visitor(width, true)) {
            Page page = staff.newPage();
            open(page, "/demo");
            page.click("button:has-text('Log in als Samira')");
            page.waitForURL("**/overzicht");
            open(page, "/voorbeeldstad/netwerk/aanmelding");
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            see(page, "aanmeldingen-" + width);
            page.click("a:has-text('" + name + "')");
            page.waitForSelector("#stap");
            see(page, "aanmelding-" + width);
            page.click("#stap button");
            page.waitForSelector(".note--good");
            assertThat(page.innerText("h1")).isEqualTo(name);
        }
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    private static void see(Page page, String name) {
        page.waitForSelector("h1");
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screens/" + name + ".png")));
        Browser.assertAccessible(page, name);
    }
}
