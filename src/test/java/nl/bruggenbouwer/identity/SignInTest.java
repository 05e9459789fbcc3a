package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class SignInTest {

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Mailbox mailbox;

    @Test
    void theLinkSignsInTheBrowserThatAskedForIt() {
        String mail = someone();
        Browser browser = people.browser();
        ask(browser, mail);

        String link = link(mail);
        Browser.Answer opened = browser.get(link);
        assertThat(opened.status()).isEqualTo(303);
        assertThat(opened.location()).isEqualTo("/login/ott");
        assertThat(browser.get("/login/ott").page().select("input[name=code]")).isEmpty();
        Browser.Answer in = browser.post("/login/ott", Map.of());

        assertThat(in.location()).isEqualTo("/overzicht");
        assertThat(browser.get("/overzicht").status()).isEqualTo(200);
    }

    @Test
    void theScreenIsDutchAndSaysSo() {
        assertThat(people.browser()
                        .get("/inloggen?taal=ar")
                        .page()
                        .select("html")
                        .attr("lang"))
                .isEqualTo("nl");
    }

    @Test
    void pressingTheButtonTwiceEndsSignedInAndNeverSignsInByItself() {
        String mail = someone();
        Browser browser = people.browser();
        ask(browser, mail);
        browser.get(link(mail));
        browser.get("/login/ott");

        Browser.Answer unasked = browser.postRaw("/login/ott", "_csrf=verzonnen");
        assertThat(unasked.location()).isEqualTo("/overzicht");
        assertThat(browser.get("/overzicht").location()).isEqualTo("/inloggen");

        browser.get("/login/ott");
        browser.post("/login/ott", Map.of());
        Browser.Answer again = browser.post("/login/ott", Map.of()); // with the token of the session that is gone

        assertThat(again.status()).isEqualTo(303);
        assertThat(again.location()).isEqualTo("/overzicht");
        assertThat(browser.get("/overzicht").status()).isEqualTo(200);
    }

    @Test
    void theLinkWorksOnce() {
        String mail = someone();
        Browser browser = people.browser();
        ask(browser, mail);
        String link = link(mail);
        browser.get(link);
        browser.get("/login/ott");
        browser.post("/login/ott", Map.of());

        browser.get(link);
        assertThat(browser.get("/login/ott").status()).isEqualTo(410);
    }

    @Test
    void aMailScannerThatFollowsTheLinkUsesNothingUp() {
        String mail = someone();
        Browser browser = people.browser();
        ask(browser, mail);
        String link = link(mail);
        Browser scanner = people.browser();
        scanner.get(link);
        scanner.get("/login/ott");

        browser.get(link);
        browser.get("/login/ott");
        assertThat(browser.post("/login/ott", Map.of()).location()).isEqualTo("/overzicht");
    }

    @Test
    void anotherBrowserNeedsTheCodeThatTheFirstOneShows() {
        String mail = someone();
        Browser computer = people.browser();
        String code = ask(computer, mail);
        Browser phone = people.browser();
        phone.get(link(mail));
        assertThat(phone.get("/login/ott").page().select("input[name=code]")).hasSize(1);

        Browser.Answer wrong = phone.post("/login/ott", Map.of("code", other(code)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select("#code").val()).isEqualTo(other(code));
        assertThat(wrong.page().select(".summary a").text())
                .isNotEmpty()
                .isEqualTo(wrong.page().select("#e-code").text().replace("Fout: ", ""));
        assertThat(phone.get("/overzicht").location()).isEqualTo("/inloggen");

        assertThat(phone.post("/login/ott", Map.of("code", code)).location()).isEqualTo("/overzicht");
        assertThat(phone.get("/overzicht").status()).isEqualTo(200);
    }

    @Test
    void fiveWrongCodesEndTheLink() {
        String mail = someone();
        String code = ask(people.browser(), mail);
        Browser guesser = people.browser();
        guesser.get(link(mail));
        guesser.get("/login/ott");
        for (int i = 0; i < 5; i++) {
            guesser.post("/login/ott", Map.of("code", other(code)));
        }

        assertThat(guesser.post("/login/ott", Map.of("code", code)).status()).isEqualTo(410);
    }

    @Test
    void anUnknownAddressGetsTheSameAnswer() {
        String known = answersFor(someone());
        String unknown = answersFor(UUID.randomUUID() + "@nergens.example");

        assertThat(unknown).isEqualTo(known);
    }

    @Test
    void theSessionGetsANewIdAndEndsOnTheServer() {
        String mail = someone();
        Browser browser = people.browser();
        ask(browser, mail);
        String before = browser.cookie("sessie");
        browser.get(link(mail));
        browser.get("/login/ott");
        browser.post("/login/ott", Map.of());
        String after = String.valueOf(browser.cookie("sessie"));
        assertThat(after).isNotEqualTo(before);

        browser.get("/overzicht");
        assertThat(browser.post("/uitloggen", Map.of()).location()).isEqualTo("/inloggen?uit");
        Browser thief = people.browser().cookie("sessie", after);
        assertThat(thief.get("/overzicht").location()).isEqualTo("/inloggen");
    }

    @Test
    void signingOutWithoutTheFormsTokenIsRefused() {
        Browser browser = people.signedIn(people.area().id(), Role.COORDINATOR);

        assertThat(browser.postRaw("/uitloggen", "").status()).isEqualTo(403);
        assertThat(browser.get("/overzicht").status()).isEqualTo(200);
    }

    @Test
    void theSessionCookieIsClosedToScriptsAndOtherSites() {
        String cookie = people.browser()
                .get("/inloggen")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(cookie)
                .startsWith("sessie=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    private String someone() {
        Area area = people.area();
        String mail = UUID.randomUUID() + "@voorbeeld.example";
        accounts.ensure(mail, "Noor", area.id(), Role.ORGANISATION);
        return mail;
    }

    /** Asks for a link and gives the code on the screen. */
    private static String ask(Browser browser, String mail) {
        browser.get("/inloggen");
        assertThat(browser.post("/inloggen", Map.of("mail", mail)).location()).isEqualTo("/inloggen/verstuurd");
        return browser.get("/inloggen/verstuurd").page().select(".code").text().replace(" ", "");
    }

    /** Everything that the asker can see, but for what is random in it. */
    private String answersFor(String mail) {
        Browser browser = people.browser();
        browser.get("/inloggen");
        Browser.Answer asked = browser.post("/inloggen", Map.of("mail", mail));
        Browser.Answer sent = browser.get("/inloggen/verstuurd");
        return asked.status()
                + asked.body()
                + new java.util.TreeMap<>(asked.headers().map()).keySet()
                + asked.location()
                + sent.status()
                + sent.body().replaceAll("\\d{3} \\d{3}", "");
    }

    private String link(String mail) {
        List<String> texts = await().until(() -> mailbox.textsTo(mail), found -> !found.isEmpty());
        Matcher link = Pattern.compile("/login/ott\\?token=\\S+").matcher(texts.get(0));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static String other(String code) {
        return code.equals("123456") ? "654321" : "123456";
    }
}
