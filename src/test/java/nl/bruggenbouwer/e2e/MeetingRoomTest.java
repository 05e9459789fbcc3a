package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.start.Time;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A joint meeting with several phones: one in Arabic, one in Turkish, one without JavaScript; and the screen of the room. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class MeetingRoomTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @Test
    void allSidesVoteOnTheirPhones() {
        try (BrowserContext staff = browser.visitor(1280, true);
                BrowserContext projector = browser.visitor(1920, true);
                BrowserContext arabic = browser.visitor(360, true);
                BrowserContext turkish = browser.visitor(768, true);
                BrowserContext plain = browser.visitor(360, false)) {
            Page page = staff.newPage();
            open(page, "/demo");
            page.click("button:has-text('Log in als Samira')");
            page.waitForURL("**/overzicht");
            open(page, "/voorbeeldstad/traject");
            page.click(".tasks a");
            page.click("text=Naar de bijeenkomst");
            page.fill("#dag", ""); // a date poll may have filled it
            page.click(".actions .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "bijeenkomst-fout");
            page.fill("#dag", LocalDate.now(Time.ZONE).toString());
            page.fill("#van", "19:30");
            page.fill("#tot", "21:30");
            page.fill("#plaats", "Het buurthuis");
            page.fill("#agenda", "Welkom\nDe uitkomst\nPunten verdelen");
            page.click(".actions .btn");
            page.waitForSelector("a:has-text('Leid de bijeenkomst')");
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            Browser.see(page, "bijeenkomst");
            page.click("a:has-text('Leid de bijeenkomst')");
            Browser.see(page, "leiden-dicht");
            page.click("button:has-text('Open de zaal')");
            page.waitForSelector("text=Telefoons die meedoen: 0");
            String leading = page.url();
            String meeting = leading.substring(leading.indexOf("/voorbeeldstad"), leading.indexOf("/leiden"));
            projector.addCookies(staff.cookies());
            Page screen = projector.newPage();
            open(screen, meeting + "/scherm");
            Browser.see(screen, "scherm-code");
            String code = screen.innerText("strong");

            Page ar = arabic.newPage();
            open(ar, "/b?taal=ar");
            Browser.see(ar, "zaal-code-ar-360");
            ar.fill("#code", "fout");
            ar.click(".actions .btn");
            ar.waitForSelector("#e-code");
            Browser.see(ar, "zaal-code-fout-ar-360");
            ar.fill("#code", code);
            ar.click(".actions .btn");
            Page tr = turkish.newPage();
            open(tr, "/b/" + code + "?taal=tr");
            Page nl = plain.newPage();
            open(nl, "/b/" + code);
            List<Page> phones = List.of(ar, tr, nl);
            Browser.see(ar, "zaal-meedoen-ar-360");
            for (Page phone : phones) {
                phone.check("input[value=" + (phone == tr ? "FORMAL" : "INFORMAL") + "]");
                phone.click("form .btn");
                phone.waitForSelector("a[href*='/wens']");
            }
            Browser.see(tr, "zaal-wachten-tr-768");
            Browser.see(nl, "zaal-wachten-nl-360", false);

            for (Page phone : phones) {
                phone.click("a[href*='/wens']");
                phone.click(".actions .btn");
                phone.waitForSelector(".summary");
                phone.fill("#wens", phone == ar ? "دروس لغة للنساء" : phone == tr ? "Birlikte eğitim" : "Een zaal");
                if (phone == ar) {
                    Browser.see(ar, "zaal-wens-ar-360");
                }
                phone.click(".actions .btn");
                phone.waitForSelector(".note--good");
            }
            open(page, meeting + "/leiden");
            Browser.see(page, "leiden-wensen");
            for (int i = 0; i < 3; i++) {
                page.click("button:has-text('Toon deze wens')");
                page.waitForURL("**/leiden");
            }
            page.click("button:has-text('Begin de ronde')");
            page.waitForSelector("button:has-text('Sluit de ronde')");

            ar.waitForSelector("form[data-points]"); // by itself
            screen.waitForSelector(".places");
            Browser.see(screen, "scherm-punten");
            nl.waitForSelector(
                    "form[data-points]",
                    new Page.WaitForSelectorOptions().setTimeout(20_000)); // asks every ten seconds
            Browser.see(ar, "zaal-punten-ar-360");
            ar.locator("select").nth(0).selectOption("5");
            ar.locator("select").nth(1).selectOption("3");
            assertThat(ar.innerText("[data-left]")).contains("-3");
            ar.click(".actions .btn");
            ar.waitForSelector(".summary");
            Browser.see(ar, "zaal-punten-fout-ar-360");
            assertThat(ar.locator("select").nth(1).inputValue()).isEqualTo("3");
            ar.locator("select").nth(1).selectOption("0");
            for (Page phone : phones) {
                phone.locator("select").nth(0).selectOption("5");
                phone.click(".actions .btn");
                phone.waitForSelector(".note--good");
            }
            Browser.see(nl, "zaal-gestemd-nl-360", false);
            ar.reload();
            assertThat(ar.locator("select").nth(0).inputValue()).isEqualTo("5");
            page.click("button:has-text('Sluit de ronde')");
            page.waitForSelector("text=te weinig stemmen");
            ar.waitForSelector("[data-mark^=RESULT-1]");
            screen.waitForSelector("[data-mark^=RESULT-1]");
            Browser.see(screen, "scherm-uitslag");
            Browser.see(page, "leiden-opnieuw");
            Browser.see(ar, "zaal-weinig-ar-360");

            page.fill("#besluit", "Wij beginnen in mei met een training voor iedereen.");
            page.click("button:has-text('Leg dit besluit voor')");
            page.waitForSelector("button:has-text('Sluit de ronde')");
            tr.waitForSelector("input[name=mening]");
            Browser.see(tr, "zaal-besluit-tr-768");
            screen.waitForSelector("text=Wij beginnen in mei");
            Browser.see(screen, "scherm-besluit");
            tr.check("input[value=ja]");
            tr.click(".actions .btn");
            tr.waitForSelector(".note--good");
            Browser.see(page, "leiden-besluit");
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            page.click("button:has-text('Sluit de zaal')");
            page.waitForSelector("summary:has-text('Noteer wat eruit kwam')");
            page.click("summary:has-text('Noteer wat eruit kwam')");
            Page second = staff.newPage();
            open(second, meeting);
            page.fill("#aanwezig-FORMAL", "1");
            page.fill("#aanwezig-INFORMAL", "2");
            page.fill("#aanwezig-MUNICIPALITY", "0");
            page.fill("#verslag", "Wij beginnen in mei.\nDe gemeente zoekt een zaal.");
            page.click("form[action$=verslag] .btn");
            page.waitForSelector("text=De gemeente zoekt een zaal.");
            page.setViewportSize(360, 800);
            Browser.see(page, "bijeenkomst-gehouden-360");
            second.click("summary:has-text('Noteer wat eruit kwam')");
            for (Side side : Side.values()) {
                second.fill("#aanwezig-" + side, "2");
            }
            second.fill("#verslag", "Wij beginnen in juni.");
            second.click("form[action$=verslag] .btn");
            second.waitForSelector("#e-verslag");
            assertThat(second.innerText("form[action$=verslag] .note--warn")).contains("De gemeente zoekt een zaal.");
            assertThat(second.inputValue("#verslag")).isEqualTo("Wij beginnen in juni.");
            for (int width : List.of(360, 1280)) {
                second.setViewportSize(width, 800);
                Browser.see(second, "bijeenkomst-tegelijk-" + width);
            }
            screen.waitForSelector("[data-mark^=CLOSED]");
            Browser.see(screen, "scherm-dicht");
        }
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
