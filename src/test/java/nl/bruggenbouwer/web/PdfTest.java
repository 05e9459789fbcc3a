package nl.bruggenbouwer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfTest {

    @Test
    void aPdfIsTaggedAndHasItsTitleLanguageAndOwnFonts() throws IOException {
        byte[] pdf = Pdf.render(
                "<style>p { color: #333 }</style><h1>Uitkomsten</h1><p>een deel, 50–71 %</p><p lang=\"ar\">أهلا</p>",
                "Uitkomsten & afspraken", "nl");

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Uitkomsten & afspraken");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("nl");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(document)).contains("Uitkomsten", "een deel, 50–71 %");
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                assertThat(font.getName()).contains("Noto");
            }
        }
    }
}
