package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A coordinator invites a contact of an umbrella organisation, who keeps it with an account and introduces another one. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class RepresentativeScreensTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void aRepresentativeKeepsAnUmbrellaOrganisationAndIntroducesOne(int width) {
        String local = "Buurtgroep " + width;
        try (BrowserContext staff = browser.visitor(width, true);
                BrowserContext organisation = browser.visitor(width, true)) {
            Page samira = signedIn(staff, "coordinator");
            open(samira, "/voorbeeldstad/netwerk?zoek=koepel+samen");
            samira.click("main .tasks a");
            samira.waitForSelector("a[href*='/netwerk/contact/']");
            String koepel = samira.url();
            samira.click("a[href*='/netwerk/contact/']");
            samira.waitForSelector("#account");
            samira.click("text=Wijzig het contact");
            samira.fill("#mail", "organisation@voorbeeldstad.example"); // somebody of the demo, who can sign in there
            samira.click("form[action*='/netwerk/contact/']:has(#mail) .btn");
            samira.waitForSelector(".note--good");
            samira.click("a[href*='/netwerk/contact/']");
            samira.waitForSelector("#account");
            samira.click("#account button");
            samira.waitForSelector(".summary");
            Browser.see(samira, "vertegenwoordiger-fout-" + width);
            samira.check("#akkoord input");
            samira.click("#account button");
            samira.waitForSelector(".note--good");
            Browser.see(samira, "vertegenwoordigers-" + width);

            Page own = signedIn(organisation, "organisation");
            Browser.see(own, "overzicht-vertegenwoordiger-" + width);
            own.click("a:has-text('Uw organisatie: Koepel Samen Sterk')");
            own.waitForSelector("#wat");
            Browser.see(own, "namens-" + width);
            own.click("a:has-text('Organisaties onder uw koepel')");
            own.waitForSelector("#naam");
            own.click("text=Draag aan >> nth=-1");
            own.waitForSelector(".summary");
            Browser.see(own, "leden-fout-" + width);
            own.fill("#naam", local);
            own.selectOption("#zijde", "INFORMAL");
            own.selectOption("#soort", "COMMUNITY");
            own.click("form[action$='/leden'] .btn");
            own.waitForSelector(".note--good");
            Browser.see(own, "leden-" + width);
            own.click("a:has-text('Vereniging Dalmar')");
            own.waitForSelector("#wat");
            Browser.see(own, "lid-" + width);
            own.fill("#wat", "Ontmoeting, huiswerk en sport.");
            own.click("form[action*='/organisatie'] .btn");
            own.waitForSelector(".note--good");

            open(samira, "/voorbeeldstad/netwerk/aanmelding");
            samira.click("a:has-text('" + local + "')");
            samira.waitForSelector("#stap");
            Browser.see(samira, "aangedragen-" + width);
            samira.click("#stap button");
            samira.waitForSelector(".note--good");
            assertThat(samira.innerText(".facts")).contains("Koepel Samen Sterk");
            samira.navigate(koepel);
            samira.click("form[action$='/vertegenwoordiger/einde'] button");
            samira.waitForSelector(".note--good");
            own.reload();
            assertThat(own.innerText("body")).doesNotContain("Dalmar");
        }
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
