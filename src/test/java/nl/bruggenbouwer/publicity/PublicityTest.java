package nl.bruggenbouwer.publicity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.quickscan.Scans;
import nl.bruggenbouwer.quickscan.Staff;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.NeutralWords;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true") // the translations are drafts, and served in the demo only
class PublicityTest {

    private static final List<String> LANGUAGES = List.of("nl", "en", "tr", "ar");

    private static final String LONG =
            "Buurthuis De Brug, Lange Straat van de Vrede 123, Voorbeeldstad-Noord. De ingang is aan de"
                    + " achterkant, naast de bibliotheek en tegenover de halte van bus 12. Er is een lift naar de zaal boven.";

    @Autowired
    People people;

    @Autowired
    Scans scans;

    @Autowired
    Staff staff;

    @Autowired
    Settings settings;

    @Autowired
    Engagements engagements;

    @Autowired
    TransactionTemplate webTransaction;

    @Autowired
    JdbcClient db;

    private Area area;
    private Browser coordinator;
    private Staff.Person officer;
    private String traject;
    private String item;

    @BeforeEach
    void aTraining() {
        begin(scans.area()); // has a contact person
    }

    private void begin(Area where) {
        area = where;
        UUID me = people.account(area.id(), Role.COORDINATOR);
        coordinator = people.signedIn(me);
        officer = staff.in(area, "MUNICIPALITY");
        UUID engagement = Tenancy.in(
                area.id(),
                () -> webTransaction
                        .execute(status -> engagements.current(area.id(), me))
                        .id());
        traject = "/" + area.slug() + "/traject/" + engagement;
        coordinator.get(traject + "/programma");
        item = coordinator
                .post(traject + "/programma/onderdeel", Map.of("aanbod", "LKHA_TRAINING"))
                .location();
    }

    private void plan(String day, String place) {
        plan(day, place, Map.of());
    }

    private void plan(String day, String place, Map<String, String> more) {
        Document page = coordinator.get(item).page();
        Map<String, String> form = new HashMap<>();
        page.select("form[action*=onderdeel] input[type=text], form[action*=onderdeel] input[type=hidden],"
                        + " form[action*=onderdeel] textarea, form[action*=onderdeel] input[checked]")
                .forEach(field -> form.put(field.attr("name"), field.val()));
        form.putAll(more);
        form.putAll(Map.of("dag-0", day, "van-0", "9:30", "tot-0", "12:30", "plaats-0", place));
        assertThat(coordinator.post(item, form).status()).isEqualTo(303);
    }

    private String query(String day, String place) {
        String key = item.substring(item.lastIndexOf('/') + 1) + "_" + day + "_09:30";
        return "?dagdeel=" + URLEncoder.encode(key, StandardCharsets.UTF_8) + "&plaats=" + place;
    }

    private byte[] file(String name, String place, String language) {
        return officer.get(traject + "/publiciteit/" + name + query("2099-03-10", place) + "&voor=" + language)
                .bytes();
    }

    @Test
    void theWordsSayWhenAndWhereInEveryLanguageAndNeverWhatItIsAbout() {
        plan("2099-03-10", "Buurthuis De Brug");
        Document page = officer.get(traject + "/publiciteit" + query("2099-03-10", "ja"))
                .page();

        assertThat(page.select("textarea"))
                .hasSize(4)
                .allSatisfy(text -> assertThat(text.wholeText())
                        .contains("Buurthuis De Brug", settings.baseUrl() + "/menukaart", "werkdagen van 9")
                        .matches(words -> NeutralWords.neutral(words))
                        .doesNotContain("Knooppunt"));
        assertThat(page.select("#tekst-nl").text())
                .contains("Wanneer: dinsdag 10 maart, 9.30 tot 12.30 uur", "gratis, met eten en drinken");
        assertThat(page.select("#tekst-ar").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("#tekst-en").text()).contains("When: Tuesday 10 March", "free");
        assertThat(page.select("#tekst-tr").text()).contains("Ne zaman: ");
        assertThat(page.select("#tekst-ar").text()).contains("10 مارس،");

        assertThat(page.select(".note--warn").text()).contains("nog niet akkoord");
        assertThat(page.select(".note").text()).contains("Die pagina noemt de thema's wel");

        Document without = officer.get(traject + "/publiciteit" + query("2099-03-10", "nee"))
                .page();
        assertThat(without.select("textarea"))
                .hasSize(4)
                .noneMatch(text -> text.wholeText().contains("De Brug"));
        assertThat(without.select("#tekst-nl").text()).contains("u hoort de plaats als u zich opgeeft");
    }

    /** As when everybody agreed with this half day. */
    private void agreed(String day) {
        UUID engagement = UUID.fromString(traject.substring(traject.lastIndexOf('/') + 1));
        Tenancy.in(
                area.id(),
                () -> webTransaction.executeWithoutResult(status -> {
                    for (String sql : List.of(
                            "insert into engagement_fact (area_id, id, engagement_id, kind, happened_on, noted_at)"
                                    + " select area_id, gen_random_uuid(), id, 'PLAN_AGREED', current_date, now()"
                                    + " from engagement where id = :engagement",
                            "insert into plan_version (area_id, id, programme_id, version, revision, wishes, body, proposed_at,"
                                    + " proposed_by, opened_at, agreed_at) select area_id, id, id, 1, revision, '[]', '', now(),"
                                    + " gen_random_uuid(), now(), now() from programme where engagement_id = :engagement",
                            "insert into planned_session select v.area_id, gen_random_uuid(), p.engagement_id, v.id,"
                                    + " cast(:item as uuid), '', cast(:day as date), '9:30', '12:30', '', false"
                                    + " from plan_version v join programme p on p.id = v.programme_id"
                                    + " where p.engagement_id = :engagement")) {
                        db.sql(sql)
                                .param("engagement", engagement)
                                .param("item", item.substring(item.lastIndexOf('/') + 1))
                                .param("day", day)
                                .update();
                    }
                }));
    }

    private String warning(String query) {
        return officer.get(traject + "/publiciteit" + query)
                .page()
                .select(".note--warn")
                .text();
    }

    @Test
    void whoInvitesToAHalfDayThatWasMovedSinceAllAgreedIsWarned() {
        plan("2099-03-10", "Buurthuis De Brug");
        agreed("2099-03-10");
        assertThat(warning("")).isEmpty();
        assertThat(warning(query("2099-03-10", "ja"))).isEmpty();

        plan("2099-03-17", "Buurthuis De Brug");
        assertThat(warning("")).isEmpty();
        assertThat(warning(query("2099-03-17", "ja"))).contains("staat niet zo in het programma dat akkoord is");
    }

    @Test
    void onlineAndWithoutAContactPersonTheWordsSaySo() {
        begin(people.area());
        plan("2099-03-10", "", Map.of("online", "ja"));
        Document page = officer.get(traject + "/publiciteit" + query("2099-03-10", "ja"))
                .page();
        assertThat(page.select("#tekst-nl").text())
                .contains("Waar: online, u krijgt de link", "Meedoen is gratis.", "Vraag het aan wie u dit gaf.");
        assertThat(page.select("textarea"))
                .noneMatch(text -> text.wholeText().matches("(?s).*(drinken|food|yiyecek|طعام).*"));
        assertThat(page.select(".note--warn").text()).contains("nog geen contactpersoon");
        assertThat(file("plaatje.png", "ja", "ar")).isNotEmpty();
    }

    @Test
    void whatIsNotChosenIsAskedAndAPlaceThatBetraysIsLeftOut() {
        assertThat(coordinator
                        .get(traject + "/publiciteit")
                        .page()
                        .select(".note")
                        .text())
                .contains("nog geen dagdeel gepland");
        plan("2099-03-10", "Steunpunt huiselijk geweld");
        assertThat(coordinator
                        .get(traject + "/publiciteit")
                        .page()
                        .select("#dagdeel option")
                        .eachText())
                .contains("dinsdag 10 maart, 9.30 uur: Training Knooppunt Huwelijksdwang en Alliantie");
        Browser.Answer nothing = coordinator.get(traject + "/publiciteit?dagdeel=");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.page().select("#e-dagdeel, #e-plaats")).hasSize(2);

        Browser.Answer betraying = coordinator.get(traject + "/publiciteit" + query("2099-03-10", "ja"));
        assertThat(betraying.status()).isEqualTo(422);
        assertThat(betraying.page().select("#e-plaats").text()).contains("verraadt");
        assertThat(betraying.page().select("textarea")).isEmpty();
        assertThat(betraying.page().select("#dagdeel option[selected]")).hasSize(1);
        assertThat(coordinator
                        .get(traject + "/publiciteit" + query("2099-03-10", "nee"))
                        .status())
                .isEqualTo(200);
        assertThat(coordinator
                        .get(traject + "/publiciteit/poster.pdf" + query("2099-03-11", "ja") + "&voor=nl")
                        .status())
                .isEqualTo(404);
        assertThat(coordinator
                        .get(traject + "/publiciteit/plaatje.png" + query("2099-03-10", "ja") + "&voor=xx")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCameraReadsThePosterInEveryLanguage() throws IOException {
        plan("2099-03-10", LONG);
        assertThat(coordinator
                        .get(traject + "/publiciteit/poster.pdf" + query("2099-03-10", "ja") + "&voor=nl")
                        .headers()
                        .firstValue("Content-Disposition"))
                .contains("attachment; filename=\"poster.pdf\"");
        Map<String, String> welcome =
                Map.of("nl", "U bent welkom", "en", "You are invited", "tr", "Davetlisiniz", "ar", "مدعوون");
        for (String language : LANGUAGES) {
            byte[] poster = file("poster.pdf", "ja", language);
            save("uitnodiging-" + language + ".pdf", poster);
            try (PDDocument document = Loader.loadPDF(poster)) {
                String text = Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC)
                        .replaceAll("\\s+", " ");
                assertThat(text)
                        .contains("Buurthuis De Brug", "halte van bus 12", "030 - 123 45 67", welcome.get(language));
                assertThat(NeutralWords.betraying(text)).isEmpty();
                assertThat(NeutralWords.betraying(
                                document.getDocumentInformation().getTitle()))
                        .isEmpty();
                assertThat(document.getNumberOfPages()).isEqualTo(1);
                assertThat(document.getDocumentCatalog().getMarkInfo().isMarked())
                        .isTrue();
                BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 110);
                ImageIO.write(
                        image,
                        "png",
                        Path.of("target/screens/uitnodiging-" + language + ".png")
                                .toFile());
                assertThat(camera(image)).isEqualTo(address(language));
            }
        }
    }

    /** As much as the form of an item and the contact person of an area allow. */
    @Test
    void howeverLongItsWordsAreAPosterIsOneSheetWithItsWholeSquare() throws IOException {
        List<String> places =
                List.of("Buurthuis De Brug", "W".repeat(200), "MMMM ".repeat(40).strip());
        for (boolean longest : List.of(false, true)) {
            if (longest) {
                webTransaction.executeWithoutResult(status -> db.sql(
                                "update area set contact_name = :name, contact_phone = :phone, contact_hours = :hours where id = :id")
                        .param("name", "Mw. " + "Wijngaarden-Mohammed ".repeat(2) + "Wijngaarden")
                        .param("phone", "030 - 123 45 67 (kies 12345678")
                        .param("hours", "WOENSDAG ".repeat(9).substring(0, 80))
                        .param("id", area.id().value())
                        .update());
            }
            for (String place : places) {
                plan("2099-03-10", place);
                for (String language : LANGUAGES) {
                    for (String shown : List.of("ja", "nee")) {
                        String name = "poster-" + language + "-" + shown + "-" + places.indexOf(place)
                                + (longest ? "-lang" : "");
                        byte[] poster = file("poster.pdf", shown, language);
                        try (PDDocument document = Loader.loadPDF(poster)) {
                            assertThat(document.getNumberOfPages()).as(name).isEqualTo(1);
                            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 110);
                            Files.createDirectories(Path.of("target/screens"));
                            ImageIO.write(
                                    image,
                                    "png",
                                    Path.of("target/screens/" + name + ".png").toFile());
                            assertThat(camera(image)).as(name).isEqualTo(address(language));
                            assertThat(inkAtTheEdge(image)).as(name).isFalse();
                            assertThat(new PDFTextStripper().getText(document))
                                    .as("a time stays whole in " + name)
                                    .containsPattern("0?9[.:]30")
                                    .containsPattern("12[.:]30");
                        }
                    }
                }
            }
        }
    }

    /** Whether something reaches the last 10 mm of the sheet, where it would be cut or go unseen. */
    private static boolean inkAtTheEdge(BufferedImage image) {
        int edge = image.getWidth() * 10 / 210;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean inside = x >= edge && x < image.getWidth() - edge && y >= edge && y < image.getHeight() - edge;
                if (!inside && (image.getRGB(x, y) & 0xff) < 128) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aCameraReadsThePictureInEveryLanguage() throws IOException {
        plan("2099-03-10", LONG);
        for (String language : LANGUAGES) {
            byte[] png = file("plaatje.png", language.equals("nl") ? "ja" : "nee", language);
            save("plaatje-" + language + ".png", png);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(image.getWidth()).isEqualTo(1080);
            assertThat(image.getHeight()).isEqualTo(1080);
            assertThat(camera(image)).isEqualTo(address(language));
        }
        assertThat(coordinator
                        .get(traject + "/publiciteit/plaatje.png" + query("2099-03-10", "ja") + "&voor=nl")
                        .headers()
                        .firstValue("Content-Disposition"))
                .contains("attachment; filename=\"plaatje.png\"");
    }

    private String address(String language) {
        return settings.baseUrl() + "/menukaart" + (language.equals("nl") ? "" : "?taal=" + language);
    }

    private static String camera(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        try {
            return new QRCodeReader().decode(bitmap).getText();
        } catch (ReaderException e) {
            throw new AssertionError("A camera does not read this", e);
        }
    }

    /** To be looked at. */
    private static void save(String name, byte[] bytes) throws IOException {
        Files.createDirectories(Path.of("target/screens"));
        Files.write(Path.of("target/screens/" + name), bytes);
    }
}
