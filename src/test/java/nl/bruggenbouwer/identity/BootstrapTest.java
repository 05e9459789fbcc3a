package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** On a database of its own, which has no administrator yet. */
@ExtendWith(OutputCaptureExtension.class)
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.mail-from=eerste@voorbeeld.example")
class BootstrapTest {

    @Autowired
    People people;

    @Test
    void theLinkOnTheConsoleMakesTheFirstAdministratorAndIsDeadAfterwards(CapturedOutput console) {
        Matcher link = Pattern.compile("http://localhost:\\d+(/begin/\\S+)").matcher(console.getAll());
        assertThat(link.find()).isTrue();
        String path = link.group(1);
        Browser browser = people.browser();
        assertThat(people.browser().get("/begin/" + "a".repeat(43)).status()).isEqualTo(404);

        assertThat(browser.get(path).status()).isEqualTo(200);
        Browser.Answer refused = browser.post(path, Map.of("naam", "Bea", "mail", "bea"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#naam").val()).isEqualTo("Bea");

        Browser late = people.browser();
        late.get(path);
        Browser.Answer made = browser.post(path, Map.of("naam", "Bea", "mail", "bea@voorbeeld.example"));
        assertThat(made.location()).isEqualTo("/landelijk/gebieden");
        assertThat(browser.get("/landelijk/gebieden").location()).isEqualTo("/mijn/beveiliging");

        assertThat(late.post(path, Map.of("naam", "Mo", "mail", "mo@voorbeeld.example"))
                        .status())
                .isEqualTo(404);
        assertThat(people.browser().get(path).status()).isEqualTo(404);
    }
}
