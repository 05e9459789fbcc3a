package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The request of a visitor, and the screens with which a coordinator leads a traject. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class IntakePagesTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"360,nl,false", "360,ar,true", "768,tr,true", "1280,en,true"})
    void aVisitorAsksForAFirstTalk(int width, String language, boolean javaScript) {
        try (BrowserContext visitor = browser.visitor(width, javaScript)) {
            Page page = visitor.newPage();
            open(page, "/aanvraag?taal=" + language);
            Browser.see(page, "aanvraag-" + language + "-" + width, javaScript);
            page.click("main .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "aanvraag-fout-" + language + "-" + width, javaScript);
            page.check("input[name=soort][value=TRAINER]");
            page.fill("#plaats", "Utrecht");
            page.check("input[name=over][value=JOIN]");
            page.fill("#naam", "Noor");
            page.fill("#tel", "0612345678");
            page.click("main .btn");
            page.waitForSelector("button[name=akkoord]");
            assertThat(page.innerText("dl")).contains("Utrecht", "0612345678");
            Browser.see(page, "aanvraag-klopt-" + language + "-" + width, javaScript);
            page.click("button[name=akkoord]");
            page.waitForURL("**/aanvraag/verstuurd?taal=" + language);
            Browser.see(page, "aanvraag-verstuurd-" + language + "-" + width, javaScript);
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
            Browser.see(page, "wat-wacht-" + width);
            open(page, "/landelijk/aanvragen");
            Browser.see(page, "aanvragen-" + width);
            page.click("details summary");
            page.click("details form .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "aanvragen-fout-" + width);
            open(page, "/landelijk/aanvragen");
            page.click(".tasks a");
            page.waitForSelector(".next");
            Browser.see(page, "aanvraag-" + width);
            open(page, "/voorbeeldstad/traject");
            Browser.see(page, "trajecten-" + width);
            page.click(".tasks a");
            page.waitForSelector(".chain");
            Browser.see(page, "traject-" + width);
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            Browser.see(page, "traject-open-" + width);
            page.click("button[value=PAUSED]");
            page.waitForSelector(".summary");
            Browser.see(page, "traject-fout-" + width);
            page.click("button[value=CALLED]");
            page.waitForSelector(".note--good");
            Browser.see(page, "traject-gebeld-" + width);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1280})
    void aTalkIsFilledInAndItsReportAgreedWith(int width) {
        try (BrowserContext visitor = browser.visitor(width, true);
                BrowserContext elsewhere = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            talk(page, width, true);
            page.click("#blok-WISHES summary");
            page.fill("#WISHES-NEED", "Een ruimte op zaterdag");
            page.keyboard().press("Tab"); // leaving the field saves it
            page.waitForSelector("#blok-WISHES .saved:has-text('Opgeslagen om')");
            page.waitForSelector("#blok-WISHES summary .tag--good");
            Browser.see(page, "gesprek-onderwerp-" + width);
            page.reload();
            assertThat(page.inputValue("#WISHES-NEED")).isEqualTo("Een ruimte op zaterdag");
            unfold(page);
            Browser.see(page, "gesprek-open-" + width);
            page.fill("#aanwezig", "Vrouwengroep, bestuur");
            page.click("form[action$='/gehouden'] .btn");
            page.waitForSelector("#verslag");
            unfold(page);
            page.click("form[action$='/verslag'] .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "gesprek-fout-" + width);
            page.fill("#wie-1", "Vrouwengroep, bestuur");
            String address = "talk" + width + "@voorbeeld.example";
            page.fill("#mail-1", address);
            page.click("form[action$='/verslag'] .btn");
            page.waitForSelector(".note--good");
            Browser.see(page, "gesprek-verstuurd-" + width);

            Page report = elsewhere.newPage();
            report.navigate(linkIn(report, address));
            Browser.see(report, "verslag-" + width);
            report.click("button[value=bezwaar]");
            report.waitForSelector(".summary");
            Browser.see(report, "verslag-fout-" + width);
            report.click("button[value=akkoord]");
            report.waitForSelector(".note--good");
            Browser.see(report, "verslag-akkoord-" + width);
            assertThat(elsewhere.cookies()).isEmpty();
            page.reload();
            assertThat(page.innerText("#verslag")).contains("Akkoord op");
        }
    }

    private static void unfold(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    }

    /** Begins a talk with organisations, with a look at the screens on the way. */
    private void talk(Page page, int width, boolean javaScript) {
        open(page, "/demo");
        page.click("button:has-text('Log in als Samira')");
        page.waitForURL("**/overzicht");
        open(page, "/voorbeeldstad/traject");
        page.click(".tasks a");
        page.click("a[href$='/gesprek/nieuw']");
        page.click("main form .btn");
        page.waitForSelector(".summary");
        Browser.see(page, "gesprek-nieuw-" + width, javaScript);
        page.check("input[name=met][value=ORGANISATIONS]");
        page.fill("#plaats", "Buurthuis");
        page.click("main form .btn");
        page.waitForSelector("#blok-WHO");
        Browser.see(page, "gesprek-" + width, javaScript);
    }

    /** The link to the report in the mail that this address got by SMTP. */
    private String linkIn(Page page, String address) {
        for (int i = 0; i < 50; i++) {
            String all = page.request()
                    .get("http://localhost:" + port + "/demo/postbus.json")
                    .text();
            for (JsonNode mail : JsonMapper.shared().readTree(all)) {
                Matcher link =
                        Pattern.compile("/g/\\S+").matcher(mail.path("text").asString());
                if (mail.path("to").asString().equals(address) && link.find()) {
                    assertThat(mail.path("subject").asString()).isEqualTo("Het verslag van ons gesprek");
                    return "http://localhost:" + port + link.group();
                }
            }
            page.waitForTimeout(200);
        }
        throw new AssertionError("No mail came");
    }

    @Test
    void aTalkIsFilledInWithTheKeyboardAlone() {
        try (BrowserContext visitor = browser.visitor(1280, true)) {
            Page page = visitor.newPage();
            talk(page, 1280, true);
            Browser.tabTo(page, "#blok-WISHES summary");
            page.keyboard().press("Enter");
            Browser.tabTo(page, "#WISHES-OFFER");
            page.keyboard().type("Vertalen");
            Browser.tabTo(page, "#blok-WISHES .btn[value=WORRIES]");
            page.keyboard().press("Enter");
            page.waitForURL("**#blok-WORRIES");
            assertThat(page.inputValue("#WISHES-OFFER")).isEqualTo("Vertalen");
            Browser.tabTo(page, "#WORRIES-WORRY");
        }
    }

    @Test
    void withJavaScriptAButtonWaitsForWhatIsStillBeingSavedElsewhere() {
        try (BrowserContext visitor = browser.visitor(1280, true);
                BrowserContext colleague = browser.visitor(1280, true)) {
            Page page = visitor.newPage();
            talk(page, 1280, true);
            unfold(page);
            page.fill("#WISHES-NEED", "Een ruimte op zaterdag");
            page.fill("#PRACTICAL-PLACE", "Buurthuis"); // leaving the wishes saves them
            page.press("#PRACTICAL-PLACE", "Enter");
            page.waitForURL("**#blok-PRACTICAL");
            assertThat(page.inputValue("#WISHES-NEED")).isEqualTo("Een ruimte op zaterdag");
            assertThat(page.inputValue("#PRACTICAL-PLACE")).isEqualTo("Buurthuis");

            Page other = colleague.newPage();
            open(other, "/demo");
            other.click("button:has-text('Log in als Youssef')");
            other.waitForURL("**/overzicht");
            other.navigate(page.url());
            unfold(other);
            other.fill("#WISHES-NEED", "Een tolk");
            other.press("#WISHES-NEED", "Tab");
            other.waitForSelector("#blok-WISHES .saved:has-text('Opgeslagen om')");
            unfold(page);
            page.fill("#WISHES-NEED", "Een zaal");
            page.press("#WISHES-NEED", "Tab");
            page.waitForSelector("#blok-WISHES .saved:has-text('Nog niet opgeslagen')");
            page.fill("#PRACTICAL-PLACE", "School");
            page.click("#blok-PRACTICAL .btn[value=PRACTICAL]");
            page.waitForSelector(".summary");
            Browser.see(page, "gesprek-twee-teksten-1280");
            assertThat(page.inputValue("#WISHES-NEED")).isEqualTo("Een zaal");
            assertThat(page.innerText("#blok-WISHES")).contains("Een tolk");
            assertThat(page.textContent("#blok-PRACTICAL .saved")).startsWith("Opgeslagen om");
            assertThat(page.inputValue("#PRACTICAL-PLACE")).isEqualTo("School");
        }
    }

    @Test
    void aTalkIsFilledInWithoutJavaScript() {
        try (BrowserContext visitor = browser.visitor(360, false)) {
            Page page = visitor.newPage();
            talk(page, 360, false);
            page.click("#blok-FEE summary");
            page.selectOption("#FEE-FEE", "VOUCHER");
            page.check("input[name=FEE-TRAVEL][value=YES]");
            page.click("#blok-WISHES summary");
            page.fill("#WISHES-NEED", "Een ruimte op zaterdag");
            page.click("#blok-FEE .btn[value=MUST_NOT]");
            page.waitForURL("**#blok-MUST_NOT");
            assertThat(page.locator("#blok-MUST_NOT[open]").count()).isEqualTo(1);
            assertThat(page.inputValue("#WISHES-NEED")).isEqualTo("Een ruimte op zaterdag");
            assertThat(page.textContent("#blok-WISHES .saved")).startsWith("Opgeslagen om");
            page.click("#blok-FEE summary");
            assertThat(page.inputValue("#FEE-FEE")).isEqualTo("VOUCHER");
            page.fill("#FEE-AMOUNT", "50 euro");
            page.press("#FEE-AMOUNT", "Enter");
            page.waitForURL("**#blok-FEE");
            assertThat(page.inputValue("#FEE-AMOUNT")).isEqualTo("50 euro");
            assertThat(page.innerText("#blok-FEE .saved")).startsWith("Opgeslagen om");
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
}
