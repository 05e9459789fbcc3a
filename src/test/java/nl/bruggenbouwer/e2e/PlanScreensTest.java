package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.util.List;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * A programme is laid before the municipality and two organisations: by account, and by the link in the mail. It adds items to the
 * demo's programme, so it has a program of its own, with another name of the sender.
 */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = {"bruggenbouwer.demo=true", "bruggenbouwer.mail-name=Samen"})
class PlanScreensTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"1280, true, tr", "360, true, ar", "768, false, en"})
    void aProgrammeIsAgreed(int width, boolean javaScript, String language) {
        try (BrowserContext staff = browser.visitor(width, javaScript);
                BrowserContext officer = browser.visitor(width, javaScript);
                BrowserContext phone = browser.visitor(width, javaScript)) {
            Page samira = signedIn(staff, "coordinator");
            String traject = traject(samira);
            String title = "Zaal " + width + " " + System.nanoTime();
            open(samira, traject + "/programma");
            samira.fill("#naam", title);
            samira.click("form:has(#naam) .btn");
            samira.waitForURL("**/onderdeel/**");
            open(samira, traject + "/programma/akkoord");
            assertThat(samira.isVisible("#voorleggen")).isTrue();
            if (!samira.isVisible("#gemeente")) {
                represented(samira, traject);
                open(samira, traject + "/programma/akkoord");
            }
            Browser.see(samira, "akkoord-begin-" + width, javaScript);
            samira.selectOption("#gemeente", "");
            samira.click("#voorleggen .btn");
            samira.waitForSelector(".summary");
            Browser.see(samira, "akkoord-fout-" + width, javaScript);
            samira.selectOption("#gemeente", new SelectOption().setIndex(1));
            if (samira.isVisible("#toch")) {
                samira.check("#toch");
            }
            samira.click("#voorleggen .btn");
            samira.waitForSelector("section[id^=versie-]");
            Browser.see(samira, "akkoord-" + width, javaScript);
            if (samira.isVisible(".tag:has-text('wacht op de adviseur')")) {
                remark(staff, traject, width, javaScript);
            }

            Page org = phone.newPage();
            open(org, linkOf("De Schakel", org) + "?taal=" + language);
            Browser.see(org, "antwoord-" + language + "-" + width, javaScript);
            org.click("button[value=bezwaar]");
            org.waitForSelector(".summary");
            Browser.see(org, "antwoord-fout-" + language + "-" + width, javaScript);
            org.fill("#bezwaar", "Op zondag kunnen wij niet.");
            org.click("button[value=bezwaar]");
            org.waitForSelector("[role=status]");

            open(samira, traject + "/programma/akkoord");
            Browser.see(samira, "bezwaar-" + width, javaScript);
            samira.fill("textarea[name=tekst]", "Het kan ook op zaterdag.");
            samira.click("form[action*='/antwoord/'] .btn");
            samira.waitForSelector("text=Uw antwoord:");
            org.reload();
            Browser.see(org, "antwoord-gekregen-" + language + "-" + width, javaScript);
            String first = org.url();
            open(org, linkOf("Dalmar", org) + "?taal=" + language);
            org.click("button[value=akkoord]");
            org.waitForSelector(".note--good");
            org.navigate(first);
            org.click("button[value=akkoord]");
            org.waitForSelector(".note--good");

            Page noor = signedIn(officer, "municipality");
            noor.click("a:has-text('Een programma wacht op uw akkoord')");
            noor.waitForSelector("button[value=akkoord]");
            Browser.see(noor, "antwoord-gemeente-" + width, javaScript);
            noor.click("button[value=akkoord]");
            noor.waitForSelector(".note--good");

            open(samira, traject + "/programma/akkoord");
            Browser.see(samira, "akkoord-gegeven-" + width, javaScript);
            open(org, path(samira.getAttribute("a[href*='/p/']", "href")) + "?taal=" + language);
            Browser.see(org, "inbreng-" + language + "-" + width, javaScript);
            samira.click("form[action$='/bericht'] .btn");
            samira.waitForSelector("text=Gemaild op");
        }
    }

    private void remark(BrowserContext staff, String traject, int width, boolean javaScript) {
        staff.clearCookies();
        Page adviser = signedIn(staff, "adviser");
        open(adviser, traject + "/programma/akkoord");
        Browser.see(adviser, "opmerking-" + width, javaScript);
        adviser.fill("#opmerking", "Nodig ook de wijkagent uit.");
        adviser.click("form[action$='/opmerking'] .btn");
        adviser.waitForSelector(".tag:has-text('opmerking van de adviseur')");
        staff.clearCookies();
        Page coordinator = signedIn(staff, "coordinator");
        open(coordinator, traject + "/programma/akkoord");
        Browser.see(coordinator, "na-opmerking-" + width, javaScript);
        coordinator.click("form[action$='/vraag'] button");
        coordinator.waitForSelector(".tag:has-text('wacht op akkoord')");
    }

    /** The link in somebody's mail that can be answered now. */
    private String linkOf(String organisation, Page page) {
        for (int tries = 0; tries < 30; tries++) {
            open(page, "/demo/postbus");
            List<String> links = page.locator("article a[href*='/a/']").all().stream()
                    .map(link -> path(link.getAttribute("href")))
                    .toList();
            for (String link : links) {
                open(page, link);
                if (page.isVisible("button[value=akkoord]")
                        && page.isVisible("p:has-text('namens'):has-text('" + organisation + "')")) {
                    return link;
                }
            }
            page.waitForTimeout(300);
        }
        throw new AssertionError("No mail came");
    }

    /** What an address in a mail asks of this program, without host and language. */
    private static String path(String address) {
        return URI.create(address).getPath();
    }

    private String traject(Page samira) {
        open(samira, "/voorbeeldstad/traject");
        return samira.getAttribute(".tasks a", "href");
    }

    /** A meeting in which two organisations were chosen. */
    private void represented(Page samira, String traject) {
        open(samira, "/voorbeeldstad/bijeenkomst?voor=" + traject.substring(traject.lastIndexOf('/') + 1));
        samira.fill("#titel", "Samen kiezen");
        samira.fill("#dag", "2026-01-15");
        samira.fill("#van", "19:30");
        samira.fill("#tot", "21:30");
        samira.click("form:has(#titel) .btn >> nth=0");
        samira.click("details:has(#namens) summary");
        samira.check("label:has-text('De Schakel') input[name=namens]");
        samira.check("label:has-text('Dalmar') input[name=namens]");
        for (String side : new String[] {"FORMAL", "INFORMAL", "MUNICIPALITY"}) {
            samira.fill("#aanwezig-" + side, "4");
        }
        samira.click("form[action$='/verslag'] .btn");
        samira.waitForSelector(".panel .facts");
    }

    private Page signedIn(BrowserContext context, String person) {
        Page page = context.newPage();
        open(page, "/demo");
        page.click("form:has(input[value='" + person + "']) button");
        page.waitForURL("**/overzicht");
        return page;
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
