package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @ParameterizedTest
    @CsvSource({"1280, true, film.webm", "360, true, film.mp4", "360, false, film.webm"})
    void aCoordinatorAddsAFilmToAModuleAndAVisitorSeesIt(int width, boolean javaScript, String file)
            throws IOException {
        String picture = "-" + width + (javaScript ? "" : "-zonder");
        try (BrowserContext staff = browser.visitor(width, javaScript);
                BrowserContext visitor = browser.visitor(width, javaScript)) {
            Page page = staff.newPage();
            open(page, "/demo");
            page.click("button:has-text('Log in als Samira')");
            page.waitForURL("**/overzicht");
            open(page, "/landelijk/modulen/nieuw");
            page.fill("#titel", "Kijken naar elkaar" + picture);
            page.fill("#over", "Een film van vier minuten.");
            page.check("input[value=eigen]");
            page.fill("#adres", "www.elders.example/film");
            page.fill("#titel-0", "De stip");
            page.fill("#tekst-0", "## Kijk eerst\n\nDaarna denkt u na.");
            page.check("input[name=zichtbaar]");
            page.click("button[value=bewaren]");
            page.waitForSelector(".note--good");
            assertThat(page.inputValue("#adres")).isEqualTo("https://www.elders.example/film");
            page.click("a:has-text('Films en podcasts')");
            page.waitForSelector("section.card");
            Browser.see(page, "films-leeg" + picture, javaScript);
            page.click("section.card a");
            page.waitForSelector("#uitleg-0");
            page.fill("#uitleg-0", "Een witte stip loopt door het beeld.\nEr is geen geluid.");
            page.click("button[value=bewaren]");
            page.waitForSelector(".note--good");
            Browser.see(page, "module" + picture, javaScript);
            page.click("a:has-text('Films en podcasts')");
            page.click("section.card summary");
            page.setInputFiles("section.card input[type=file]", Path.of("pom.xml"));
            page.click("section.card .btn--small");
            page.waitForSelector(".summary");
            Browser.see(page, "films-fout" + picture, javaScript);
            Path large = Files.write(Path.of("target/groot.mp4"), new byte[60_000_000]);
            page.setInputFiles("section.card input[type=file]", large);
            page.click("section.card .btn--small");
            page.waitForSelector("h1:has-text('Dat is te groot.')");
            page.navigate(page.url());
            page.click("section.card summary");
            page.setInputFiles("section.card input[type=file]", Path.of("src/test/resources/film", file));
            page.click("section.card .btn--small");
            page.waitForSelector("section.card video");
            Browser.see(page, "films" + picture, javaScript);
            page.click("main .back");
            page.click("button[value=bekijken]");
            page.waitForSelector("#voorbeeld video");
            page.click("a:has-text('العربية')");
            page.waitForSelector("textarea >> nth=3");
            page.fill("textarea >> nth=0", "لننظر إلى بعضنا");
            page.fill("textarea >> nth=3", "## انظروا أولاً\n\nثم فكّروا.");
            page.click("main form.card .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "module-vertaling-fout" + picture, javaScript);
            page.check("input[name=gelezen]");
            page.click("main form.card .btn");
            page.waitForSelector(".note--good");
            page.click("main .back");
            page.click("a:has-text('Bekijk de openbare module')");
            page.waitForURL("**/modulen/*");
            Page other = visitor.newPage();
            other.navigate(page.url() + "/1?taal=ar");
            other.click("main summary");
            if (javaScript) {
                other.waitForFunction("document.querySelector('video').readyState >= 1");
                assertThat(other.evaluate("document.querySelector('video').videoWidth"))
                        .isEqualTo(320);
            }
            Browser.see(other, "module-film" + picture, javaScript);
        }
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
