package nl.bruggenbouwer.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.database.Owner;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.privacy.Nights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class OnlineModuleTest {

    private static final String LIST = "/landelijk/modulen";

    @Autowired
    People people;

    @Autowired
    ModuleSql sql;

    @Autowired
    Nights nights;

    @Autowired
    ApplicationContext program;

    Browser coordinator;
    Browser visitor;
    UUID id;

    @BeforeEach
    void addAModule() {
        coordinator = people.signedIn(people.area().id(), Role.COORDINATOR);
        visitor = people.browser();
        id = add(own());
    }

    @Test
    void ourOwnMaterialStandsBelowTheOfferAndIsFollowedPageByPage() {
        var offer = visitor.get("/menukaart?taal=tr").page().select("#ONLINE_MODULES");
        assertThat(offer.select("a[href^=/modulen/" + id + "]")).hasSize(1);
        assertThat(offer.select("strong:contains(Luisteren) span").attr("lang")).isEqualTo("nl");

        assertThat(visitor.get("/modulen/" + id).page().select("main").text()).contains("Aantal bladzijden: 2");
        var first = visitor.get("/modulen/" + id + "/1").page();
        assertThat(first.select("main h2").eachText()).contains("Waarom luisteren?", "Eerst dit");
        assertThat(first.select("main strong").text()).contains("rustig");
        assertThat(first.select("main a[href=https://film.example/luisteren]").attr("rel"))
                .isEqualTo("noreferrer");
        assertThat(first.select("main li").eachText()).contains("Wanneer luisterde u echt?");
        assertThat(first.select("main a[href^=/modulen/" + id + "/2]")).hasSize(1);
        var last = visitor.get("/modulen/" + id + "/2").page();
        assertThat(last.select("main a[href^=/modulen/" + id + "/klaar]")).hasSize(1);
        assertThat(visitor.get("/modulen/" + id + "/klaar").page().select("h1").text())
                .isEqualTo("Afgerond");
        assertThat(first.title()).isEqualTo(last.title()).doesNotContain("Luisteren");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0", "/3", "/99999999999", "/een", "/-1", "/%F0%9F%91%8B"})
    void aPageThatIsNotThereIsNotFound(String page) {
        assertThat(visitor.get("/modulen/" + id + page).status()).isIn(400, 404);
    }

    @Test
    void aLinkGoesOnWhereSomebodyWasAndKnowsWhenItIsDone() {
        String key = UUID.randomUUID().toString();
        Browser.Answer kept = link(key, "1");
        assertThat(kept.location()).isEqualTo("/les/" + key + "?taal=nl");
        link(key, "2"); // the same form once more: it stays where it was

        Browser another = people.browser();
        assertThat(another.get("/les/" + key).page().select(".eyebrow").text()).contains("Bladzijde 1 van 2");
        assertThat(another.postRaw("/les/" + key, "naar=2").status()).isEqualTo(303);
        assertThat(visitor.get("/les/" + key).page().select(".eyebrow").text()).contains("Bladzijde 2 van 2");
        assertThat(another.postRaw("/les/" + key, "naar=9").status()).isEqualTo(404);
        another.postRaw("/les/" + key, "naar=klaar");
        assertThat(visitor.get("/les/" + key).page().select("h1").text()).isEqualTo("Afgerond");
        another.postRaw("/les/" + key, "naar=1");
        assertThat(visitor.get("/les/" + key).page().select(".eyebrow").text()).contains("Bladzijde 1 van 2");
        assertThat(visitor.get("/les/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void nothingIsKeptOfWhoFollows() throws SQLException {
        String key = UUID.randomUUID().toString();
        Browser.Answer answer = link(key, "1");

        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select string_agg(column_name, ' ' order by column_name) from information_schema.columns"
                                + " where table_name = 'module_link'")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("done hash module_id page used_on");
        }
    }

    @Test
    void aLinkEndsTwelveMonthsAfterItsLastUse() {
        String key = UUID.randomUUID().toString();
        link(key, "1");
        byte[] hash = org.apache.commons.codec.digest.DigestUtils.sha256(key);
        LocalDate today = LocalDate.now(nl.bruggenbouwer.start.Time.ZONE);

        sql.move(hash, 1, false, today.minusMonths(12).plusDays(1));
        assertThat(visitor.get("/les/" + key).status()).isEqualTo(200);
        sql.move(hash, 1, false, today.minusMonths(12));
        assertThat(visitor.get("/les/" + key).status()).isEqualTo(404);

        sql.move(hash, 1, false, today);
        nights.erase("module-link", Instant.now().plusSeconds(360L * 86_400));
        assertThat(visitor.get("/les/" + key).status()).isEqualTo(200);
        nights.erase("module-link", Instant.now().plusSeconds(368L * 86_400));
        assertThat(visitor.get("/les/" + key).status()).isEqualTo(404);
    }

    @Test
    void aModuleOfAnotherIsALinkOnly() {
        Map<String, String> sent = new HashMap<>(Map.of(
                "titel", "Vakmanschap",
                "over", "Een cursus voor professionals.",
                "soort", "elders",
                "adres", "www.elders.example/cursus",
                "van", "KIS",
                "zichtbaar", "ja"));
        UUID elsewhere = add(sent);

        assertThat(visitor.get("/menukaart").page().select("#ONLINE_MODULES a[href=https://www.elders.example/cursus]"))
                .isNotEmpty();
        assertThat(visitor.get("/modulen/" + elsewhere).status()).isEqualTo(404);
    }

    @Test
    void whatIsNotVisibleIsForNobodyAndOnlyThenRemoved() {
        String key = UUID.randomUUID().toString();
        link(key, "1");
        coordinator.get(LIST + "/" + id);
        assertThat(coordinator.post(LIST + "/" + id + "/verwijdering", Map.of()).status())
                .isEqualTo(422);
        Map<String, String> hidden = own();
        hidden.remove("zichtbaar");
        save(1, hidden);

        assertThat(visitor.get("/modulen/" + id + "/1").status()).isEqualTo(404);
        assertThat(visitor.get("/les/" + key).status()).isEqualTo(404);
        assertThat(visitor.get("/menukaart").body()).doesNotContain(id.toString());
        coordinator.get(LIST + "/" + id);
        assertThat(coordinator.post(LIST + "/" + id + "/verwijdering", Map.of()).location())
                .isEqualTo(LIST);
        assertThat(sql.find(id)).isEmpty();
    }

    @Test
    void whoComesSecondSeesTheTextOfTheOther() {
        Map<String, String> mine = own();
        mine.put("over", "Mijn tekst.");
        Map<String, String> theirs = own();
        theirs.put("over", "Tekst van een ander.");
        save(1, theirs);
        Browser.Answer second = save(1, mine);

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.page().select("#over").text()).isEqualTo("Mijn tekst.");
        assertThat(second.page().select(".note--warn").text()).contains("De ander: Tekst van een ander.");
        assertThat(save(2, mine).status()).isEqualTo(303);
        assertThat(sql.find(id).orElseThrow().about()).isEqualTo("Mijn tekst.");
        assertThat(save(1, mine).status()).isEqualTo(303);
        assertThat(sql.find(id).orElseThrow().version()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    titel | '' | e-titel | Vul tekst in
                    tekst-0 | '' | e-tekst-0 | Vul tekst in
                    tekst-0 | '<b>vet</b>' | e-tekst-0 | Regel 1 kan zo niet
                    tekst-0 | 'Goed.\\n\\n# Kop' | e-tekst-0 | Regel 3 kan zo niet
                    tekst-0 | 'Dit is een zin die veel langer is dan vijftien woorden, en dat leest toch niet prettig.' | e-tekst-0 | alinea op regel 1
                    link-0 | javascript:alert(1) | e-link-0 | https
                    link-0 | http://film.example | e-link-0 | https
                    """)
    void whatIsWrongIsSaidAtTheField(String field, String typed, String place, String message) {
        Map<String, String> sent = own();
        sent.put(field, typed.replace("\\n", "\n"));
        Browser.Answer refused = save(1, sent);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#" + place).text()).contains(message);
        assertThat(sql.find(id).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void pagesAreNotLostWhenItBecomesAModuleOfAnother() {
        Map<String, String> sent = own();
        sent.putAll(Map.of("soort", "elders", "adres", "www.elders.example/cursus", "van", "KIS"));
        Browser.Answer refused = save(1, sent);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-soort").text()).startsWith("Fout").contains("nog eigen lesstof");
        assertThat(refused.page().select("input[name=soort][aria-describedby=e-soort][aria-invalid=true]"))
                .hasSize(2);
        assertThat(refused.page().select("#titel-0").val()).isEqualTo("Waarom luisteren?");
        assertThat(sql.find(id).orElseThrow().pages()).hasSize(2);
    }

    @Test
    void theAddressStaysWhenAModuleOfAnotherBecomesOurOwn() {
        UUID other = add(new HashMap<>(Map.of(
                "titel", "Vakmanschap",
                "over", "Een cursus.",
                "soort", "elders",
                "adres", "www.elders.example/cursus",
                "van", "KIS",
                "zichtbaar", "ja")));
        Map<String, String> sent = own();
        sent.putAll(Map.of("adres", "www.elders.example/cursus", "van", "KIS", "versie", "1", "wat", "bewaren"));
        coordinator.get(LIST + "/" + other);
        assertThat(coordinator.post(LIST + "/" + other, sent).status()).isEqualTo(303);

        var page = coordinator.get(LIST + "/" + other).page();
        assertThat(page.select("#adres").val()).isEqualTo("https://www.elders.example/cursus");
        assertThat(page.select("#van").val()).isEqualTo("KIS");
        assertThat(visitor.get("/modulen/" + other).status()).isEqualTo(200);
        assertThat(visitor.get("/menukaart").body()).doesNotContain("elders.example/cursus");
        sent.put("adres", "geen adres");
        sent.put("versie", "2");
        Browser.Answer refused = coordinator.post(LIST + "/" + other, sent);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-adres").text()).contains("https");
    }

    @Test
    void aModuleIsReadInItsOwnLanguageAndWhatIsNotTranslatedInDutch() {
        translate(
                "ar",
                1,
                Map.of(
                        "Luisteren zonder oordeel",
                        "الإصغاء دون حكم",
                        "Waarom luisteren?",
                        "لماذا نصغي؟",
                        "## Eerst dit\n\nBlijf **rustig**. Lees ook [de hulp](/hulp).",
                        "## أولاً\n\nابقَ **هادئاً**. اقرأ أيضاً [المساعدة](/hulp).",
                        "Wie luistert naar u?",
                        "من يصغي إليك؟"));

        var first = visitor.get("/modulen/" + id + "/1?taal=ar").page();
        assertThat(first.select("h1").text()).isEqualTo("الإصغاء دون حكم");
        assertThat(first.select("main h2").eachText()).contains("لماذا نصغي؟", "أولاً");
        assertThat(first.select("main strong").eachText()).contains("هادئاً");
        assertThat(first.select("main [lang=nl]").eachText()).containsExactly("Wanneer luisterde u echt?");
        assertThat(first.select("main li[lang=nl]").attr("dir")).isEqualTo("ltr");
        assertThat(first.select("main a[href^=/hulp]")).isNotEmpty();
        var second = visitor.get("/modulen/" + id + "/2?taal=ar").page();
        assertThat(second.select("main h2[lang=nl][dir=ltr]").text()).isEqualTo("En dan?");
        assertThat(second.select("main div[lang=nl][dir=ltr] li").eachText()).contains("Vraag door");
        assertThat(second.select("main div[lang=nl] [lang]")).isEmpty();
        assertThat(visitor.get("/menukaart?taal=ar").body()).contains("الإصغاء دون حكم");
        assertThat(visitor.get("/modulen/" + id + "?taal=tr")
                        .page()
                        .select("h1 [lang=nl]")
                        .text())
                .isEqualTo("Luisteren zonder oordeel");
        assertThat(coordinator
                        .get(LIST + "/" + id)
                        .page()
                        .select("li:has([lang=ar])")
                        .text())
                .contains("4 van 8 teksten");

        Map<String, String> changed = own();
        changed.put("titel", "Luisteren naar elkaar");
        assertThat(save(2, changed).status()).isEqualTo(303);
        var after = visitor.get("/modulen/" + id + "/1?taal=ar").page();
        assertThat(after.select("h1 [lang=nl]").text()).isEqualTo("Luisteren naar elkaar");
        assertThat(after.select("main h2").eachText()).contains("لماذا نصغي؟");
        var screen = coordinator.get(LIST + "/" + id + "/ar").page();
        assertThat(screen.select("textarea").eachText()).doesNotContain("الإصغاء دون حكم");
        assertThat(screen.select("section .typed").eachText())
                .containsExactly("Luisteren zonder oordeel", "الإصغاء دون حكم");
        changed.put("titel", "Luisteren zonder oordeel");
        assertThat(save(3, changed).status()).isEqualTo(303);
        assertThat(visitor.get("/modulen/" + id + "/1?taal=ar")
                        .page()
                        .select("h1")
                        .text())
                .isEqualTo("الإصغاء دون حكم");

        changed.put("titel", "Luisteren naar elkaar");
        assertThat(save(4, changed).status()).isEqualTo(303);
        translate("ar", 5, Map.of("Waarom luisteren?", "لماذا نصغي؟"));
        assertThat(sql.find(id).orElseThrow().translations().get("ar")).containsOnlyKeys("Waarom luisteren?");
    }

    @Test
    void whatWasTypedAtADutchTextThatChangedMeanwhileStaysOnTheScreen() {
        Map<String, String> typed =
                translation("en", 1, Map.of("Luisteren zonder oordeel", "Listening without judging"));
        Map<String, String> changed = own();
        changed.put("titel", "Luisteren naar elkaar");
        assertThat(save(1, changed).status()).isEqualTo(303);
        for (int time = 0; time < 2; time++) {
            Browser.Answer conflict = coordinator.post(LIST + "/" + id + "/en", typed);
            assertThat(conflict.status()).isEqualTo(422);
            assertThat(conflict.page().select("section .typed").eachText())
                    .containsExactly("Listening without judging");
            typed = new HashMap<>();
            for (var field : conflict.page().select("form.card [name]:not([name=_csrf])")) {
                typed.put(field.attr("name"), field.val());
            }
            assertThat(typed).containsEntry("versie", "2");
            typed.put("versie", "1");
        }
        typed.put("versie", "2"); // seen now
        assertThat(coordinator.post(LIST + "/" + id + "/en", typed).status()).isEqualTo(303);
    }

    @Test
    void theLongestModuleCanBeTranslatedIntoArabic() {
        Map<String, String> longest = own();
        for (int n = 0; n < 9; n++) {
            longest.put("titel-" + n, "Bladzijde " + n);
            longest.put("tekst-" + n, (n + " zinnen.\n\n").repeat(480).strip());
        }
        assertThat(save(1, longest).status()).isEqualTo(303);
        Map<String, String> arabic = new HashMap<>();
        for (int n = 0; n < 9; n++) {
            arabic.put(
                    longest.get("tekst-" + n), "كلمة كلمة كلمة.\n\n".repeat(480).strip());
        }
        translate("ar", 2, arabic);

        longest.put("tekst-9", "Te veel. ".repeat(600).strip());
        longest.put("titel-9", "Te veel");
        Browser.Answer refused = save(3, longest);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-tekst-9").text()).contains("hoogstens 50000 tekens");
    }

    @Test
    void aTranslationIsReadByAnotherAndPossibleOnThePage() {
        String text = "## Eerst dit\n\nBlijf **rustig**. Lees ook [de hulp](/hulp).";
        Map<String, String> sent = translation("en", 1, Map.of(text, "<b>bold</b>", "En dan?", "x".repeat(601)));
        sent.remove("gelezen");
        Browser.Answer refused = coordinator.post(LIST + "/" + id + "/en", sent);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".summary a")).hasSize(3);
        assertThat(refused.page().select("textarea").eachText()).contains("<b>bold</b>", "x".repeat(601));
        assertThat(refused.page().select(".error").text()).contains("Regel 1 kan zo niet", "door iemand anders lezen");

        translate(
                "en",
                1,
                Map.of(
                        text,
                        "This is one sentence of many words, and nobody counts them here, for they are no Dutch words."));
        translate(
                "en",
                1,
                Map.of(
                        text,
                        "This is one sentence of many words, and nobody counts them here, for they are no Dutch words."));
        assertThat(sql.find(id).orElseThrow().version()).isEqualTo(2);
        sent = translation("en", 1, Map.of("En dan?", "And then?"));
        Browser.Answer conflict = coordinator.post(LIST + "/" + id + "/en", sent);
        assertThat(conflict.status()).isEqualTo(422);
        assertThat(conflict.page().select("#anders").text()).contains("Iemand anders bewaarde intussen");
        assertThat(conflict.page().select("textarea").eachText()).contains("And then?");
        for (String unknown : new String[] {"nl", "xx"}) {
            assertThat(coordinator.get(LIST + "/" + id + "/" + unknown).status())
                    .isEqualTo(404);
        }
    }

    private void translate(String language, int read, Map<String, String> words) {
        Browser.Answer answer = coordinator.post(LIST + "/" + id + "/" + language, translation(language, read, words));
        assertThat(answer.page().select(".error").eachText()).isEmpty();
        assertThat(answer.status()).isEqualTo(303);
    }

    /** The form of a translation, with these words in it per Dutch text. */
    private Map<String, String> translation(String language, int read, Map<String, String> words) {
        coordinator.get(LIST + "/" + id + "/" + language);
        Map<String, String> sent = new HashMap<>(Map.of("versie", String.valueOf(read), "gelezen", "ja"));
        words.forEach((dutch, text) -> sent.put(
                "tekst-"
                        + org.apache.commons.codec.digest.DigestUtils.sha256Hex(dutch)
                                .substring(0, 16),
                text));
        return sent;
    }

    @Test
    void itCanBeLookedAtFirst() {
        Map<String, String> sent = own();
        sent.put("titel-0", "Nog niet bewaard");
        sent.put("wat", "bekijken");
        coordinator.get(LIST + "/" + id);

        assertThat(coordinator
                        .post(LIST + "/" + id, sent)
                        .page()
                        .select("#voorbeeld")
                        .text())
                .contains("Nog niet bewaard", "Wanneer luisterde u echt?");
        assertThat(sql.find(id).orElseThrow().version()).isEqualTo(1);
    }

    private Browser.Answer link(String key, String page) {
        return visitor.postRaw("/modulen/" + id + "/link", "sleutel=" + key + "&bladzijde=" + page);
    }

    private UUID add(Map<String, String> sent) {
        coordinator.get(LIST + "/nieuw");
        UUID key = UUID.randomUUID();
        sent.put("sleutel", key.toString());
        sent.put("wat", "bewaren");
        assertThat(coordinator.post(LIST + "/nieuw", sent).status()).isEqualTo(303);
        assertThat(coordinator.post(LIST + "/nieuw", sent).status()).isEqualTo(303);
        return key;
    }

    private Browser.Answer save(int read, Map<String, String> sent) {
        coordinator.get(LIST + "/" + id);
        sent.put("versie", String.valueOf(read));
        sent.put("wat", "bewaren");
        return coordinator.post(LIST + "/" + id, sent);
    }

    private static Map<String, String> own() {
        Map<String, String> sent = new HashMap<>(Map.of(
                "titel", "Luisteren zonder oordeel",
                "over", "In twee bladzijden.",
                "soort", "eigen",
                "zichtbaar", "ja",
                "id-0", "5b0e8bd5-6d57-4b7e-9d0f-0a1f2d3c4b5a",
                "titel-0", "Waarom luisteren?",
                "tekst-0", "## Eerst dit\n\nBlijf **rustig**. Lees ook [de hulp](/hulp).",
                "link-0", "film.example/luisteren",
                "vragen-0", "Wanneer luisterde u echt?\nWie luistert naar u?"));
        sent.putAll(Map.of(
                "id-1", "c7a1b2c3-1111-4222-8333-944455566677",
                "titel-1", "En dan?",
                "tekst-1", "- Vraag door\n- Wacht"));
        return sent;
    }
}
