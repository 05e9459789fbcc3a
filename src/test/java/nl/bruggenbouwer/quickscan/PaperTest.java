package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.start.Settings;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Cards and posters as a telephone's camera and a reader see them. */
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true") // the translations are drafts, and served in the demo only
class PaperTest {

    @Autowired
    Scans scans;

    @Autowired
    Staff staff;

    @Autowired
    Settings settings;

    @Test
    void aCameraReadsThePosterOfEachSideAndEveryLanguageFindsItsOwnWords() throws IOException {
        Area area = scans.area();
        QuickScan scan = scans.open(area);
        for (Side side : Side.values()) {
            byte[] poster = staff.in(area, "COORDINATOR")
                    .get(path(area, scan) + "/poster/" + side)
                    .bytes();
            save("poster-" + side, poster);
            try (PDDocument document = Loader.loadPDF(poster)) {
                assertThat(document.getNumberOfPages()).isEqualTo(1);
                assertThat(camera(new PDFRenderer(document).renderImageWithDPI(0, 200)))
                        .isEqualTo(settings.baseUrl() + "/v/" + scans.link(scan, side));
                assertThat(text(document))
                        .contains("Wat hebt u nodig?", "What do you need?", "Neye ihtiyacınız var?", "تحتاجون");
            }
        }
    }

    @Test
    void aCameraReadsTheCodeThatStandsOnEachCard() throws IOException {
        Area area = scans.area();
        QuickScan scan = scans.open(area);
        byte[] cards = staff.in(area, "COORDINATOR")
                .post(path(area, scan) + "/codes", "zijde", "INFORMAL", "aantal", "10")
                .bytes();
        save("cards", cards);
        try (PDDocument document = Loader.loadPDF(cards)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            for (int card = 0; card < 10; card++) {
                Rectangle2D place = new Rectangle2D.Double(8 + card % 2 * 97, 8 + card % 8 / 2 * 70, 97, 70);
                BufferedImage page = new PDFRenderer(document).renderImageWithDPI(card / 8, 200);
                Rectangle pixels = scaled(place, 200 / 25.4);
                PDFTextStripperByArea words = new PDFTextStripperByArea();
                words.addRegion("card", scaled(place, 72 / 25.4));
                words.extractRegions(document.getPage(card / 8));
                String text = Normalizer.normalize(words.getTextForRegion("card"), Normalizer.Form.NFKC);
                Matcher printed = Pattern.compile("[0-9A-Z]+(-[0-9A-Z]{4}){4}").matcher(text);
                assertThat(printed.find()).isTrue();
                assertThat(camera(page.getSubimage(pixels.x, pixels.y, pixels.width, pixels.height)))
                        .isEqualTo(settings.baseUrl() + "/v/"
                                + AccessCode.parse(printed.group())
                                        .orElseThrow()
                                        .text());
                assertThat(text).contains("What do you need?", "Neye ihtiyacınız var?", "تحتاجون", "werkdagen van 9");
            }
        }
    }

    private static Rectangle scaled(Rectangle2D millimetres, double factor) {
        return AffineTransform.getScaleInstance(factor, factor)
                .createTransformedShape(millimetres)
                .getBounds();
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

    /** Joined letters become the letters that were typed. */
    private static String text(PDDocument document) throws IOException {
        return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC);
    }

    /** To be looked at. */
    private static void save(String name, byte[] pdf) throws IOException {
        Files.createDirectories(Path.of("target/screens"));
        Files.write(Path.of("target/screens/" + name + ".pdf"), pdf);
    }

    private static String path(Area area, QuickScan scan) {
        return "/" + area.slug() + "/quickscan/" + scan.id();
    }
}
