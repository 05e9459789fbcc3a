package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.notifications.MailText;
import nl.bruggenbouwer.notifications.MailTexts;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** With translations served, as in the demo. */
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class MailTextPagesTest {

    private static final String SCAN = "/landelijk/mailteksten/scan/";

    @Autowired
    People people;

    @Autowired
    MailTexts texts;

    Browser coordinator;

    @BeforeEach
    void signIn() {
        coordinator = people.signedIn(people.area().id(), Role.COORDINATOR);
    }

    @AfterEach
    void backToTheStandard() {
        for (String language : new String[] {"nl", "ar"}) {
            coordinator.get(SCAN + language);
            coordinator.post(SCAN + language, Map.of("wat", "standaard"));
        }
    }

    @Test
    void everyTextIsThereInEachLanguage() {
        assertThat(coordinator
                        .get("/landelijk/mailteksten")
                        .page()
                        .select("li a")
                        .eachAttr("href"))
                .contains(
                        SCAN + "nl",
                        SCAN + "ar",
                        "/landelijk/mailteksten/signin/tr",
                        "/landelijk/mailteksten/yearly/ar",
                        "/landelijk/mailteksten/contactlink/en",
                        "/landelijk/mailteksten/report/nl",
                        "/landelijk/mailteksten/invite/en");
        for (MailText text : texts.all()) {
            for (String language : new String[] {"nl", "en", "tr", "ar"}) {
                assertThat(texts.hasStandard(text, language))
                        .as("%s in %s", text.name(), language)
                        .isTrue();
            }
        }
    }

    @Test
    void aChangedTextIsSentFromThenOnAndCanBePutBack() {
        coordinator.get(SCAN + "nl");
        Browser.Answer saved = coordinator.post(
                SCAN + "nl", words("Doet u mee in {gebied}?", "Hallo,\n\nKijk op {link}. Voor {gebied}, tot {tot}."));
        assertThat(saved.location()).isEqualTo(SCAN + "nl?bewaard");
        assertThat(mail("nl"))
                .isEqualTo("Doet u mee in Zonstad?|Hallo,\n\nKijk op http://x/v/a. Voor Zonstad, tot morgen.");
        assertThat(coordinator.get(SCAN + "nl").page().select("main").text()).contains("gewijzigd door Noor");

        coordinator.post(SCAN + "nl", Map.of("wat", "standaard"));
        assertThat(mail("nl")).startsWith("Wat hebt u nodig en wat kunt u bieden?|Goedendag,\n\nWilt u");
        assertThat(coordinator.get(SCAN + "nl").page().select("main").text()).contains("teruggezet door Noor");
    }

    @Test
    void eachLanguageHasItsOwnWordsAndAnUnknownOneGetsDutch() {
        coordinator.get(SCAN + "ar");
        coordinator.post(SCAN + "ar", words("سؤال", "{gebied} {link} {tot}"));

        assertThat(mail("ar")).isEqualTo("سؤال|Zonstad http://x/v/a morgen");
        assertThat(mail("tr")).startsWith("Neye ihtiyacınız var");
        assertThat(mail("fa")).startsWith("Wat hebt u nodig");
        assertThat(coordinator.get(SCAN + "fa").status()).isEqualTo(404);
        assertThat(coordinator.get("/landelijk/mailteksten/niets/nl").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "Hulp bij geweld, geweld",
        "Samen tegen DWANG, DWANG",
        "Forced choices, Forced",
        "حفل زواج, زواج",
    })
    void aSubjectThatBetraysIsRefusedWithTheWord(String subject, String word) {
        coordinator.get(SCAN + "nl");
        Browser.Answer refused = coordinator.post(SCAN + "nl", words(subject, "{gebied} {link} {tot}"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-onderwerp").text()).contains("“" + word + "”");
        assertThat(refused.page().select("#onderwerp").val()).isEqualTo(subject);
        assertThat(mail("nl")).startsWith("Wat hebt u nodig");
    }

    @Test
    void everyTextIsLookedAtBeforeItIsSentAndMayNotBetray() {
        for (MailText text : texts.all()) {
            String path = "/landelijk/mailteksten/" + text.name() + "/nl";
            Document form = coordinator.get(path).page();
            String body = form.select("#tekst").text();
            Browser.Answer seen =
                    coordinator.post(path, Map.of("onderwerp", "Een vraag", "tekst", body, "wat", "bekijken"));
            assertThat(seen.page().select("#voorbeeld").text())
                    .as(text.name())
                    .contains("Een vraag")
                    .doesNotContain("{", "}");
            assertThat(coordinator.post(path, words("Hulp bij geweld", body)).status())
                    .as(text.name())
                    .isEqualTo(422);
            assertThat(texts.history(text, "nl").stream().map(MailTexts.Version::words))
                    .doesNotContain(new MailTexts.Words("Hulp bij geweld", body));
        }
    }

    @Test
    void whatIsFilledInMayNotBeForgotten() {
        coordinator.get(SCAN + "nl");
        Browser.Answer refused = coordinator.post(SCAN + "nl", words("Vraag", "Kijk op {link} in {gebiedd}"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-tekst").text())
                .contains("{gebied}, {tot}")
                .doesNotContain("{link}");
        assertThat(refused.page().select("#tekst").text()).contains("{gebiedd}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, 1_000_000})
    void anEmptyOrEndlessTextIsRefusedAtTheField(int length) {
        coordinator.get(SCAN + "nl");
        Browser.Answer refused = coordinator.post(
                SCAN + "nl", words("x".repeat(length), "{gebied} {link} {tot}" + "y".repeat(length * 40)));

        assertThat(refused.status()).isIn(413, 422);
        if (refused.status() == 422) {
            assertThat(refused.page().select("#e-onderwerp").text()).isNotEmpty();
        }
    }

    @Test
    void thePreviewIsTheMailAsItWillArriveAndSavesNothing() {
        coordinator.get(SCAN + "ar");
        Browser.Answer seen = coordinator.post(
                SCAN + "ar",
                Map.of("onderwerp", "سؤال", "tekst", "<b>مرحبا</b> {gebied}\n\n{link}\n\n{tot}", "wat", "bekijken"));

        assertThat(seen.status()).isEqualTo(200);
        var preview = seen.page().select("#voorbeeld");
        assertThat(preview.select("[lang=ar][dir=rtl] p").text())
                .contains("<b>مرحبا</b> Voorbeeldstad", "هذه الرسالة من Bruggenbouwer");
        assertThat(preview.select("b, script")).isEmpty();
        assertThat(preview.select("a[dir=ltr]").attr("href")).endsWith("/voorbeeld");
        assertThat(mail("ar")).startsWith("ماذا تحتاج");
    }

    @Test
    void onlyACoordinatorChangesTexts() {
        assertThat(people.signedIn(people.area().id(), Role.MUNICIPALITY)
                        .get(SCAN + "nl")
                        .status())
                .isEqualTo(403);
        assertThat(people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR)
                        .get("/landelijk/mailteksten")
                        .status())
                .isEqualTo(403);
    }

    private static Map<String, String> words(String subject, String body) {
        return Map.of("onderwerp", subject, "tekst", body, "wat", "bewaren");
    }

    private String mail(String language) {
        MailText scan = texts.all().stream()
                .filter(text -> text.name().equals("scan"))
                .findFirst()
                .orElseThrow();
        var mail = texts.mail(
                scan,
                language,
                "noor@voorbeeld.example",
                Map.of("gebied", "Zonstad", "tot", "morgen", "link", "http://x/v/a"));
        return mail.subject() + "|" + mail.body();
    }
}
