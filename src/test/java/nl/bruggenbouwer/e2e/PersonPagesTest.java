package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
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

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Accounts accounts;

    @Autowired
    Areas areas;

    @LocalServerPort
    int port;

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
            Browser.see(page, "personen-" + width);
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            page.click("main form .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "personen-fout-" + width);
            page.fill("#mail", mail);
            page.selectOption("#wens", "ERASURE");
            page.selectOption("#controle", "CALLED_BACK");
            page.click("main form .btn");
            page.waitForSelector("#zeker");
            Browser.see(page, "persoon-" + width);
            page.click("text=Wis de gegevens");
            page.waitForSelector(".summary");
            Browser.see(page, "persoon-fout-" + width);
            page.check("#zeker");
            page.click("text=Wis de gegevens");
            page.waitForSelector("text=Er is niets gevonden");
            Browser.see(page, "persoon-gewist-" + width);
            page.click("text=Het verzoek is afgehandeld");
            page.waitForURL("**/landelijk/personen");
            assertThat(page.content()).doesNotContain(mail);
            open(page, "/mijn/gegevens");
            Browser.see(page, "mijn-gegevens-" + width);
        }
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
