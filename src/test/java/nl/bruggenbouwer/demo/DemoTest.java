package nl.bruggenbouwer.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
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

    @Autowired
    DemoMeeting demoMeeting;

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
    @CsvSource({
        "aanvraag,/landelijk/aanvragen",
        "gesprek,/voorbeeldstad/traject/",
        "sluiten,/voorbeeldstad/quickscan/",
        "bijeenkomst,/voorbeeldstad/bijeenkomst/",
        "programma,/voorbeeldstad/traject/"
    })
    void aStepOfTheTourLeadsToItsScreen(String step, String path) {
        Browser browser = people.browser();
        browser.get("/demo");
        String screen = browser.post("/demo/rondleiding", Map.of("stap", step)).location();

        assertThat(screen).startsWith(path);
        assertThat(browser.get(screen).status()).isEqualTo(200);
    }

    private Document step(String step) {
        Browser browser = people.browser();
        browser.get("/demo");
        return browser.get(
                        browser.post("/demo/rondleiding", Map.of("stap", step)).location())
                .page();
    }

    @Test
    void countedByHeadsTheLargestSideWinsAndWithEqualSidesItDoesNot() {
        Document page = people.browser().get("/demo/stemming").page();

        assertThat(page.text()).contains("Deze stemmen zijn verzonnen.", "28 mensen", "18 professionals");
        Elements lists = page.select("ol.places");
        assertThat(lists.get(0).select("li").eachText())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Plaats 1Advies").contains("17 van de 28 mensen"),
                        line -> assertThat(line).startsWith("Plaats 2Training").contains("15 van de 28 mensen"),
                        line -> assertThat(line)
                                .startsWith("Plaats 3Mensen van de andere")
                                .contains("14 van de 28 mensen"),
                        line -> assertThat(line)
                                .startsWith("Plaats 4Een ruimte")
                                .contains("12 van de 28 mensen"));
        List<String> equal = lists.get(1).select("li").eachText();
        assertThat(equal).hasSize(4);
        assertThat(equal.get(0)).startsWith("Plaats 1Mensen van de andere");
        assertThat(equal.get(1)).startsWith("Plaats 2");
        assertThat(equal.get(2)).startsWith("Plaats 2");
        assertThat(equal.get(3)).startsWith("Plaats 4Advies");
        assertThat(lists.get(1).text()).doesNotContain("van de 28");
    }

    @Test
    void whoReadsArabicReadsTheWishesAndTheReasonsInArabic() {
        Document page = people.browser().get("/demo/stemming?taal=ar").page();

        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("main").text()).contains("تصويت واحد").doesNotContainPattern("[a-z]{4}");
    }

    @Test
    void theRoomSawTheSamePlacesAndNoNumbersOfSides() {
        Document compared = people.browser().get("/demo/stemming").page();
        Document meeting = step("bijeenkomst");

        assertThat(meeting.select("ol.places .place").eachText())
                .isEqualTo(compared.select("ol.places").get(1).select(".place").eachText());
        assertThat(meeting.select("ol.places").text()).doesNotContain("17", "15 van", "28");
        assertThat(meeting.select("input[name=namens][checked]")).hasSize(2);
        assertThat(meeting.select("#inhoud .facts").text()).contains("18", "6", "4");
    }

    @Test
    void theProgrammeAnswersWishesOfTheMeetingAndLeavesOneKnowinglyAndSomeOpen() {
        Document page = step("programma");

        assertThat(page.select(".items h3").eachText())
                .anySatisfy(title -> assertThat(title).contains("kennismaken"))
                .anySatisfy(title -> assertThat(title).contains("Basistraining"))
                .anySatisfy(title -> assertThat(title).contains("ruimte"));
        assertThat(page.text()).contains("Het LKHA geeft dit advies al.", "Buurthuis Oost");
        assertThat(page.select("form[action$=/onderdeel] input[name=waarom]")).isNotEmpty(); // suggestions
    }

    @Test
    void startingAgainAddsNoMeetingAndNoItem() {
        Document meeting = step("bijeenkomst");
        Document programme = step("programma");

        demoMeeting.run(new DefaultApplicationArguments());

        assertThat(step("bijeenkomst").select("ol.places").size())
                .isEqualTo(meeting.select("ol.places").size());
        assertThat(step("programma").select(".items h3").eachText())
                .isEqualTo(programme.select(".items h3").eachText());
    }

    @Test
    void startingAgainAddsNobody() {
        UUID before = content.account(DemoPerson.COORDINATOR);
        content.run(new DefaultApplicationArguments());

        assertThat(content.account(DemoPerson.COORDINATOR)).isEqualTo(before);
    }

    @Test
    void somebodyOfAnOrganisationKeepsIt() {
        Browser browser = people.browser();
        browser.get("/demo");
        browser.post("/demo/inloggen", Map.of("rol", DemoPerson.ORGANISATION.code()));

        assertThat(browser.get("/overzicht").page().select("main").text())
                .contains("Uw organisatie: Stichting Vrouwen Vooruit");
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
