package nl.bruggenbouwer.web;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/** Makes tagged PDF files (PDF/UA) with the fonts of this program; it loads nothing from a disk or a network. */
public final class Pdf {

    /** PDF/UA asks that a link is described; its own words do. */
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)\">([^<]*)</a>");

    private static final String END_OF_STYLE = "</style>";
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "prs", "ps", "ckb");
    private static final String STYLE = """
            @page { size: A4; margin: 18mm 16mm; }
            body { font-family: Noto, NotoArabic; font-size: 11pt; line-height: 1.4; color: #000; }
            """;

    static {
        FontMappers.set(new OwnFonts());
    }

    private Pdf() {}

    /**
     * The document as bytes.
     *
     * @param xhtml what goes between the body tags, as well-formed XML; style elements may only stand at its beginning
     * @param title neutral, as for every title
     * @param language BCP 47
     */
    public static byte[] render(String xhtml, String title, String language) {
        boolean rtl = RIGHT_TO_LEFT.contains(language);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFastMode()
                .usePdfUaAccessibility(true)
                .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .defaultTextDirection(rtl ? TextDirection.RTL : TextDirection.LTR)
                .useSVGDrawer(new BatikSVGDrawer())
                .useUriResolver((base, uri) -> null)
                .withProducer("Bruggenbouwer")
                .withHtmlContent(document(xhtml, title, language, rtl), null)
                .toStream(out);
        font(builder, "NotoSans-Regular.ttf", "Noto", 400);
        font(builder, "NotoSans-Bold.ttf", "Noto", 700);
        font(builder, "NotoSansArabic-Regular.ttf", "NotoArabic", 400);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String document(String xhtml, String title, String language, boolean rtl) {
        String described = LINK.matcher(xhtml)
                .replaceAll(link -> Matcher.quoteReplacement("<a href=\"" + link.group(1) + "\" title=\""
                        + link.group(2).replace("\"", "&quot;") + "\">" + link.group(2) + "</a>"));
        int body = described.contains(END_OF_STYLE) ? described.lastIndexOf(END_OF_STYLE) + END_OF_STYLE.length() : 0;
        String safe = HtmlUtils.htmlEscape(title, "UTF-8");
        return """
                <html lang="%s" dir="%s"><head><title>%s</title><meta name="subject" content="%s"/>\
                <meta name="description" content="%s"/><style>%s</style>%s</head><body>%s</body></html>
                """.formatted(
                        language,
                        rtl ? "rtl" : "ltr",
                        safe,
                        safe,
                        safe,
                        STYLE,
                        described.substring(0, body),
                        described.substring(body));
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
        builder.useFont(() -> open(file), family, weight, FontStyle.NORMAL, true);
    }

    static InputStream open(String file) {
        try {
            return new ClassPathResource("fonts/" + file).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
