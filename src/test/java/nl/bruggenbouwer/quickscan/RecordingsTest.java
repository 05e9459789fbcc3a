package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.database.Owner;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.web.MediaFile;
import nl.bruggenbouwer.web.MediaFileTest;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true") // the translations are drafts, and served in the demo only
class RecordingsTest {

    private static final String SCREEN = "/landelijk/opnamen";
    private static final String MET_BY_ORGANISATIONS = "Waarover komen mensen naar u toe met vragen of zorgen?";

    @Autowired
    People people;

    @Autowired
    Scans scans;

    @Autowired
    Recordings recordings;

    @Autowired
    ApplicationContext program;

    private UUID account;
    private Browser coordinator;

    @BeforeEach
    void signIn() {
        account = people.account(people.area().id(), Role.COORDINATOR);
        coordinator = people.signedIn(account);
    }

    @Test
    void aRespondentHearsTheRecordingOfTheirOwnWordsInTheirOwnLanguage() throws IOException {
        QuickScan scan = scans.open(scans.area());
        Element card = card("nl", MET_BY_ORGANISATIONS);
        assertThat(card.select("audio")).isEmpty();

        Browser.Answer kept = upload("nl", id(card), MediaFileTest.file("voice.mp3"));

        assertThat(kept.status()).isEqualTo(303);
        assertThat(kept.location()).isEqualTo(SCREEN + "?voor=nl#vraag-" + id(card));
        String address = card("nl", MET_BY_ORGANISATIONS).select("audio").attr("src");
        Browser.Answer sound = people.browser().get(address);
        assertThat(sound.status()).isEqualTo(200);
        assertThat(sound.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
        assertThat(sound.body()).doesNotContain("Samira");
        assertThat(offered(scan, Side.INFORMAL, "nl")).containsExactly(address);
        assertThat(offered(scan, Side.FORMAL, "nl")).isEmpty(); // they read other words
        assertThat(offered(scan, Side.INFORMAL, "tr")).isEmpty();
        assertThat(audited()).containsExactly("recording kept: nl");

        Browser.Answer removed = coordinator.post(SCREEN + "/verwijdering", Map.of("voor", "nl", "vraag", id(card)));
        assertThat(removed.status()).isEqualTo(303);
        assertThat(offered(scan, Side.INFORMAL, "nl")).isEmpty();
        assertThat(people.browser().get(address).status()).isEqualTo(404);
        assertThat(audited()).containsExactly("recording kept: nl", "recording removed: nl");
    }

    @Test
    void aSecondRecordingReplacesTheFirst() throws IOException {
        Element card = coordinator
                .get(SCREEN + "?voor=ar")
                .page()
                .select("section.card")
                .get(4);
        upload("ar", id(card), MediaFileTest.file("vorbis.ogg"));
        String first = card("ar", card.select("h3").text()).select("audio").attr("src");

        upload("ar", id(card), MediaFileTest.file("voice.m4a"));

        String second = card("ar", card.select("h3").text()).select("audio").attr("src");
        assertThat(second).isNotEmpty().isNotEqualTo(first);
        assertThat(people.browser().get(first).status()).isEqualTo(404);
        assertThat(people.browser().get(second).headers().firstValue("Content-Type"))
                .hasValue("audio/mp4");
    }

    @Test
    void whatCannotBeKeptIsSaidAtItsFieldAndTheEarlierRecordingStays() throws IOException {
        Element card = coordinator
                .get(SCREEN + "?voor=tr")
                .page()
                .select("section.card")
                .get(2);
        upload("tr", id(card), MediaFileTest.file("opus.ogg"));
        String address = card("tr", card.select("h3").text()).select("audio").attr("src");
        byte[] large = Arrays.copyOf(MediaFileTest.file("voice.mp3"), Recordings.MOST_BYTES + 1);
        Map<byte[], String> wrong = Map.of(
                new byte[0],
                "Kies eerst een geluidsbestand.",
                large,
                "Dit bestand is groter dan 300 kB.",
                "geen geluid".getBytes(StandardCharsets.UTF_8),
                "Dit is geen mp3, ogg of m4a.");

        wrong.forEach((bytes, message) -> {
            Browser.Answer answer = upload("tr", id(card), bytes);
            assertThat(answer.status()).isEqualTo(422);
            Document page = answer.page();
            assertThat(page.title()).startsWith("Fout:");
            assertThat(page.select("#e-opname-" + id(card)).text()).contains(message);
            assertThat(page.select(".summary a").attr("href")).isEqualTo("#opname-" + id(card));
            assertThat(page.select("#opname-" + id(card)).attr("aria-invalid")).isEqualTo("true");
            assertThat(page.select("audio").attr("src")).isEqualTo(address);
        });
    }

    @Test
    void aLanguageOrQuestionThatIsNotThereIsRefused() throws IOException {
        byte[] sound = MediaFileTest.file("voice.mp3");
        Element card = coordinator.get(SCREEN).page().select("section.card").get(0);

        for (Browser.Answer answer : new Browser.Answer[] {
            upload("xx", id(card), sound),
            upload("tr", id(card), sound), // a question in another language
            upload("nl", "", sound),
            coordinator.post(SCREEN, Map.of("voor", "nl", "vraag", id(card))),
            coordinator.post(SCREEN + "/verwijdering", Map.of("voor", "nl", "vraag", "iets"))
        }) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.page().select(".summary")).isNotEmpty();
        }
        assertThat(coordinator.get(SCREEN + "?voor=xx").status()).isEqualTo(404);
        assertThat(audited()).isEmpty();
    }

    @Test
    void aFileThatIsFarTooLargeGetsAPageThatSaysSo() {
        coordinator.get(SCREEN);

        Browser.Answer answer = upload("nl", "iets", new byte[6_000_000]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.page().select("h1").text()).isEqualTo("Dat is te groot.");
    }

    @Test
    void aRecordingOfWordsThatAreNoLongerAskedCanBeRemoved() {
        recordings.keep("Een oude vraag?", "en", "a".repeat(64), new MediaFile("audio/ogg", new byte[] {1}));
        Element card = card("en", "Een oude vraag?");

        coordinator.post(SCREEN + "/verwijdering", Map.of("voor", "en", "vraag", id(card)));

        assertThat(coordinator.get(SCREEN + "?voor=en").body()).doesNotContain("Een oude vraag?");
    }

    private Browser.Answer upload(String language, String question, byte[] bytes) {
        return coordinator.upload(SCREEN, Map.of("voor", language, "vraag", question), "opname", "stem.txt", bytes);
    }

    private Element card(String language, String words) {
        return coordinator.get(SCREEN + "?voor=" + language).page().select("section.card").stream()
                .filter(card -> card.select("h3").text().equals(words))
                .findFirst()
                .orElseThrow();
    }

    private static String id(Element card) {
        return card.select("form[enctype] input[name=vraag]").val();
    }

    private List<String> offered(QuickScan scan, Side side, String language) {
        return people.browser()
                .get("/v/" + scans.link(scan, side) + "?taal=" + language + "&weergave=alles")
                .page()
                .select("button[data-recording]")
                .eachAttr("data-recording");
    }

    private List<String> audited() {
        try (Connection owner = Owner.connect(program);
                PreparedStatement actions =
                        owner.prepareStatement("select action from audit_entry where account = ? order by at")) {
            actions.setObject(1, account);
            ResultSet rows = actions.executeQuery();
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
