package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.start.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer;

@ApplicationTest
class SessionTest {

    @Autowired
    People people;

    @Autowired
    JdbcClient db;

    @ParameterizedTest
    @ValueSource(strings = {"", "rommel", "\u00ac\u00ed\u0000\u0005"})
    void aSessionThatCannotBeReadIsSignedOut(String bytes) {
        Browser browser = people.signedIn(people.area().id(), Role.COORDINATOR);
        browser.get("/overzicht");
        db.sql("update spring_session_attributes set attribute_bytes = :bytes where session_primary_id = :id")
                .param("bytes", bytes.getBytes(StandardCharsets.ISO_8859_1))
                .param("id", row(browser))
                .update();

        Browser.Answer answer = browser.get("/overzicht");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/inloggen");
        assertThat(browser.get("/inloggen").status()).isEqualTo(200);
        assertThat(browser.postRaw("/uitloggen", "_csrf=" + browser.csrf()).status())
                .isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u0000", "a\u0000b", "' or 1=1 --", "👋", "00000000-0000-0000-0000-00000000000g"})
    void aCookieThatWasNotMadeHereIsSignedOut(String id) {
        String cookie = Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));

        assertThat(people.browser().cookie("sessie", cookie).get("/overzicht").location())
                .isEqualTo("/inloggen");
    }

    @Test
    void afterTwelveHoursSomebodySignsInAgainHoweverActive() {
        UUID account = people.account(people.area().id(), Role.COORDINATOR);

        assertThat(people.signedIn(account, Instant.now().minus(Duration.ofHours(11)))
                        .get("/overzicht")
                        .status())
                .isEqualTo(200);
        assertThat(people.signedIn(account, Instant.now().minus(Duration.ofMinutes(12 * 60 + 1)))
                        .get("/overzicht")
                        .location())
                .isEqualTo("/inloggen");
    }

    @Test
    void anAccountWithoutARoleLeftIsSignedOut() {
        UUID account = people.account(people.area().id(), Role.TRAINER);
        Browser browser = people.signedIn(account);
        db.sql("delete from membership where account_id = :account")
                .param("account", account)
                .update();

        assertThat(browser.get("/overzicht").location()).isEqualTo("/inloggen");
    }

    @Test
    void theSessionHoldsNothingOfAPersonButTheAccountsNumber() {
        Browser browser = people.signedIn(people.area().id(), Role.COORDINATOR);
        browser.get("/overzicht");

        assertThat(db.sql("select attribute_name from spring_session_attributes where session_primary_id = :id")
                        .param("id", row(browser))
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "account",
                        "since",
                        "factor",
                        "org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository.CSRF_TOKEN");
    }

    @Test
    void overHttpsTheCookieIsTiedToThisHost() {
        Settings https = new Binder(new MapConfigurationPropertySource(
                        java.util.Map.of("bruggenbouwer.url", "https://bruggenbouwer.example")))
                .bind("bruggenbouwer", Bindable.of(Settings.class))
                .get();
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpServletResponse response = new MockHttpServletResponse();
        new Sessions().sessionCookie(https).writeCookieValue(new CookieSerializer.CookieValue(request, response, "x"));

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-sessie=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/;")
                .doesNotContain("Domain");
    }

    private String row(Browser browser) {
        String id = new String(
                Base64.getDecoder().decode(String.valueOf(browser.cookie("sessie"))), StandardCharsets.UTF_8);
        return db.sql("select primary_id from spring_session where session_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
