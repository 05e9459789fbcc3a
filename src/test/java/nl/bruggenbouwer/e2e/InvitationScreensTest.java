package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.meeting.Invitations;
import nl.bruggenbouwer.network.Organisations;
import nl.bruggenbouwer.network.Purpose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Somebody is invited to a joint meeting, and answers by a link: in Arabic on a phone, without JavaScript in Dutch. */
@Tag("browser")
@ApplicationTest
@Import({Organisations.class, Invitations.class})
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class InvitationScreensTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @Autowired
    Areas areas;

    @Autowired
    Organisations organisations;

    @Autowired
    Invitations invitations;

    @Test
    void anInvitationIsSentReadAndAnswered() {
        Area town = areas.bySlug("voorbeeldstad").orElseThrow();
        List<UUID> contacts = Stream.of("De Groep in het Noorden", "De Groep in het Zuiden")
                .map(name -> organisations.contact(
                        town,
                        organisations.add(town, name),
                        UUID.randomUUID() + "@voorbeeld.example",
                        false,
                        Set.of(Purpose.INVITATION)))
                .toList();
        try (BrowserContext staff = browser.visitor(1280, true);
                BrowserContext arabic = browser.visitor(360, true);
                BrowserContext plain = browser.visitor(360, false);
                BrowserContext wide = browser.visitor(1280, true)) {
            Page page = staff.newPage();
            open(page, "/demo");
            page.click("button:has-text('Log in als Samira')");
            page.waitForURL("**/overzicht");
            open(page, "/voorbeeldstad/traject");
            page.click(".tasks a");
            page.click("text=Naar de bijeenkomst");
            page.fill("#dag", "2027-03-09");
            page.fill("#van", "19:30");
            page.fill("#tot", "21:30");
            page.fill("#plaats", "Het buurthuis");
            page.fill("#agenda", "Welkom\nDe uitkomst\nPunten verdelen");
            page.click(".actions .btn");
            page.click("a:has-text('Uitnodigingen')");
            page.fill("#zoek", "groep");
            page.click("button:has-text('Zoek')");
            page.waitForSelector("input[name=contact]");
            page.click("button:has-text('Bekijk eerst')");
            page.waitForSelector(".summary");
            Browser.see(page, "uitnodigen-fout");
            page.locator("input[name=contact]").all().forEach(one -> one.check());
            page.click("button:has-text('Bekijk eerst')");
            page.waitForSelector("#voorbeeld");
            Browser.see(page, "uitnodigen-voorbeeld");
            page.click("button:has-text('Verstuur de uitnodigingen')");
            page.waitForSelector(".note--good");

            String first = invitations.path(town, contacts.get(0));
            Page ar = arabic.newPage();
            open(ar, first + "?taal=ar");
            Browser.see(ar, "uitnodiging-ar-360");
            ar.check("input[value=YES]");
            ar.click(".actions .btn");
            ar.waitForSelector(".summary");
            Browser.see(ar, "uitnodiging-fout-ar-360");
            assertThat(ar.isChecked("input[value=YES]")).isTrue();
            ar.check("input[value=INFORMAL]");
            ar.selectOption("#tolk", "ti");
            ar.check("input[name=opvang]");
            ar.click(".actions .btn");
            ar.waitForSelector(".note--good");
            Browser.see(ar, "uitnodiging-bewaard-ar-360");

            Page nl = plain.newPage();
            open(nl, invitations.path(town, contacts.get(1)));
            Browser.see(nl, "uitnodiging-nl-360", false);
            Page desk = wide.newPage();
            open(desk, first + "?taal=nl");
            Browser.see(desk, "uitnodiging-nl-1280");
            assertThat(desk.inputValue("#tolk")).isEqualTo("ti");
            for (String language : List.of("en", "tr", "ar")) {
                open(desk, first + "?taal=" + language);
                assertThat(desk.innerText("form.stack--l")).doesNotContain("Ik kom", "Tolk", "Opvang", "Gemeente");
            }

            open(page, page.url().replaceAll("^https?://[^/]+|\\?.*", ""));
            Browser.see(page, "uitnodigingen");
            page.setViewportSize(360, 800);
            Browser.see(page, "uitnodigingen-360");
            isMovedAndWithdrawn(page, ar, first);
        }
    }

    /** Another place is looked at before it is mailed; then one invitation is withdrawn, and its link leads nowhere. */
    private void isMovedAndWithdrawn(Page page, Page visitor, String link) {
        String invitations = page.url().replaceAll("^https?://[^/]+|\\?.*", "");
        open(page, invitations.replace("/uitnodigingen", ""));
        page.click("summary:has-text('Noteer wat eruit kwam')");
        for (String side : List.of("FORMAL", "INFORMAL", "MUNICIPALITY")) {
            page.fill("#aanwezig-" + side, "3");
        }
        page.click("form[action$=verslag] .btn");
        page.waitForSelector("#e-aanwezig-FORMAL"); // the day is still to come
        for (int width : List.of(360, 1280)) {
            page.setViewportSize(width, 800);
            Browser.see(page, "bijeenkomst-te-vroeg-" + width);
        }
        page.click("summary:has-text('Verander de bijeenkomst')");
        page.fill("#plaats", "De bibliotheek");
        page.click("#gegevens .actions .btn:has-text('Bewaar')");
        page.waitForSelector("#mails");
        for (int width : List.of(360, 1280)) {
            page.setViewportSize(width, 800);
            Browser.see(page, "bijeenkomst-veranderd-" + width);
        }
        page.click("button:has-text('Bewaar en verstuur de mails')");
        page.waitForSelector("dd:has-text('De bibliotheek')");
        open(page, invitations);
        page.click("summary:has-text('Trek een uitnodiging in')");
        page.click("button:has-text('Trek deze uitnodiging in')");
        page.waitForSelector("#e-uitnodiging");
        for (int width : List.of(360, 1280)) {
            page.setViewportSize(width, 800);
            Browser.see(page, "intrekken-fout-" + width);
        }
        page.check("label:has-text('De Groep in het Noorden') input[name=uitnodiging]");
        page.check("input[name=mail]");
        page.click("button:has-text('Trek deze uitnodiging in')");
        page.waitForSelector("text=De uitnodiging is ingetrokken");
        Browser.see(page, "ingetrokken-1280");
        for (String language : List.of("ar", "nl")) {
            open(visitor, link + "?taal=" + language);
            Browser.see(visitor, "uitnodiging-ingetrokken-" + language + "-360");
        }
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
