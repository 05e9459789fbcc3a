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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The request of a visitor, and the screens with which a coordinator leads a traject. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class IntakePagesTest {

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
    @CsvSource({"360,nl,false", "360,ar,true", "768,tr,true", "1280,en,true"})
    void aVisitorAsksForAFirstTalk(int width, String language, boolean javaScript) {
        try (BrowserContext visitor = browser.visitor(width, javaScript)) {
            Page page = visitor.newPage();
            open(page, "/aanvraag?taal=" + language);
            see(page, "aanvraag-" + language + "-" + width, javaScript);
            page.click("main .btn");
            page.waitForSelector(".summary");
            see(page, "aanvraag-fout-" + language + "-" + width, javaScript);
            page.check("input[name=soort][value=TRAINER]");
            page.fill("#plaats", "Utrecht");
            page.check("input[name=over][value=JOIN]");
            page.fill("#naam", "Noor");
            page.fill("#tel", "0612345678");
            page.click("main .btn");
            page.waitForSelector("button[name=akkoord]");
            assertThat(page.innerText("dl")).contains("Utrecht", "0612345678");
            see(page, "aanvraag-klopt-" + language + "-" + width, javaScript);
            page.click("button[name=akkoord]");
            page.waitForURL("**/aanvraag/verstuurd?taal=" + language);
            see(page, "aanvraag-verstuurd-" + language + "-" + width, javaScript);
            assertThat(visitor.cookies()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1280})
    void aCoordinatorLeadsATraject(int width) {
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            open(page, "/demo");
            page.click("button:has-text('Log in als Samira')");
            page.waitForURL("**/overzicht");
            see(page, "wat-wacht-" + width);
            open(page, "/landelijk/aanvragen");
            see(page, "aanvragen-" + width);
            page.click("details summary");
            page.click("details form .btn");
            page.waitForSelector(".summary");
            see(page, "aanvragen-fout-" + width);
            open(page, "/landelijk/aanvragen");
            page.click(".tasks a");
            page.waitForSelector(".next");
            see(page, "aanvraag-" + width);
            open(page, "/voorbeeldstad/traject");
            see(page, "trajecten-" + width);
            page.click(".tasks a");
            page.waitForSelector(".chain");
            see(page, "traject-" + width);
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            see(page, "traject-open-" + width);
            page.click("button[value=PAUSED]");
            page.waitForSelector(".summary");
            see(page, "traject-fout-" + width);
            page.click("button[value=CALLED]");
            page.waitForSelector(".note--good");
            see(page, "traject-gebeld-" + width);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void theAdministratorSeesTheMunicipalities(int width) {
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            open(page, "/demo");
            page.click("button:has-text('Log in als Bea')");
            page.waitForURL("**/overzicht");
            open(page, "/landelijk/gemeenten");
            Browser.assertAccessible(page, "gemeenten-" + width); // too long a page for a picture
            page.click("main .btn");
            page.waitForSelector(".summary");
            Browser.assertAccessible(page, "gemeenten-fout-" + width);
        }
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    /** axe runs inside the page, so without JavaScript the screen is only kept. */
    private static void see(Page page, String name, boolean javaScript) {
        if (javaScript) {
            see(page, name);
        }
    }

    private static void see(Page page, String name) {
        page.waitForSelector("h1");
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screens/" + name + ".png")));
        Browser.assertAccessible(page, name);
    }
}
