package nl.bruggenbouwer.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Outside the demo, advice that nobody of the LKHA or Veilig Thuis has approved is not given. */
@ApplicationTest
class UnapprovedTest {

    @Autowired
    People people;

    @Test
    void aThemeSaysWhatItIsAndWarnsButGivesNoAdvice() {
        Document page = people.browser().get("/themas/familie").page();

        assertThat(page.select("h2").eachText()).contains("Wat is het?");
        assertThat(page.select(".note--warn").text()).contains("Praat dan niet zelf met de familie", "0800-2000");
        assertThat(page.select("main").text())
                .contains("Onze adviezen worden nog nagekeken")
                .doesNotContain("Volg uw meldcode", "Luister. Neem het heel serieus");
    }

    @Test
    void thePageOnHelpKeepsTheNumbersOfEveryPageAndTheWayOut() {
        Document page = people.browser().get("/hulp").page();

        assertThat(page.select("main a[href=tel:112], main a[href=tel:08002000]"))
                .hasSize(2);
        assertThat(page.select("main a[href^=tel]")).hasSize(2);
        assertThat(page.select("main").text())
                .contains("kan nog laten zien dat u hier was")
                .doesNotContain("Gaat u op reis");
    }
}
