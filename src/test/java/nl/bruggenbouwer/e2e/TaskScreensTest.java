package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A coordinator plans what has to be arranged, and makes an invitation. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class TaskScreensTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"1280, true", "360, true", "360, false"})
    void tasksAreMadeAndAnInvitation(int width, boolean javaScript) {
        try (BrowserContext context = browser.visitor(width, javaScript)) {
            String picture = "-" + width + (javaScript ? "" : "-zonder");
            Page page = context.newPage();
            page.navigate("http://localhost:" + port + "/demo");
            page.click("button:has-text('Log in als Samira')");
            page.waitForURL("**/overzicht");
            page.navigate("http://localhost:" + port + "/voorbeeldstad/traject");
            page.click(".tasks a");
            page.click("text=Naar het programma");
            page.check(".choice input[value=WORKSHOP_BEGINNERS]");
            page.click("button:has-text('Voeg het gekozen onderdeel toe')");
            page.waitForURL("**/onderdeel/**");
            String item = page.url();
            page.fill("#dag-0", "2099-03-10");
            page.fill("#van-0", "09:30");
            page.fill("#tot-0", "12:30");
            page.fill("#plaats-0", "Buurthuis De Brug");
            page.click(".actions .btn");
            page.waitForURL("**/programma#**");
            page.click("text=Naar de taken");
            page.waitForURL("**/taken");
            page.click("button[name=onderdeel][value='" + item.substring(item.lastIndexOf('/') + 1) + "']");
            page.waitForSelector(".note--good");
            page.fill("#titel", "Een zaal met een lift regelen, en vragen of er gekookt mag worden");
            page.selectOption("#soort", "LOCATION");
            page.click("button:has-text('Voeg toe')");
            page.waitForSelector(".summary");
            assertThat(page.inputValue("#titel")).startsWith("Een zaal");
            Browser.see(page, "taken-fout" + picture, javaScript);
            page.selectOption("#wie", "MUNICIPALITY");
            page.fill("#voor", LocalDate.now().plusDays(3).toString());
            page.click("button:has-text('Voeg toe')");
            page.waitForSelector(".note--good");
            page.click(".tasks button:has-text('Klaar') >> nth=1");
            page.waitForSelector("summary:has-text('Klaar')");
            page.click("summary:has-text('Klaar')");
            Browser.see(page, "taken" + picture, javaScript);
            page.click("a:has-text('Een zaal met een lift') >> nth=0");
            page.waitForSelector("#voor");
            page.click("summary");
            Browser.see(page, "taak" + picture, javaScript);
            page.click("text=Terug naar de taken");
            page.click("a:has-text('Materiaal klaarzetten')");
            page.click("summary");
            Browser.see(page, "taak-menukaart" + picture, javaScript);
            page.click("button:has-text('Verwijder deze taak')");
            page.waitForSelector(".note--good");
            page.navigate(item);
            page.fill("#dag-0", "2099-03-17");
            page.click(".actions .btn");
            page.waitForURL("**/programma#**");
            page.click("text=Naar de taken");
            page.click("summary:has-text('Verwijderd')");
            assertThat(page.textContent("main")).contains("Meegeschoven: eerst");
            Browser.see(page, "taken-meegeschoven" + picture, javaScript);
            page.click("button:has-text('Zet terug')");
            page.waitForSelector(".note--good");
            page.click("text=Nodig mensen uit");
            page.waitForSelector("#dagdeel");
            page.click(".actions .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "publiciteit-fout" + picture, javaScript);
            page.selectOption("#dagdeel", page.getAttribute("#dagdeel option:last-child", "value"));
            page.check("input[name=plaats][value=ja]");
            page.click(".actions .btn");
            page.waitForSelector("#tekst-ar");
            Browser.see(page, "publiciteit" + picture, javaScript);
            assertThat(page.inputValue("#tekst-nl")).contains("Buurthuis De Brug");

            page.navigate("http://localhost:" + port + "/demo");
            page.click("button:has-text('Log in als Marieke')");
            page.waitForURL("**/overzicht");
            Browser.see(page, "overzicht-taken" + picture, javaScript);
            page.click("a:has-text('Taak: Een zaal met een lift') >> nth=0");
            page.waitForURL("**/taken");
            Browser.see(page, "taken-gemeente" + picture, javaScript);
            page.click("li:has-text('Een zaal met een lift') button:has-text('Klaar') >> nth=0");
            page.waitForSelector(".note--good");
        }
    }
}
