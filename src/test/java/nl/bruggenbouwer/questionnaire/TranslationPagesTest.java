package nl.bruggenbouwer.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.web.Translator.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class TranslationPagesTest {

    private static final String LIST = "/landelijk/vertalingen";

    @Autowired
    People people;

    @Autowired
    CurrentTranslations current;

    private Browser coordinator;

    @BeforeEach
    void signIn() {
        coordinator = people.signedIn(people.area().id(), Role.COORDINATOR);
    }

    @Test
    void theListShowsEachLanguageWithItsProgressAndWhoReadIt() {
        var page = coordinator.get(LIST).page();

        assertThat(page.select("tbody tr")).hasSize(12);
        var arabic = page.select("tbody tr:has(a[href$=/ar])");
        int texts = current.now().sources().size();
        assertThat(arabic.text()).contains("العربية", texts + " van " + texts, "concept", "nog niet gelezen");
    }

    @Test
    void onlyCoordinatorsWorkOnTranslations() {
        Browser municipality = people.signedIn(people.area().id(), Role.MUNICIPALITY);

        assertThat(municipality.get(LIST).status()).isEqualTo(403);
        assertThat(municipality.get(LIST + "/tr").status()).isEqualTo(403);
        assertThat(people.browser().get(LIST).location()).isEqualTo("/inloggen");
    }

    @Test
    void aLanguageThatDoesNotExistIsNotFound() {
        assertThat(coordinator.get(LIST + "/xx").status()).isEqualTo(404);
        assertThat(coordinator.get(LIST + "/nl").status()).isEqualTo(404);
    }

    @Test
    void theSheetIsANeutralDownload() {
        var download = coordinator.get(LIST + "/tr/blad");

        assertThat(download.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"vertaling-tr.xlsx\"");
        assertThat(download.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void aGoodSheetIsTakenOverAndShownToOthersAfterApproval() {
        byte[] sheet = Sheets.of(Languages.foreign("fa").orElseThrow(), "Terug", "بازگشت");
        coordinator.get(LIST + "/fa");

        var uploaded = coordinator.upload(LIST + "/fa/blad", "blad", "blad.xlsx", sheet);
        assertThat(uploaded.status()).isEqualTo(303);

        var page = coordinator.get(LIST + "/fa").page();
        var approved = coordinator.post(
                LIST + "/fa/goedkeuring",
                Map.of(
                        "version", page.select("input[name=version]").val(),
                        "translator", "Claire",
                        "reader", "Paul",
                        "date", "2026-11-24"));
        assertThat(approved.status()).isEqualTo(303);
        assertThat(current.served()).extracting(Language::code).contains("fa");
        assertThat(current.translate("fa", "Terug")).isEqualTo("بازگشت");
    }

    @Test
    void aFileThatIsNoSheetIsRefusedWithAMessageAtTheField() {
        coordinator.get(LIST + "/tr");

        var answer = coordinator.upload(
                LIST + "/tr/blad", "blad", "blad.xlsx", "geen blad".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().title()).startsWith("Fout:");
        assertThat(answer.page().select(".summary a[href=#blad]").text()).startsWith("Er is niets overgenomen.");
        assertThat(answer.page().text()).contains("Dit is geen xlsx-bestand.");
    }

    @Test
    void approvingNeedsTwoNamesThatDifferAndADateThatIsPast() {
        Map<String, String> form = new HashMap<>();
        form.put(
                "version",
                coordinator
                        .get(LIST + "/en")
                        .page()
                        .select("input[name=version]")
                        .val());
        form.put("translator", "Claire");
        form.put("reader", " claire ");
        form.put("date", "morgen");

        var answer = coordinator.post(LIST + "/en/goedkeuring", form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".summary a").eachAttr("href")).containsExactly("#reader", "#date");
        assertThat(answer.page().select("#translator").val()).isEqualTo("Claire");
        assertThat(current.now().of("en").orElseThrow().wasRead()).isFalse();
    }
}
