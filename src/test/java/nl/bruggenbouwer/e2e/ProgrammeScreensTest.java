package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A coordinator composes a programme from suggestions, the menu and own ideas. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class ProgrammeScreensTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"1280, true", "360, true", "768, false"})
    void aProgrammeIsComposed(int width, boolean javaScript) {
        try (BrowserContext context = browser.visitor(width, javaScript)) {
            Page page = context.newPage();
            page.navigate("http://localhost:" + port + "/demo");
            page.click("button:has-text('Log in als Samira')");
            page.waitForURL("**/overzicht");
            page.navigate("http://localhost:" + port + "/voorbeeldstad/traject");
            page.click(".tasks a");
            page.click("text=Naar het programma");
            Browser.see(page, "programma-begin-" + width, javaScript);
            page.check(".choice input[value=BASIC_TRAINING]");
            page.click("button:has-text('Voeg het gekozen onderdeel toe')");
            page.waitForURL("**/onderdeel/**");
            page.fill("#keer", "veel");
            page.click(".actions .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "onderdeel-fout-" + width, javaScript);
            page.fill("#keer", "1");
            page.fill("#aantal", "16");
            page.check("input[name=thema][value=SOCIAL_CONTROL]");
            page.check("input[name=doel][value=SKILLS]");
            page.check("input[name=vorm][value=ACTOR]");
            page.fill("#vragen", "Hoe praat ik over sociale druk?\nWat mag wel en niet?");
            page.fill("#dag-0", "2027-02-11");
            page.fill("#van-0", "09:30");
            page.fill("#tot-0", "16:30");
            page.fill("#plaats-0", "Het buurthuis");
            page.click("button:has-text('Nog een dagdeel')");
            page.waitForSelector("#dag-2");
            assertThat(page.inputValue("#plaats-0")).isEqualTo("Het buurthuis");
            Browser.see(page, "onderdeel-" + width, javaScript);
            if (javaScript) { // it saves itself
                page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> {
                    page.fill("#voor", "Vrijwilligers van de moskee");
                    page.keyboard().press("Tab");
                });
                page.navigate(page.url()); // not a reload, which would send the form of the button again
                assertThat(page.inputValue("#voor")).isEqualTo("Vrijwilligers van de moskee");
                assertThat(page.inputValue("#plaats-0")).isEqualTo("Het buurthuis");
            }
            page.click(".actions .btn");
            page.waitForURL("**/programma#**");
            page.fill("#naam", "Kennismaken op vier avonden");
            page.check(".choice input[value=BRIDGE]");
            page.click("form:has(#naam) .btn");
            page.waitForURL("**/onderdeel/**");
            aDateIsAsked(page, width, javaScript);
            page.fill("#wie", "De gemeente nodigt uit, organisaties ontvangen");
            page.fill("#geteld", "Aantal avonden");
            page.click(".actions .btn");
            page.waitForURL("**/programma#**");
            page.fill("#tarief", "95,50");
            page.click("form:has(#tarief) .btn");
            page.waitForSelector(".total--sum:has-text('€')");
            Browser.see(page, "programma-" + width, javaScript);
            if (javaScript) {
                String first = ".items #" + page.getAttribute(".items li:nth-child(1)", "id");
                Browser.tabTo(page, "button[value=neer]");
                page.keyboard().press("Enter");
                page.waitForSelector(first + ":nth-child(2)");
                page.click("button:has-text('Maak de laatste stap ongedaan')");
                page.waitForSelector(first + ":nth-child(1)");
            }
            page.click("button:has-text('Maak de laatste stap ongedaan')");
            page.waitForSelector(".total--sum:not(:has-text('€'))");
        }
    }

    /** The date that is chosen is a half day of the item. */
    private static void aDateIsAsked(Page page, int width, boolean javaScript) {
        String item = page.url();
        page.click("text=Vraag welke datum past");
        page.waitForSelector("#titel");
        page.fill("#titel", "Een avond samen");
        for (int row = 0; row < 2; row++) {
            page.fill(
                    "#dag-" + row,
                    LocalDate.now(ZoneOffset.UTC).plusDays(30 + row).toString());
            page.fill("#van-" + row, "19:00");
            page.fill("#tot-" + row, "21:00");
        }
        page.click(".actions .btn");
        page.waitForSelector("#link");
        page.check("input[name=datum] >> nth=1");
        page.click("button:has-text('Kies deze datum')");
        page.waitForSelector(".note--good");
        Browser.see(page, "onderdeel-datum-gekozen-" + width, javaScript);
        page.click("text=Naar het onderdeel met deze datum");
        page.waitForSelector("#dag-0");
        assertThat(page.url()).startsWith(item);
        assertThat(page.inputValue("#dag-0"))
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).plusDays(31).toString());
        Browser.see(page, "onderdeel-met-datum-" + width, javaScript);
    }
}
