package nl.bruggenbouwer.publicsite;

import java.util.List;
import java.util.stream.Stream;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Texts;
import nl.bruggenbouwer.web.Translator.Language;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;

/**
 * What search engines may find. Every other page says noindex itself; robots.txt forbids nothing, because a crawler that may not
 * read a page does not see its noindex either.
 */
@Controller
class SearchEngines {

    private static final List<String> PAGES =
            List.of("/", "/aanpak", "/themas", "/menukaart", "/wie-zijn-wij", "/hulp", "/privacy", "/toegankelijkheid");

    private final SiteContent site;
    private final Settings settings;
    private final Texts texts;

    SearchEngines(SiteContent site, Settings settings, Texts texts) {
        this.site = site;
        this.settings = settings;
        this.texts = texts;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain; charset=utf-8")
                .body("User-agent: *\nDisallow:\n\nSitemap: " + settings.baseUrl() + "/sitemap.xml\n");
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        Stream.concat(PAGES.stream(), site.themes().stream().map(theme -> "/themas/" + theme.slug()))
                .flatMap(path -> texts.languages().stream().map(language -> address(path, language)))
                .forEach(address -> xml.append("<url><loc>")
                        .append(HtmlUtils.htmlEscape(address))
                        .append("</loc></url>\n"));
        return ResponseEntity.ok()
                .header("Content-Type", "application/xml; charset=utf-8")
                .body(xml.append("</urlset>\n").toString());
    }

    private String address(String path, Language language) {
        return settings.baseUrl() + path + (language.equals(Language.DUTCH) ? "" : "?taal=" + language.code());
    }
}
