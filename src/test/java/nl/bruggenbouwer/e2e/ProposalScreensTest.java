package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The public form with which an organisation presents itself, without JavaScript, and the desk of the coordinator. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class ProposalScreensTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"360,ar", "1280,nl"})
    void anOrganisationPresentsItselfAndTheCoordinatorAddsIt(int width, String language) {
        String name = "Groep " + language;
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            open(page, "/aanbod/voorbeeldstad?taal=" + language);
            Browser.see(page, "aanbod-leeg-" + width);
            assertThat(page.isVisible("#bieden-LOCATION")).isFalse();
            page.check("input[name=bieden][value=LOCATION]");
            page.fill("#bieden-LOCATION", "Een zaal voor 40 mensen op zondag");
            page.fill("#contact-naam", "Selam");
            page.click("main .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "aanbod-fout-" + width);
            page.fill("#naam", name);
            page.check("input[name=zijde][value=INFORMAL]");
            page.selectOption("#soort", "COMMUNITY");
            page.fill("#mail", "selam@voorbeeld.example");
            page.check("input[name=doel][value=INVITATION]");
            page.click("main .btn");
            page.waitForSelector("button[name=akkoord]");
            Browser.see(page, "aanbod-klopt-" + width);
            page.waitForTimeout(4_000);
            page.click("button[name=akkoord]");
            page.waitForURL("**/verstuurd*");
            Browser.see(page, "aanbod-verstuurd-" + width);
        }
        try (BrowserContext staff = browser.visitor(width, true)) {
            Page page = staff.newPage();
            open(page, "/demo");
            page.click("button:has-text('Log in als Samira')");
            page.waitForURL("**/overzicht");
            open(page, "/voorbeeldstad/netwerk/aanmelding");
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            Browser.see(page, "aanmeldingen-" + width);
            page.click("a:has-text('" + name + "')");
            page.waitForSelector("#stap");
            Browser.see(page, "aanmelding-" + width);
            page.fill("#zoek", "organisatie vluchtelingen");
            page.click("#samen button:has-text('Zoek')");
            page.waitForURL("**/aanmelding/*?zoek=*");
            page.click("form[action$=samenvoeging] button");
            page.waitForSelector(".summary");
            assertThat(page.innerText("#organisatie")).contains("Koepel Samen Sterk");
            assertThat(page.inputValue("#zoek")).isEqualTo("organisatie vluchtelingen");
            Browser.see(page, "aanmelding-zoek-" + width);
            page.click("#stap button");
            page.waitForSelector(".note--good");
            assertThat(page.innerText("h1")).isEqualTo(name);
            page.click("a[href*='/netwerk/contact/']");
            page.waitForSelector("#link");
            page.click("#link button");
            page.waitForSelector("#link :text('Er is een link.')");
            Browser.see(page, "contact-link-" + width);
            open(page, mailedLink(page));
            Browser.see(page, "gegevens-" + width);
            page.click("form[action*=uitwisseling] .btn--second");
            page.waitForSelector(".summary");
            Browser.see(page, "gegevens-fout-" + width);
            page.click("form[action*=bevestiging] button");
            page.waitForSelector(".note--good");
        }
    }

    /** The link in the mail that the demo's mailbox got last; the sender comes by every two seconds. */
    private String mailedLink(Page page) {
        Pattern link = Pattern.compile("/o/voorbeeldstad/[A-Za-z0-9_-]{32}");
        for (int i = 0; i < 20; i++) {
            open(page, "/demo/postbus.json");
            Matcher found = link.matcher(page.content());
            if (found.find()) {
                return found.group();
            }
            page.waitForTimeout(500);
        }
        throw new AssertionError("No link was mailed");
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
