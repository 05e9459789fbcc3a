package nl.bruggenbouwer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.quickscan.Scans;
import nl.bruggenbouwer.quickscan.Staff;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What a municipality forwards to its privacy officer and its buyers. */
@ApplicationTest
class PackageTest {

    @Autowired
    Scans scans;

    @Autowired
    Staff staff;

    @TempDir
    Path folder;

    @Test
    void thePackageIsOneTaggedPdfWithThePeriodsThatThisProgramKeepsTo() throws IOException {
        Area area = scans.area();
        String traject = "/" + area.slug() + "/traject/" + scans.open(area).engagement();

        Staff.Answer answer = staff.in(area, "ADVISER").get(traject + "/pakket");

        assertThat(answer.status()).isEqualTo(200);
        Path kept = Files.createDirectories(Path.of("target/screens")).resolve("pakket.pdf");
        Files.write(kept, answer.bytes());
        try (PDDocument pdf = Loader.loadPDF(answer.bytes())) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Inkoop- en privacypakket");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains(
                            "Testdorp",
                            "Een jurist moet de rollen en grondslagen nog nakijken.",
                            "samen verantwoordelijk",
                            "verwerker",
                            "Aanvraag waar niets op volgde 12 maanden",
                            "Logboek: wie las wat 6 maanden",
                            "WCAG 2.2",
                            "tweede stap");
        }
        assertThat(staff.in(area, "MUNICIPALITY").get(traject + "/pakket").status())
                .isEqualTo(403);
    }

    @Test
    void aMistakeInTheTextIsNamed() throws IOException {
        Path file = Files.createDirectories(folder.resolve("content")).resolve("pakket.md");
        Files.writeString(file, Files.readString(Path.of("content/pakket.md")).replace("lead:", "leads:"));

        assertThatThrownBy(() -> PackagePage.Package.read(file))
                .isInstanceOf(ContentError.class)
                .hasMessageContaining("content/pakket.md: unknown field leads");
    }
}
