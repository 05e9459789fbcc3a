package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Somebody asks for their data: noted, found, erased; and everybody's own page. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class PersonPagesTest {

    static Browser browser;

    @Autowired
    Accounts accounts;

    @Autowired
    Areas areas;

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
    @ValueSource(ints = {360, 1280})
    void aCoordinatorAnswersSomebodyWhoAsksToBeErased(int width) {
        String mail = "yusuf" + width + "@voorbeeld.example";
        accounts.ensure(
                mail, "Yusuf", areas.bySlug("voorbeeldstad").orElseThrow().id(), Role.PROFESSIONAL);
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            open(page, "/demo");
            page.click("button:has-text('Log in als Samira')");
            page.waitForURL("**/overzicht");
            open(page, "/landelijk/personen");
            see(page, "personen-" + width);
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            page.click("main form .btn");
            page.waitForSelector(".summary");
            see(page, "personen-fout-" + width);
            page.fill("#mail", mail);
            page.selectOption("#wens", "ERASURE");
            page.selectOption("#controle", "CALLED_BACK");
            page.click("main form .btn");
            page.waitForSelector("#zeker");
            see(page, "persoon-" + width);
            page.click("text=Wis de gegevens");
            page.waitForSelector(".summary");
            see(page, "persoon-fout-" + width);
            page.check("#zeker");
            page.click("text=Wis de gegevens");
            page.waitForSelector("text=Er is niets gevonden");
            see(page, "persoon-gewist-" + width);
            page.click("text=Het verzoek is afgehandeld");
            page.waitForURL("**/landelijk/personen");
            assertThat(page.content()).doesNotContain(mail);
            open(page, "/mijn/gegevens");
            see(page, "mijn-gegevens-" + width);
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
