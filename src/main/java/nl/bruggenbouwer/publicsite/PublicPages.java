package nl.bruggenbouwer.publicsite;

import java.util.Map;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.HelpLines;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The pages that everybody may read, from the folder content/site. */
@Controller
class PublicPages {

    private static final Logger log = LoggerFactory.getLogger(PublicPages.class);

    private final SiteContent site;
    private final HelpLines help;

    PublicPages(Settings settings, SiteContent site, HelpLines help) {
        this.site = site;
        this.help = help;
        if (!settings.demo() && !site.waiting().isEmpty()) {
            log.warn("content/site: nobody has approved {}", site.waiting());
        }
    }

    /** The pages as they were when the program started. */
    @Configuration(proxyBeanMethods = false)
    static class Files {

        @Bean
        SiteContent siteContent(Settings settings) {
            return SiteContent.read(settings.content());
        }
    }

    @GetMapping("/")
    View home(Page page) {
        return page.show("publicsite/home", Map.of("text", site.page("home"), "themes", site.themes()));
    }

    @GetMapping("/aanpak")
    View approach(Page page) {
        return page.show("publicsite/page", Map.of("text", site.page("aanpak")));
    }

    @GetMapping("/themas")
    View themes(Page page) {
        return page.show("publicsite/themes", Map.of("text", site.page("themas"), "themes", site.themes()));
    }

    @GetMapping("/themas/{slug}")
    View theme(Page page, @PathVariable String slug) {
        ThemePage theme = site.theme(slug).orElseThrow(NotFound::new);
        return page.show("publicsite/theme", Map.of("theme", theme, "site", site));
    }

    @GetMapping("/wie-zijn-wij")
    View about(Page page) {
        return page.show("publicsite/about", Map.of("text", site.page("wie-zijn-wij"), "partners", site.partners()));
    }

    @GetMapping("/hulp")
    View help(Page page) {
        return page.show("publicsite/help", Map.of("text", site.page("hulp"), "more", help.more()));
    }

    @GetMapping("/privacy")
    View privacy(Page page) {
        return page.show("publicsite/page", Map.of("text", site.page("privacy")));
    }

    @GetMapping("/toegankelijkheid")
    View accessibility(Page page) {
        return page.show("publicsite/page", Map.of("text", site.page("toegankelijkheid")));
    }
}
