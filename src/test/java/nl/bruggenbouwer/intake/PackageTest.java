package nl.bruggenbouwer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.quickscan.Scans;
import nl.bruggenbouwer.quickscan.Staff;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What a municipality forwards to its privacy officer and its buyers. */
@ApplicationTest
class PackageTest {

    @Autowired
    People people;

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
                            "tweede stap",
                            "Samenvatting van de DPIA",
                            "Welke gegevens: contactgegevens",
                            "Wie bewaart wat: de Alliantie",
                            "Afspraken over rollen en overeenkomst Nog niet besproken");
            List<String> links = new ArrayList<>();
            describe(pdf.getDocumentCatalog().getStructureTreeRoot(), links);
            assertThat(links).contains("Wie zijn wij").doesNotContainNull().doesNotContain("");
        }
        assertThat(staff.in(area, "MUNICIPALITY").get(traject + "/pakket").status())
                .isEqualTo(403);
    }

    /** The descriptions of the links below a tag. */
    private static void describe(PDStructureNode tag, List<String> links) {
        for (Object kid : tag.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if ("Link".equals(element.getStructureType())) {
                    links.add(element.getAlternateDescription());
                }
                describe(element, links);
            }
        }
    }

    @Test
    void itSaysWhatWasAgreedInTheLastTalkWithTheMunicipality() throws IOException {
        Area area = people.area();
        Browser coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        coordinator.get("/" + area.slug() + "/traject");
        String traject = coordinator
                .post("/" + area.slug() + "/traject", Map.of("titel", "Dorp 2026", "soort", "REQUESTED"))
                .location()
                .replaceFirst("\\?.*", "");
        for (String role : List.of("JOINT", "PROCESSOR")) {
            String talk = coordinator
                    .post(traject + "/gesprek/nieuw", Map.of("met", "MUNICIPALITY"))
                    .location()
                    .replaceFirst("\\?.*", "");
            coordinator.post(
                    talk + "/blokken",
                    Map.of("versie-PRIVACY", "0", "PRIVACY-ROLE", role, "PRIVACY-PACKAGE", "2026-11-20"));
        }
        coordinator.post(traject + "/gesprek/nieuw", Map.of("met", "MUNICIPALITY"));

        try (PDDocument pdf = Loader.loadPDF(
                staff.in(area, "COORDINATOR").get(traject + "/pakket").bytes())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains(
                            "Wie is verantwoordelijk? De Alliantie werkt in opdracht van de gemeente",
                            "Is een overeenkomst nodig? Nog niet afgesproken",
                            "verstuurd op 20 november 2026")
                    .doesNotContain("Samen verantwoordelijk");
        }
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
