package nl.bruggenbouwer.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.web.NeutralWords;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** In the demo, because translations that nobody has read are served there only. */
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class PublicPagesTest {

    private static final SiteContent SITE = SiteContent.read(Path.of("content"));

    @Autowired
    People people;

    static Stream<String> pages() {
        return Stream.concat(
                Stream.of(
                        "/",
                        "/aanpak",
                        "/themas",
                        "/menukaart",
                        "/wie-zijn-wij",
                        "/hulp",
                        "/privacy",
                        "/toegankelijkheid"),
                SITE.themes().stream().map(theme -> "/themas/" + theme.slug()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsThereInEachLanguageWithHelpExitAndANeutralTitle(String path) {
        for (String language : List.of("nl", "en", "tr", "ar")) {
            Browser.Answer answer = people.browser().get(path + "?taal=" + language);
            Document page = answer.page();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(50_000);
            assertThat(page.select("html[lang=" + language + "][dir=" + (language.equals("ar") ? "rtl" : "ltr") + "]"))
                    .hasSize(1);
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("main .help a[href=tel:112]")).hasSize(1);
            assertThat(page.select("main .help a[href=tel:08002000]")).hasSize(1);
            assertThat(page.select("header a.exit[href=/uit]")).hasSize(1);
            assertThat(page.select("meta[name=robots]")).isEmpty();
            assertThat(page.select("link[rel=canonical]").attr("href"))
                    .endsWith(path + (language.equals("nl") ? "" : "?taal=" + language));
            assertThat(page.select("link[rel=alternate]").eachAttr("hreflang")).contains("nl", "en", "tr", "ar");
            assertThat(List.of(
                            page.title(),
                            page.select("meta[name=description]").attr("content"),
                            page.select("meta[property=og:title]").attr("content"),
                            page.select("meta[property=og:description]").attr("content")))
                    .noneMatch(String::isBlank)
                    .allMatch(NeutralWords::neutral);
            assertThat(page.select("main [lang]").not("[hreflang]").not("main [lang=nl] *").stream()
                            .filter(element -> !path.equals("/wie-zijn-wij"))
                            .filter(element -> element.closest("#ONLINE_MODULES") == null)
                            .toList())
                    .as("nothing is Dutch by default any more, but the modules that somebody added")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkOnAPageLeadsSomewhere(String path) {
        Browser browser = people.browser();

        assertThat(browser.get(path).page().select("a[href^=/]").eachAttr("href").stream()
                        .distinct()
                        .filter(address -> !address.equals("/uit")))
                .isNotEmpty()
                .allSatisfy(address ->
                        assertThat(browser.get(address).status()).as(address).isEqualTo(200));
    }

    @Test
    void aThemeHasOneTextForVolunteersAndAnotherForProfessionals() {
        for (ThemePage theme : SITE.themes()) {
            Document page = people.browser().get("/themas/" + theme.slug()).page();
            String volunteer = page.select("section.card").get(0).text();
            String professional = page.select("section.card").get(1).text();

            assertThat(volunteer)
                    .contains("Veilig Thuis")
                    .doesNotContain("meldcode")
                    .doesNotContain("LKHA");
            assertThat(professional).contains("meldcode");
            assertThat(page.select(".note--warn").isEmpty()).isEqualTo(!theme.stop());
            assertThat(page.select("h1").text()).isEqualTo(theme.heading());
        }
    }

    @Test
    void theMenuSaysWhoPaysAndWhatEachOfferIs() {
        Document page = people.browser().get("/menukaart").page();

        assertThat(page.select("main .items > li")).hasSizeGreaterThanOrEqualTo(7);
        assertThat(page.text())
                .contains("Gratis", "Hoogstens 16 mensen", "Eén dagdeel", "Op aanvraag", "De uren van de mensen");
    }

    @Test
    void thePageOnHelpKnowsMoreWaysAndDoesNotPromiseToWipeHistory() {
        Document page = people.browser().get("/hulp").page();

        assertThat(page.select("a[href=tel:+31247247247]")).hasSize(1);
        assertThat(page.text()).contains("kan nog laten zien dat u hier was").doesNotContain("wist uw geschiedenis");
        assertThat(page.text().indexOf("0800-2000")).isLessThan(page.text().indexOf("LKHA over"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/themas/bestaat-niet", "/themas/..%2fhome", "/themas/%F0%9F%91%8B"})
    void anUnknownThemeIsNotThere(String path) {
        assertThat(people.browser().get(path).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v", "/v/abc", "/u/abc", "/inloggen", "/bestaat-niet", "/demo"})
    void whatIsNotForEveryoneIsNotForSearchEngines(String path) {
        assertThat(people.browser().get(path).page().select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
    }

    @Test
    void searchEnginesFindEveryPageInEachLanguageAndNothingElse() {
        Browser.Answer robots = people.browser().get("/robots.txt");
        Browser.Answer sitemap = people.browser().get("/sitemap.xml");

        assertThat(robots.body()).contains("User-agent: *", "Sitemap: ", "/sitemap.xml");
        assertThat(robots.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        List<String> found = sitemap.page().select("loc").eachText();
        assertThat(found)
                .hasSize(4 * (int) pages().count())
                .allSatisfy(address -> assertThat(address).startsWith("http://localhost:"));
        assertThat(found.stream()
                        .map(address -> address.replaceFirst("http://localhost:\\d+", "")
                                .replaceFirst("\\?.*", "")))
                .containsAll(pages().toList());
    }
}
