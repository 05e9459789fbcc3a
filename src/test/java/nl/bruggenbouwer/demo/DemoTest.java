package nl.bruggenbouwer.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class DemoTest {

    @Autowired
    People people;

    @Autowired
    DemoContent content;

    @ParameterizedTest
    @EnumSource
    void oneClickSignsInAsEachOfTheDemoPeople(DemoPerson person) {
        Browser browser = people.browser();
        browser.get("/demo");
        Browser.Answer in = browser.post("/demo/inloggen", Map.of("rol", person.code()));

        assertThat(in.location()).isEqualTo("/overzicht");
        assertThat(browser.get("/overzicht").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"aanvraag,/landelijk/aanvragen", "gesprek,/voorbeeldstad/traject/", "sluiten,/voorbeeldstad/quickscan/"
    })
    void aStepOfTheTourLeadsToItsScreen(String step, String path) {
        Browser browser = people.browser();
        browser.get("/demo");
        String screen = browser.post("/demo/rondleiding", Map.of("stap", step)).location();

        assertThat(screen).startsWith(path);
        assertThat(browser.get(screen).status()).isEqualTo(200);
    }

    @Test
    void startingAgainAddsNobody() {
        UUID before = content.account(DemoPerson.COORDINATOR);
        content.run(new DefaultApplicationArguments());

        assertThat(content.account(DemoPerson.COORDINATOR)).isEqualTo(before);
    }

    @Test
    void theLinkToSignInArrivesInThePostbus() {
        Browser browser = people.browser();
        browser.get("/inloggen");
        browser.post("/inloggen", Map.of("mail", DemoPerson.ORGANISATION.email()));

        JsonNode mail =
                await().until(() -> mailTo(browser, DemoPerson.ORGANISATION.email()), found -> !found.isMissingNode());
        assertThat(mail.path("subject").asString()).isEqualTo("Uw link om in te loggen");
        assertThat(mail.path("raw").asString()).contains("Message-ID: <");
        assertThat(mail.path("received").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z");
        assertThat(browser.get("/demo/postbus").page().select("a[href*=/login/ott]"))
                .isNotEmpty();
        Matcher link = Pattern.compile("/login/ott\\?token=\\S+")
                .matcher(mail.path("text").asString());
        assertThat(link.find()).isTrue();
        browser.get(link.group());
        browser.get("/login/ott");
        assertThat(browser.post("/login/ott", Map.of()).location()).isEqualTo("/overzicht");
    }

    private static JsonNode mailTo(Browser browser, String address) {
        for (JsonNode mail :
                JsonMapper.shared().readTree(browser.get("/demo/postbus.json").body())) {
            if (mail.path("to").asString().equals(address)) {
                return mail;
            }
        }
        return JsonMapper.shared().missingNode();
    }
}
