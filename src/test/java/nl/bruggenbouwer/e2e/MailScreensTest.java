package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.network.Organisations;
import nl.bruggenbouwer.network.Purpose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The mail of an area, its words per language, and a message to contacts. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
@Import(Organisations.class)
class MailScreensTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Areas areas;

    @Autowired
    Organisations organisations;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void aCoordinatorWritesToContactsChangesWordsAndSeesWhatBecameOfMail(int width) {
        Area area = people.area();
        areas.setContact(
                area.id(), new Area.Contact("Samira", "030 - 123 45 67", "werkdagen", "samira@voorbeeld.example"));
        UUID bridge = organisations.add(area, "De Brug");
        organisations.contact(area, bridge, "noor@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        fillMail(area);
        String cookie = Objects.requireNonNull(
                people.signedIn(area.id(), Role.COORDINATOR).cookie("sessie"));
        try (BrowserContext context = browser.visitor(width, true)) {
            context.addCookies(
                    List.of(new Cookie("sessie", cookie).setDomain("localhost").setPath("/")));
            Page page = context.newPage();
            open(page, "/" + area.slug() + "/netwerk/bericht");
            page.click("button[value=bekijken]");
            page.waitForSelector(".summary");
            Browser.see(page, "mail-bericht-fout-" + width);
            page.check("input[name=contact]");
            page.fill("#onderwerp", "Een vraag over donderdag");
            page.fill("#tekst", "Goedendag,\n\nKomt u ook naar de bijeenkomst?");
            page.click("button[value=bekijken]");
            page.waitForSelector("#voorbeeld");
            Browser.see(page, "mail-bericht-" + width);
            page.click("button[value=versturen]");
            page.waitForSelector(".note--good");
            Browser.see(page, "mail-bericht-verstuurd-" + width);
            open(page, "/" + area.slug() + "/berichten");
            Browser.see(page, "mail-berichten-" + width);
            open(page, "/landelijk/mailteksten");
            Browser.see(page, "mail-teksten-" + width);
            open(page, "/landelijk/mailteksten/scan/ar");
            page.click("button[value=bekijken]");
            page.waitForSelector("#voorbeeld");
            assertThat(page.locator("#voorbeeld [dir=rtl]").first().isVisible()).isTrue();
            Browser.see(page, "mail-tekst-ar-" + width);
            page.fill("#onderwerp", "Hulp bij geweld");
            page.click("button[value=bewaren]");
            page.waitForSelector(".summary");
            Browser.see(page, "mail-tekst-fout-" + width);
        }
    }

    /** One of each: refused, come back, waiting for the morning, put off, accepted. */
    private void fillMail(Area area) {
        for (String row : List.of(
                "'INVITATION', 'weg@voorbeeld.example', 1, now(), now(), '550'",
                "'NOTICE', 'terug@voorbeeld.example', 1, now(), now(), 'bounced'",
                "'INVITATION', 'later@voorbeeld.example', 0, now() + interval '9 hours', null, null",
                "'MESSAGE', 'vol@voorbeeld.example', 2, now() + interval '5 minutes', null, null")) {
            worker.sql("""
                            insert into mail (area_id, id, subject, body, created_at, kind, recipient, tries, next_try,
                                              failed_at, failure)
                            values (:area, gen_random_uuid(), 'Een bericht', '', now(), %s)
                            """.formatted(row)).param("area", area.id().value()).update();
        }
        worker.sql(
                        "insert into mail_count values (:area, current_date, 'INVITATION', 24), (:area, current_date, 'NOTICE', 3)")
                .param("area", area.id().value())
                .update();
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
