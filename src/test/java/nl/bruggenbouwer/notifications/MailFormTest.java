package nl.bruggenbouwer.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.start.StartRefused;
import nl.bruggenbouwer.web.NeutralWords;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What arrives in somebody's mail program; with translations served, as in the demo. */
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class MailFormTest {

    @Autowired
    People people;

    @Autowired
    Areas areas;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    static final FakeMailServer server = FakeMailServer.fresh();

    final String noor = UUID.randomUUID() + "@voorbeeld.example";
    Area area;

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry options) {
        options.add("bruggenbouwer.smtp", () -> "127.0.0.1:" + server.address().port());
    }

    @BeforeEach
    void open() {
        area = people.area();
        areas.setContact(
                area.id(), new Area.Contact("Samira", "030 - 123 45 67", "werkdagen", "samira@voorbeeld.example"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void oneNeutralSenderAndAnswersGoToTheContactPersonOfTheArea() throws Exception {
        MimeMessage mail = sent(area.id(), new Outbox.Mail(noor, "Een bericht", "Goedendag", null));

        InternetAddress from = (InternetAddress) mail.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("Bruggenbouwer");
        assertThat(from.getAddress()).isEqualTo("noreply@localhost");
        assertThat(mail.getReplyTo()).extracting(Object::toString).containsExactly("samira@voorbeeld.example");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(plain(mail)).isEqualTo("""
                        Goedendag

                        --\s
                        Dit bericht komt van Bruggenbouwer.
                        Vragen? Bel Samira: 030 - 123 45 67 (werkdagen).
                        U kunt ook dit bericht beantwoorden.
                        """);
    }

    @Test
    void nationalMailHasNobodyToAnswerUnlessOneIsSet() throws Exception {
        MimeMessage mail = sent(AreaId.NATIONAL, new Outbox.Mail(noor, "Een bericht", "Goedendag", null));

        assertThat(mail.getHeader("Reply-To")).isNull();
        assertThat(plain(mail)).endsWith("-- \nDit bericht komt van Bruggenbouwer.\n");
    }

    @Test
    void theSameWordsAsHtmlWithALinkAndNothingThatIsFetched() throws Exception {
        String body = "Goedendag <b>Noor</b> & co,\n\nKlik: http://localhost:8080/v/abc?x=1&y=2.\nTot dan";
        Document html = html(sent(area.id(), new Outbox.Mail(noor, "Een bericht", body, null)));

        assertThat(html.select("p").eachText())
                .containsExactly(
                        "Goedendag <b>Noor</b> & co,",
                        "Klik: http://localhost:8080/v/abc?x=1&y=2. Tot dan",
                        "Dit bericht komt van Bruggenbouwer."
                                + " Vragen? Bel Samira: 030 - 123 45 67 (werkdagen). U kunt ook dit bericht"
                                + " beantwoorden.");
        assertThat(html.select("a").eachAttr("href")).containsExactly("http://localhost:8080/v/abc?x=1&y=2");
        assertThat(html.select("b, img, script, style, link, iframe, [src], [style], [background], [onclick]"))
                .isEmpty();
        assertThat(html.select("html").attr("lang")).isEqualTo("nl");
        assertThat(html.select("html").attr("dir")).isEqualTo("ltr");
    }

    @Test
    void anArabicMailRunsFromRightToLeftWithItsFooterInArabic() throws Exception {
        MimeMessage mail =
                sent(area.id(), new Outbox.Mail(noor, "رسالة", "مرحبا\n\nhttp://localhost:8080/v/abc", null).in("ar"));

        assertThat(mail.getSubject()).isEqualTo("رسالة");
        assertThat(mail.getHeader("Content-Language")).containsExactly("ar");
        assertThat(plain(mail))
                .contains("مرحبا", "هذه الرسالة من Bruggenbouwer")
                .doesNotContain("Dit bericht");
        Document html = html(mail);
        assertThat(html.select("html").attr("lang")).isEqualTo("ar");
        assertThat(html.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(html.select("a").attr("dir")).isEqualTo("ltr");
        assertThat(html.title()).isEqualTo("رسالة");
    }

    @Test
    void aMailShowsNoThemeAndNoHelpNumberOutsideItsText() throws Exception {
        String whole = plain(sent(area.id(), new Outbox.Mail(noor, "Een bericht", "Goedendag", null)));

        assertThat(NeutralWords.neutral(whole)).isTrue();
        assertThat(whole).doesNotContain("112", "0800");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hulp bij eer", "Veilig zonder geweld", "", "Naam <x>", "Twee\nregels"})
    void aSenderNameThatBetraysOrCannotBeUsedStopsTheStart(String name) {
        MailSettings settings = settings("noreply@localhost", name, null);

        assertThatThrownBy(settings::check).isInstanceOf(StartRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noreply", "a b@c.example", ""})
    void aSenderThatIsNoAddressStopsTheStart(String from) {
        assertThatThrownBy(() -> settings(from, "Bruggenbouwer", null).check()).isInstanceOf(StartRefused.class);
        assertThatThrownBy(() -> settings("a@b.example", "Bruggenbouwer", from).check())
                .isInstanceOf(StartRefused.class);
    }

    private static MailSettings settings(String from, String name, @Nullable String reply) {
        return new MailSettings(null, null, from, name, reply, null, null);
    }

    private MimeMessage sent(AreaId from, Outbox.Mail mail) {
        Tenancy.in(from, () -> transaction.executeWithoutResult(status -> outbox.add(from, mail)));
        await().atMost(Duration.ofSeconds(20)).until(() -> !server.to(noor).isEmpty());
        return server.parsedTo(noor).get(0);
    }

    private static String plain(MimeMessage mail) throws Exception {
        return content(mail, 0, "text/plain");
    }

    private static Document html(MimeMessage mail) throws Exception {
        return Jsoup.parse(content(mail, 1, "text/html"));
    }

    private static String content(MimeMessage mail, int place, String type) throws Exception {
        assertThat(mail.isMimeType("multipart/alternative")).isTrue();
        Multipart parts = (Multipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        BodyPart part = parts.getBodyPart(place);
        assertThat(part.isMimeType(type)).isTrue();
        return part.getContent().toString().replace("\r\n", "\n");
    }
}
