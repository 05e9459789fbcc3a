package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The menu: for visitors, for those who work in an area, and where the Alliantie changes it. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class MenuScreensTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"360,nl", "360,ar", "1280,en", "1280,tr"})
    void everybodyReadsTheMenu(int width, String language) {
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            open(page, "/menukaart?taal=" + language);
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            Browser.see(page, "menukaart-" + language + "-" + width);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void aCoordinatorAddsAnOfferAndTakesItOff(int width) {
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            open(page, "/demo");
            page.click("button:has-text('Log in als Samira')");
            page.waitForURL("**/overzicht");
            open(page, "/landelijk/menukaart");
            Browser.see(page, "menukaart-beheer-" + width);
            page.click("main .btn:has-text('Nieuw onderdeel')");
            page.waitForSelector("#naam");
            page.click("button[value=bewaren]");
            page.waitForSelector(".summary");
            Browser.see(page, "menukaart-fout-" + width);
            page.fill("#naam", "Lezen met elkaar " + width);
            page.fill("#voorwie", "Ouders");
            page.fill("#duur", "Eén dagdeel");
            page.check("input[name=thema][value=SOCIAL_CONTROL]");
            page.fill("#vragen", "Hoe begin ik?");
            page.fill("#werk", "U leest samen.");
            page.fill("#kosten", "Op aanvraag");
            page.click("button[value=bekijken]");
            page.waitForSelector("#voorbeeld");
            Browser.see(page, "menukaart-voorbeeld-" + width);
            page.click("button[value=bewaren]");
            page.waitForSelector(".note--good");
            page.fill("#voorwie", "Ouders en kinderen");
            page.click("button[value=bewaren]");
            page.waitForSelector(".note--good");
            page.click("summary:has-text('Wat er veranderde')");
            Browser.see(page, "menukaart-onderdeel-" + width);
            page.click("a:has-text('العربية')");
            page.waitForSelector("#tekst-0");
            page.click("main form.card .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "menukaart-vertaling-" + width);
            page.click("main .back");
            page.click("form[action$=intrekking] .btn");
            page.waitForSelector(".note--good");
            assertThat(page.textContent("main")).contains("staat niet meer op de menukaart");
            open(page, "/voorbeeldstad/menukaart");
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            Browser.see(page, "menukaart-gebied-" + width);
            open(page, "/voorbeeldstad/kalender");
            Browser.see(page, "kalender-" + width);
        }
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
