package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class BadInputTest {

    /** As bytes in a form: what nobody can have typed. */
    private static final List<String> UNREADABLE =
            List.of("%00", "a%00b", "%1B%5B31m", "%7F", "%FF%FE", "%C3", "%ED%A0%80", "%C2%85");

    /** What somebody may type or paste, and what is no address or too much. */
    private static final List<String> ODD = List.of(
            "",
            "%20",
            "%E2%80%AE",
            "%F0%9F%91%8B",
            "%0A",
            "%09",
            "-1",
            "2147483648",
            "%3Cscript%3E",
            "'%22%3B--",
            "a".repeat(5_000));

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Areas areas;

    static Stream<String> unreadable() {
        return UNREADABLE.stream();
    }

    static Stream<String> odd() {
        return ODD.stream();
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatNobodyCanHaveTypedIsRefusedOnEveryForm(String bytes) {
        Browser administrator = people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR);
        administrator.get("/landelijk/gebieden");
        String area = "/landelijk/gebieden/" + people.area().slug();

        for (String form : List.of(
                "/inloggen mail",
                "/login/ott code",
                "/landelijk/gebieden naam",
                area + "/uitnodiging naam",
                area + "/einde account")) {
            String[] parts = form.split(" ");
            Browser.Answer answer =
                    administrator.postRaw(parts[0], "_csrf=" + administrator.csrf() + "&" + parts[1] + "=" + bytes);
            assertThat(answer.status()).as(form).isEqualTo(400);
            assertThat(answer.page().select("h1").text()).isEqualTo("Dat lukte niet.");
            assertHeaders(answer);
        }
        assertThat(administrator.get("/inloggen?taal=" + bytes).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("odd")
    void whatIsNoMailAddressComesBackWithAMessage(String typed) {
        Browser browser = people.browser();
        browser.get("/inloggen");
        Browser.Answer answer = browser.postRaw("/inloggen", "_csrf=" + browser.csrf() + "&mail=" + typed);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".summary a[href=#mail]").text())
                .startsWith("Dit is geen volledig e-mailadres.");
        assertThat(answer.page().select("#e-mail").text()).startsWith("Fout: Dit is geen volledig e-mailadres.");
        assertThat(answer.page().select("script:not([src])")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("odd")
    void theAdministratorsFormsTakeItOrSayWhatIsWrong(String typed) {
        Browser administrator = people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR);
        administrator.get("/landelijk/gebieden");
        Area area = people.area();
        for (String field : List.of("naam", "adres", "gemeenten")) {
            String others = Stream.of("naam", "adres", "gemeenten")
                    .filter(other -> !other.equals(field))
                    .map(other -> "&" + other + "=")
                    .reduce("", String::concat);
            assertThat(administrator
                            .postRaw(
                                    "/landelijk/gebieden",
                                    "_csrf=" + administrator.csrf() + "&" + field + "=" + typed + others)
                            .status())
                    .as(field)
                    .isIn(303, 422);
        }
        for (String field : List.of("naam", "mail", "rol")) {
            assertThat(administrator
                            .postRaw(
                                    "/landelijk/gebieden/" + area.slug() + "/uitnodiging",
                                    "_csrf=" + administrator.csrf() + "&" + field + "=" + typed)
                            .status())
                    .as(field)
                    .isEqualTo(422);
        }
        for (String field : List.of("account", "rol")) {
            assertThat(administrator
                            .postRaw(
                                    "/landelijk/gebieden/" + area.slug() + "/einde",
                                    "_csrf=" + administrator.csrf() + "&" + field + "=" + typed)
                            .status())
                    .as(field)
                    .isIn(400, 404);
        }
    }

    @Test
    void aNameKeepsItsSmileyAndLosesWhatTurnsTheLineAround() {
        Browser administrator = people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR);
        administrator.get("/landelijk/gebieden");
        String slug = people.area().slug() + "x";
        administrator.post("/landelijk/gebieden", Map.of("naam", " Dorp \u202e\ud83d\ude00 ", "adres", slug));

        assertThat(areas.bySlug(slug).orElseThrow().name()).isEqualTo("Dorp \ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inloggen", "/landelijk/gebieden"})
    void aMegabyteIsRefused(String path) {
        Browser administrator = people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR);
        administrator.get("/landelijk/gebieden");
        Browser.Answer answer =
                administrator.postRaw(path, "_csrf=" + administrator.csrf() + "&mail=" + "a".repeat(1_000_000));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.page().select("h1").text()).isEqualTo("Dat is te groot.");
        assertHeaders(answer);
    }

    @Test
    void aFormInAnotherShapeIsRefused() {
        Browser browser = people.browser();
        browser.get("/inloggen");

        for (Browser.Answer answer : List.of(
                browser.postRaw("/inloggen", "mail=%zz&_csrf=" + browser.csrf()),
                browser.send("POST", "/inloggen", "application/json", "{\"mail\": 1}"),
                browser.send("POST", "/inloggen", "multipart/form-data; boundary=x", "--x\r\nrommel"))) {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.page().select("h1").text()).isNotBlank();
            assertHeaders(answer);
        }
        for (String method : List.of("PUT", "DELETE", "PATCH", "ROMMEL")) {
            assertThat(browser.send(method, "/inloggen", "text/plain", "").status())
                    .isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bestaat-niet", "/landelijk/gebieden", "/inloggen/verstuurd/verder", "/a%3Bb/contact"})
    void everyRefusalIsAPageOfOurOwn(String path) {
        Browser browser = people.signedIn(people.area().id(), Role.TRAINER);
        Browser.Answer answer = browser.get(path);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.page().select("h1").text()).isNotBlank();
        assertThat(answer.page().select(".exit")).isNotEmpty();
        assertHeaders(answer);
    }

    private static void assertHeaders(Browser.Answer answer) {
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .isPresent()
                .get()
                .asString()
                .contains("default-src 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    /** Not even a request: the server answers before any filter of ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /a|b HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "NONSENSE\r\n\r\n"
            })
    void whatIsNoRequestGetsOurPageWithItsHeaders(String request) throws IOException {
        String answer;
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("Content-Security-Policy: default-src 'none'", "Referrer-Policy: no-referrer")
                .contains("Dat lukte niet.", "0800-2000")
                .doesNotContain("Tomcat", "HTTP Status");
    }
}
