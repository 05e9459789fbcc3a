package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class SigningInTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"1280,professional@voorbeeldstad.example", "360,organisation@voorbeeldstad.example"})
    void somebodySignsInOnAnotherDeviceWithTheCode(int width, String mail) {
        try (BrowserContext computer = browser.visitor(width, true);
                BrowserContext phone = browser.visitor(360, true)) {
            Page page = computer.newPage();
            open(page, "/inloggen");
            Browser.see(page, "inloggen-" + width);
            page.fill("#mail", "adviser@");
            page.click("main .btn");
            Browser.see(page, "inloggen-fout-" + width);
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("summary");
            assertThat(page.inputValue("#mail")).isEqualTo("adviser@");
            page.fill("#mail", mail);
            page.click("main .btn");
            page.waitForSelector(".code");
            Browser.see(page, "verstuurd-" + width);
            String code = page.innerText(".code");

            Page other = phone.newPage();
            other.navigate(address(linkInThePostbus(page, mail)));
            Browser.see(other, "code");
            assertThat(other.url()).endsWith("/login/ott");
            other.fill("#code", "000000".equals(code.replace(" ", "")) ? "111111" : "000000");
            other.click("main .btn");
            Browser.see(other, "code-fout");
            other.fill("#code", code);
            other.dblclick("main .btn"); // as many people do
            other.waitForURL("**/overzicht");
            Browser.see(other, "overzicht");
            assertThat(other.url()).endsWith("/overzicht");

            other.click("footer button");
            open(other, "/overzicht");
            assertThat(other.url()).endsWith("/inloggen");
        }
    }

    /** Waits for the sender: the page is asked for again until the mail is there. */
    private String linkInThePostbus(Page page, String mail) {
        for (int tries = 0; tries < 100; tries++) {
            open(page, "/demo/postbus");
            Locator links = page.locator("article:has-text('" + mail + "') a[href*='/login/ott']");
            if (links.count() > 0) {
                Browser.see(page, "postbus");
                return links.first().getAttribute("href");
            }
            page.waitForTimeout(100);
        }
        throw new AssertionError("No mail came");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void theAdministratorsScreensAreAccessible(int width) {
        String mail = UUID.randomUUID() + "@voorbeeld.example";
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            open(page, "/demo");
            page.click("button:has-text('Log in als Bea')");
            Browser.see(page, "overzicht-beheerder-" + width);
            open(page, "/landelijk/gebieden");
            Browser.see(page, "gebieden-" + width);
            page.click("main .btn");
            Browser.see(page, "gebieden-fout-" + width);
            page.fill("#naam", "Duindorp " + mail.substring(0, 6));
            page.fill("#gemeenten", "Duin, Dorp");
            page.click("main form.card .btn");
            Browser.see(page, "gebied-leeg-" + width);
            page.fill("#mail", mail);
            page.fill("#naam", "Noor");
            page.click("main form.card .btn");
            Browser.see(page, "gebied-fout-" + width);
            page.selectOption("#rol", "COORDINATOR");
            page.click("main form.card .btn");
            Browser.see(page, "gebied-" + width);
            assertThat(page.innerText(".tasks")).contains("Noor", mail);
        }
    }

    @Test
    void theCoordinatorsContactScreenIsAccessible() {
        try (BrowserContext visitor = browser.visitor(360, true)) {
            Page page = visitor.newPage();
            open(page, "/demo");
            page.click("button:has-text('Log in als Samira')");
            Browser.see(page, "overzicht-coordinator");
            page.click("a:has-text('Contactpersoon')");
            Browser.see(page, "contact");
            page.fill("#telefoon", "bel maar");
            page.click("main .btn");
            Browser.see(page, "contact-fout");
        }
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    /** The mail carries the configured address; the program listens on a free port here. */
    private String address(String link) {
        return link.replaceFirst("http://localhost:\\d+", "http://localhost:" + port);
    }
}
