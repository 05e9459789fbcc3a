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

/** Choosing a date together: the coordinator asks, people answer by link, the coordinator chooses. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class DatePollPagesTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"1280, 360, ar, false", "768, 768, tr, true", "360, 1280, en, true", "1280, 360, nl, true"})
    void aDateIsChosenTogether(int width, int visitorWidth, String language, boolean javaScript) {
        try (BrowserContext staff = browser.visitor(width, true);
                BrowserContext guest = browser.visitor(visitorWidth, javaScript)) {
            Page page = staff.newPage();
            open(page, "/demo");
            page.click("button:has-text('Log in als Samira')");
            page.waitForURL("**/overzicht");
            open(page, "/voorbeeldstad/traject");
            page.click(".tasks a");
            page.click("text=Vraag welke datum past");
            page.waitForSelector("#titel");
            Browser.see(page, "datum-vraag-" + width);
            page.click(".actions .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "datum-vraag-fout-" + width);
            page.fill("#titel", "Overleg in het buurthuis");
            LocalDate day = LocalDate.now().plusDays(10);
            for (int row = 0; row < 3; row++) {
                page.fill("#dag-" + row, day.plusDays(row).toString());
                page.fill("#van-" + row, "19:00");
                page.fill("#tot-" + row, "21:00");
            }
            page.click(".actions .btn");
            page.waitForSelector("#link");
            Browser.see(page, "datum-open-" + width);

            Page visitor = guest.newPage();
            String link = page.inputValue("#link"); // with the address of the settings, not of this test
            open(visitor, link.substring(link.indexOf("/d/")) + "?taal=" + language);
            Browser.see(visitor, "datum-antwoord-" + language + "-" + visitorWidth, javaScript);
            visitor.click(".actions .btn");
            visitor.waitForSelector(".summary");
            Browser.see(visitor, "datum-antwoord-fout-" + language + "-" + visitorWidth, javaScript);
            visitor.check("fieldset:nth-of-type(1) input[value=YES]");
            visitor.check("fieldset:nth-of-type(2) input[value=IF_NEEDED]");
            visitor.check("input[name=zijde][value=INFORMAL]");
            visitor.fill("#naam", "Amina");
            visitor.click(".actions .btn");
            visitor.waitForSelector(".note--good");
            Browser.see(visitor, "datum-bewaard-" + language + "-" + visitorWidth, javaScript);
            assertThat(guest.cookies()).isEmpty();

            page.reload();
            assertThat(page.innerText("table")).contains("1 ja", "Past het best");
            page.click("text=Wie kan wanneer");
            Browser.see(page, "datum-antwoorden-" + width);
            page.check("input[name=datum] >> nth=0");
            page.click("button:has-text('Kies deze datum')");
            page.waitForSelector(".note--good");
            Browser.see(page, "datum-gekozen-" + width);
            visitor.reload();
            Browser.see(visitor, "datum-gekozen-" + language + "-" + visitorWidth, javaScript);
            page.click("main a.btn[href*=bijeenkomst]"); // the date stands in the form of the joint meeting
            page.waitForSelector("text=De gekozen datum staat in het formulier");
            assertThat(page.inputValue("#dag")).isEqualTo(day.toString());
            Browser.see(page, "datum-in-bijeenkomst-" + width);
        }
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
