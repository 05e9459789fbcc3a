package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@ApplicationTest
class AnsweringTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Scans scans;

    @Autowired
    CloseQuickScan closing;

    @Autowired
    AnswerQuickScan answerQuickScan;

    @Autowired
    WaysIn waysIn;

    @Autowired
    Accounts accounts;

    @Autowired
    Mailbox mailbox;

    @Autowired
    ResponseSql responses;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void fivePartsBackAndForthLoseNothing() throws Exception {
        QuickScan scan = scans.open(scans.area());
        Document page = get("/v/" + scans.link(scan, Side.INFORMAL) + "?taal=nl");
        page = post(page, Map.of("deel", "start"));
        assertThat(page.title()).isEqualTo("Deel 1 van 5");

        page = post(page, Map.of("THEMES_LEARN", "SOCIAL_CONTROL", "LEVEL", "SOME"));
        page = post(page, Map.of("CONTACT_COUNT", "FEW", "BARRIERS", "NONE"));
        assertThat(page.title()).isEqualTo("Deel 3 van 5");
        page = post(page, Map.of("naar", "terug"));
        assertThat(page.select("input[name=BARRIERS][value=NONE]").hasAttr("checked"))
                .isTrue();
        page = post(page, Map.of("naar", "terug"));
        assertThat(page.select("input[name=LEVEL][value=SOME]").hasAttr("checked"))
                .isTrue();
        assertThat(page.select("input[name=THEMES_LEARN][checked]").eachAttr("value"))
                .containsExactly("SOCIAL_CONTROL");

        for (int part = 1; part < 5; part++) {
            page = post(page, Map.of());
        }
        page = post(page, Map.of("OPEN_WISH", "Meer samen doen"));
        assertThat(page.select("h1").text()).isEqualTo("Bedankt.");
        assertThat(page.select("main a[rel=noreferrer]").attr("href")).matches("/aanbod/[a-z0-9-]+\\?taal=nl");
        assertThat(forms(scan)).containsEntry(Side.INFORMAL, 1);
    }

    @Test
    void theSameSubmissionTwiceIsOneAnswerAndOtherAnswersCountApart() throws Exception {
        QuickScan scan = scans.open(scans.area());
        Document page = get("/v/" + scans.link(scan, Side.FORMAL) + "?taal=nl&weergave=alles");

        String first = post(page, Map.of("LEVEL", "SOME")).html();
        assertThat(post(page, Map.of("LEVEL", "SOME")).html()).isEqualTo(first);
        assertThat(forms(scan)).containsEntry(Side.FORMAL, 1);

        assertThat(post(page, Map.of("LEVEL", "MUCH")).html()).isEqualTo(first);
        assertThat(forms(scan)).containsEntry(Side.FORMAL, 2);
    }

    @Test
    void aCodeWorksOnceAndItsRepeatIsThankedAgain() throws Exception {
        QuickScan scan = scans.open(scans.area());
        AccessCode code = code(scan, Side.MUNICIPALITY);
        Document page = get("/v/" + code.shown() + "?taal=nl&weergave=alles");

        String thanks = post(page, Map.of("LEVEL", "SOME")).html();
        assertThat(Jsoup.parse(thanks).select("h1").text()).isEqualTo("Bedankt.");
        assertThat(post(page, Map.of("LEVEL", "SOME")).html()).isEqualTo(thanks);
        assertThat(post(page, Map.of("LEVEL", "MUCH")).select("h1").text()).isEqualTo("Deze code of link werkt niet");
        assertThat(forms(scan)).containsEntry(Side.MUNICIPALITY, 1);
        assertThat(closing.kept(scan)).isEqualTo(new Kept(1, 0));
    }

    @Test
    void unknownUsedAndExpiredLookTheSameToTheByte() throws Exception {
        Area area = scans.area();
        QuickScan scan = scans.open(area);
        AccessCode used = code(scan, Side.FORMAL);
        post(get("/v/" + used.text() + "?taal=nl&weergave=alles"), Map.of());
        AccessCode expired = code(scans.ended(area), Side.FORMAL);
        AccessCode unknown = AccessCode.make(area.id());

        MockHttpServletResponse reference = perform(MockMvcRequestBuilders.get("/v/" + unknown.text()));
        assertThat(reference.getStatus()).isEqualTo(404);
        for (AccessCode code : List.of(used, expired)) {
            for (MockHttpServletResponse response : List.of(
                    perform(MockMvcRequestBuilders.get("/v/" + code.text())),
                    perform(MockMvcRequestBuilders.post("/v").param("code", code.shown())))) {
                assertThat(response.getStatus()).isEqualTo(404);
                assertThat(response.getContentAsByteArray()).isEqualTo(reference.getContentAsByteArray());
                assertThat(response.getHeaderNames()).isEqualTo(reference.getHeaderNames());
            }
        }
    }

    @Test
    void aScanThatIsFloodedTakesNoMoreAndItsCoordinatorHearsOnce() throws Exception {
        Area area = scans.area();
        String coordinator = UUID.randomUUID() + "@voorbeeld.example";
        accounts.ensure(coordinator, "Noor", area.id(), Role.COORDINATOR);
        QuickScan scan = scans.openUpTo(1_000, area); // the lowest ceiling that a scan may have
        WayIn way = waysIn.find(scans.link(scan, Side.FORMAL)).orElseThrow();

        atTheSameTime(
                27,
                person -> IntStream.range(0, 37)
                        .mapToObj(i -> answerQuickScan.answer(way, Answers.none(), person + "-" + i))
                        .toList());
        assertThat(mailbox.textsTo(coordinator)).isEmpty();
        assertThat(answerQuickScan.answer(way, Answers.none(), "last")).isEqualTo(AnswerQuickScan.Result.STORED);
        assertThat(answerQuickScan.answer(way, Answers.none(), "more")).isEqualTo(AnswerQuickScan.Result.FULL);
        assertThat(answerQuickScan.answer(way, Answers.none(), "more")).isEqualTo(AnswerQuickScan.Result.FULL);

        assertThat(forms(scan)).containsEntry(Side.FORMAL, 1_000);
        assertThat(mailbox.textsTo(coordinator)).singleElement().asString().contains("veel meer antwoorden");
    }

    @Test
    void manyPeopleWithOneCodeAtTheSameMomentGiveOneAnswer() throws Exception {
        QuickScan scan = scans.open(scans.area());
        AccessCode code = code(scan, Side.FORMAL);
        Document page = get("/v/" + code.text() + "?taal=nl&weergave=alles");

        List<String> headings = atTheSameTime(
                16,
                i -> post(page, Map.of("LEVEL", i % 2 == 0 ? "SOME" : "MUCH", "n", "nonce-" + i))
                        .select("h1")
                        .text());

        assertThat(headings).filteredOn("Bedankt."::equals).hasSize(1);
        assertThat(forms(scan)).containsEntry(Side.FORMAL, 1);
    }

    @Test
    void whatOurFormCannotSendIsRefusedAndNothingIsKept() throws Exception {
        QuickScan scan = scans.open(scans.area());
        Document page = get("/v/" + scans.link(scan, Side.MUNICIPALITY) + "?taal=nl&weergave=alles");
        for (Map<String, String> wrong : List.of(
                Map.of("LEVEL", "EVERYTHING"),
                Map.of("THEMES_MET", "\u0000"),
                Map.of("stand", "!!!"),
                Map.of("stand", "AAAA"),
                Map.of("deel", "-1"),
                Map.of("deel", "2147483648"),
                Map.of("n", ""),
                Map.of("NEED_SUPPORT", "LOCATION"))) { // an option that this side is not asked
            MockHttpServletResponse response = perform(request(page, wrong));
            assertThat(response.getStatus()).as(wrong.toString()).isEqualTo(400);
        }
        assertThat(forms(scan)).containsEntry(Side.MUNICIPALITY, 0);
    }

    @Test
    void aTextThatIsTooLongComesBackWithAMessageAndEverythingTyped() throws Exception {
        QuickScan scan = scans.open(scans.area());
        Document page = get("/v/" + scans.link(scan, Side.FORMAL) + "?taal=nl&weergave=alles");
        String text = "é".repeat(501);

        MockHttpServletResponse response = perform(request(page, Map.of("OPEN_WISH", text, "LEVEL", "SOME")));

        Document shown = Jsoup.parse(response.getContentAsString());
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(shown.title()).startsWith("Fout:");
        assertThat(shown.select(".summary a").text())
                .isEqualTo("Uw tekst is te lang: 501 tekens. Maak hem korter dan 500 tekens.");
        assertThat(shown.select("#OPEN_WISH").text()).isEqualTo(text);
        assertThat(shown.select("input[name=LEVEL][checked]").attr("value")).isEqualTo("SOME");
    }

    @Test
    void answeringSetsNoCookieAndAnotherSiteCannotSend() throws Exception {
        QuickScan scan = scans.open(scans.area());
        String link = "/v/" + scans.link(scan, Side.FORMAL) + "?taal=nl&weergave=alles";
        Document page = get(link);
        MockHttpServletResponse elsewhere = perform(request(page, Map.of())
                .header("Origin", "https://elders.example")
                .header("Host", "localhost"));

        assertThat(elsewhere.getStatus()).isEqualTo(403);
        assertThat(perform(request(page, Map.of())).getHeader("Set-Cookie")).isNull();
        assertThat(forms(scan)).containsEntry(Side.FORMAL, 1);
    }

    private AccessCode code(QuickScan scan, Side side) {
        AccessCode code = AccessCode.make(scan.area());
        Tenancy.in(scan.area(), () -> responses.addCodes(scan.area(), scan.id(), side, List.of(code)));
        return code;
    }

    private Map<Side, Integer> forms(QuickScan scan) {
        return closing.forms(scan);
    }

    private Document get(String path) throws Exception {
        return Jsoup.parse(perform(MockMvcRequestBuilders.get(path)).getContentAsString());
    }

    /** Sends the page's form as a browser would: what is checked and hidden, then these fields instead. */
    private Document post(Document page, Map<String, String> filledIn) throws Exception {
        return Jsoup.parse(perform(request(page, filledIn)).getContentAsString());
    }

    private static MockHttpServletRequestBuilder request(Document page, Map<String, String> filledIn) {
        Element form = page.select("form[data-parts]").get(0);
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        form.select("input[type=hidden], input[checked]").forEach(input -> fields.add(input.attr("name"), input.val()));
        form.select("textarea").forEach(area -> fields.add(area.attr("name"), area.text()));
        new HashMap<>(filledIn).forEach(fields::set);
        return MockMvcRequestBuilders.post("/v").params(fields);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    interface Numbered<T> {
        T call(int number) throws Exception;
    }

    private static <T> List<T> atTheSameTime(int times, Numbered<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                calls.add(() -> work.call(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
