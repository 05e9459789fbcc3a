package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The beginning of the chain in one go: somebody asks for a talk, talks are held, an organisation is known, a scan is prepared. */
@Tag("browser")
@ApplicationTest
class FromRequestToScanTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    People people;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"360,true", "1280,false"})
    void aRequestBecomesATrajectWithTalksANetworkAndAScan(int width, boolean javaScript) {
        Area area = people.area();
        String place = "Regio " + area.name();
        try (BrowserContext visitor = browser.visitor(360, javaScript);
                BrowserContext staff = browser.visitor(width, javaScript)) {
            ask(visitor.newPage(), place);

            people.signedIn(area.id(), Role.COORDINATOR);
            String session = Objects.requireNonNull(
                    people.signedIn(area.id(), Role.COORDINATOR).cookie("sessie"));
            staff.addCookies(List.of(new Cookie("sessie", session).setUrl("http://localhost:" + port)));
            Page page = staff.newPage();
            take(page, place, area);
            String traject = page.url().replaceFirst("\\?.*", "");
            talk(page, traject);
            organisation(page, area);
            scan(page, traject, javaScript);
        }
    }

    private void ask(Page page, String place) {
        open(page, "/");
        page.click("main a[href^='/aanvraag'] >> nth=0");
        page.check("input[name=soort][value=MUNICIPALITY]");
        page.fill("#plaats", place);
        page.check("input[name=over][value=FIRST_TALK]");
        page.fill("#naam", "Marieke");
        page.fill("#mail", "marieke@voorbeeld.example");
        page.waitForTimeout(4_500); // faster than this nobody fills it in
        page.click("main form .btn");
        page.click("button[name=akkoord]");
        page.waitForURL("**/aanvraag/verstuurd**");
    }

    private void take(Page page, String place, Area area) {
        open(page, "/overzicht");
        page.click("main a[href='/landelijk/aanvragen'] >> nth=0");
        page.click("a:has-text('" + place + "')");
        page.click("form[action$='/behandeling'] .btn");
        page.selectOption("#gebied", area.slug());
        page.click("form[action$='/traject'] .btn");
        page.waitForURL(Pattern.compile("/traject/[0-9a-f-]{36}"));
    }

    private void talk(Page page, String traject) {
        page.click("a[href$='/gesprek/nieuw']");
        page.check("input[name=met][value=ORGANISATIONS]");
        page.click("main form .btn");
        page.waitForSelector("#blok-WISHES");
        page.click("#blok-WISHES summary");
        page.fill("#WISHES-NEED", "Een ruimte op zaterdag");
        if (page.isVisible("#blok-WISHES button[value=WISHES]")) {
            page.click("#blok-WISHES button[value=WISHES]");
        } else {
            page.keyboard().press("Tab"); // leaving the field saves it
        }
        page.waitForSelector("#blok-WISHES .saved:has-text('Opgeslagen')", attached());
        if (page.isHidden("#aanwezig")) {
            page.click("summary:has(~ form[action$='/gehouden'])");
        }
        page.fill("#aanwezig", "Vrouwengroep, bestuur");
        page.click("form[action$='/gehouden'] .btn");
        page.waitForSelector("#verslag");
        page.navigate(traject);
        assertThat(page.innerText("main")).contains("Gesprek");
    }

    private void organisation(Page page, Area area) {
        open(page, "/" + area.slug() + "/netwerk/nieuw");
        page.fill("#naam", "Vrouwengroep De Brug");
        page.selectOption("#zijde", "INFORMAL");
        page.selectOption("#soort", "WOMEN");
        page.click("main form .btn >> nth=-1");
        page.waitForURL(Pattern.compile("/netwerk/[0-9a-f-]{36}"));
        assertThat(page.innerText("h1")).contains("Vrouwengroep De Brug");
    }

    private void scan(Page page, String traject, boolean javaScript) {
        page.navigate(traject);
        page.click("form[action$='/quickscan'] .btn");
        page.waitForURL(Pattern.compile("/quickscan/[0-9a-f-]{36}"));
        if (javaScript) { // axe runs inside the page
            Browser.assertAccessible(page, "scan that was prepared");
        }
        assertThat(page.innerText("main")).doesNotContain("zonder gesprek");
    }

    private static Page.WaitForSelectorOptions attached() {
        return new Page.WaitForSelectorOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
