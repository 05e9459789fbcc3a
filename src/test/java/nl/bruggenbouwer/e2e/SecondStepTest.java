package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Role;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.SessionRepository;

/** The second step of signing in, in a real browser: an app with codes, and a passkey of a device that Chromium plays. */
@Tag("browser")
@ApplicationTest
class SecondStepTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    SessionRepository<?> sessions;

    @Test
    void aPasskeyIsMadeAndAloneIsEnoughToSignIn() {
        try (BrowserContext context = browser.visitor(1280, true)) {
            linked(context, people.account(people.area().id(), Role.COORDINATOR));
            Page page = context.newPage();
            CDPSession device = context.newCDPSession(page);
            device.send("WebAuthn.enable");
            JsonObject options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            for (String able :
                    List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation")) {
                options.addProperty(able, true);
            }
            JsonObject parameters = new JsonObject();
            parameters.add("options", options);
            JsonObject authenticator = device.send("WebAuthn.addVirtualAuthenticator", parameters);

            open(page, "/overzicht");
            assertThat(page.url()).endsWith("/mijn/beveiliging");
            page.fill("#passkey #naam", "");
            page.click("#passkey button");
            page.waitForSelector(".summary");
            Browser.see(page, "passkey-fout");
            JsonObject which = new JsonObject();
            which.add("authenticatorId", authenticator.get("authenticatorId"));
            assertThat(device.send("WebAuthn.getCredentials", which).getAsJsonArray("credentials"))
                    .as("without a name the device makes nothing")
                    .isEmpty();
            page.fill("#passkey #naam", "Blauwe laptop");
            page.click("#passkey button");
            page.waitForSelector(".recovery");
            Browser.see(page, "herstelcodes");
            open(page, "/mijn/beveiliging");
            assertThat(page.innerText(".tasks")).contains("Blauwe laptop");
            Browser.see(page, "beveiliging-passkey");

            page.click("footer button");
            assertThat(page.innerText("main .note")).contains("U bent uitgelogd.");
            Browser.see(page, "uitgelogd");
            open(page, "/overzicht");
            assertThat(page.url()).endsWith("/inloggen");
            Browser.see(page, "inloggen-passkey");
            page.click("#passkey button");
            page.waitForURL("**/overzicht");
            assertThat(page.innerText("h1")).isEqualTo("Wat wacht op mij");
        }
    }

    @Test
    void withoutAPasskeyOnTheDeviceThePageSaysWhatToDo() {
        try (BrowserContext context = browser.visitor(360, true)) {
            Page page = context.newPage();
            CDPSession device = context.newCDPSession(page);
            device.send("WebAuthn.enable"); // no device at all
            open(page, "/inloggen");
            page.evaluate("void (navigator.credentials.get = () => Promise.reject(new Error('no')))");
            page.click("#passkey button");
            page.waitForSelector("#passkey .failed:visible");
            Browser.see(page, "inloggen-passkey-mislukt");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1280})
    void anAppIsSetUpAndAskedForAtTheNextSignIn(int width) throws InvalidKeyException {
        UUID account = people.account(people.area().id(), Role.TRAINER);
        String secret;
        try (BrowserContext context = browser.visitor(width, true)) {
            linked(context, account);
            Page page = context.newPage();
            open(page, "/overzicht");
            Browser.see(page, "beveiliging-leeg-" + width);
            page.click("button:has-text('Stel een app in')");
            secret = page.innerText(".secret").replace(" ", "");
            Browser.see(page, "app-" + width);
            page.fill("#code", "1");
            page.click("main .btn");
            Browser.see(page, "app-fout-" + width);
            page.fill("#code", code(secret, 0));
            page.click("main .btn");
            page.waitForSelector(".recovery");
            Browser.see(page, "app-herstelcodes-" + width);
            page.click("main .btn");
            assertThat(page.url()).endsWith("/overzicht");
            open(page, "/mijn/beveiliging");
            Browser.see(page, "beveiliging-" + width);
        }
        try (BrowserContext context = browser.visitor(width, true)) {
            linked(context, account);
            Page page = context.newPage();
            open(page, "/overzicht");
            assertThat(page.url()).endsWith("/inloggen/stap");
            Browser.see(page, "stap-" + width);
            page.fill("#code", "nee");
            page.click("main .btn >> nth=0");
            Browser.see(page, "stap-fout-" + width);
            page.fill("#code", code(secret, 30));
            page.click("main .btn >> nth=0");
            assertThat(page.url()).endsWith("/overzicht");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1280})
    void theAdministratorsAndTheAddressPageAreAccessible(int width) {
        try (BrowserContext context = browser.visitor(width, true)) {
            signedIn(context, people.account(AreaId.NATIONAL, Role.ADMINISTRATOR), true);
            Page page = context.newPage();
            open(page, "/landelijk/beheerders");
            page.fill("#adres", "niemand@nergens.example");
            page.click("button:has-text('Vraag aan')");
            page.waitForSelector(".summary");
            Browser.see(page, "beheerders-fout-" + width);
            open(page, "/landelijk/beheerders");
            Browser.see(page, "beheerders-" + width);
            open(page, "/mijn/beveiliging");
            page.click("summary");
            Browser.see(page, "account-" + width);
            open(page, "/mijn/beveiliging/adres");
            page.fill("#mail", "noor@");
            page.click("main .btn");
            page.waitForSelector(".summary");
            Browser.see(page, "adres-fout-" + width);
            page.fill("#mail", UUID.randomUUID() + "@voorbeeld.example");
            page.click("main .btn");
            page.waitForSelector("[role=status]");
            Browser.see(page, "adres-" + width);
        }
    }

    private static String code(String secret, int later) throws InvalidKeyException {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(
                        new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"),
                        Instant.now().plusSeconds(later));
    }

    /** A browser in which this account followed the link in the mail. */
    private void linked(BrowserContext context, UUID account) {
        signedIn(context, account, false);
    }

    private void signedIn(BrowserContext context, UUID account, boolean factor) {
        String session = People.session(sessions, account, Instant.now(), factor);
        context.addCookies(List.of(
                new Cookie("sessie", Base64.getEncoder().encodeToString(session.getBytes(StandardCharsets.UTF_8)))
                        .setUrl("http://localhost:" + port)));
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
