package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The screens with which a coordinator keeps the network. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class NetworkScreensTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"360,Vrouwen op de been", "768,Samen lezen", "1280,Stichting Nieuw Begin"})
    void aCoordinatorAddsAnOrganisationWithAContact(int width, String name) {
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            signIn(page, "Samira");
            open(page, "/voorbeeldstad/netwerk/nieuw");
            page.click("main .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "organisatie-fout-" + width);
            page.fill("#naam", name);
            page.selectOption("#zijde", "INFORMAL");
            page.selectOption("#soort", "WOMEN");
            page.fill("#wat", "Taalles en koffie voor vrouwen");
            page.click("details:has(input[name=taal]) summary");
            page.check("input[name=taal][value=tr]");
            page.check("input[name=stem][value=WOMEN]");
            page.click("main .btn");
            page.waitForSelector(".note--good");
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            Browser.see(page, "organisatie-open-" + width);
            page.click("form[action$=uitwisseling] .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "aanbod-fout-" + width);
            page.selectOption("#richting", "OFFER");
            page.selectOption("#punt", "LOCATION");
            page.fill("#woorden", "Een zaal voor 40 mensen, op zondag");
            page.click("form[action$=uitwisseling] .btn");
            page.waitForSelector(".note--good");
            page.click("details:has(#contact-naam) summary");
            page.click("form[action$=contacten] .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "contact-fout-" + width);
            page.fill("#contact-naam", "Noor");
            page.fill("#mail", "noor@voorbeeld.example");
            page.check("input[name=doel][value=TRAJECT]");
            page.check("input[name=doel][value=INVITATION]");
            page.selectOption("#hoe", "TALK");
            page.click("form[action$=contacten] .btn");
            page.waitForSelector(".note--good");
            Browser.see(page, "organisatie-" + width);
            page.click("a[href*='/netwerk/contact/']");
            page.waitForSelector("button:has-text('Trek in')");
            page.click("button:has-text('Trek in')");
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat(page.innerText("main")).contains("Ingetrokken op");
            Browser.see(page, "contact-" + width);
            open(page, "/voorbeeldstad/netwerk");
            Browser.see(page, "netwerk-" + width);
            open(page, "/voorbeeldstad/netwerk/nieuw");
            page.fill("#naam", name);
            page.selectOption("#zijde", "INFORMAL");
            page.selectOption("#soort", "WOMEN");
            page.click("main .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "organisatie-dubbel-" + width);
            page.check("input[name=toch]");
            page.click("main .btn");
            page.waitForSelector(".note--good");
            open(page, "/voorbeeldstad/netwerk/dubbel");
            Browser.see(page, "dubbel-" + width);
            page.click("li:has-text('" + name + "') a");
            page.waitForSelector("button:has-text('Deze blijft')");
            Browser.see(page, "samenvoegen-" + width);
            page.click("button:has-text('Deze blijft')");
            page.waitForSelector(".note--good");
            open(page, "/voorbeeldstad/netwerk/invoer");
            page.click("main .card .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "invoer-fout-" + width);
            open(page, "/voorbeeldstad/netwerk/uitvoer");
            page.click("main .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "uitvoer-fout-" + width);
        }
    }

    private void signIn(Page page, String name) {
        open(page, "/demo");
        page.click("button:has-text('Log in als " + name + "')");
        page.waitForURL("**/overzicht");
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
