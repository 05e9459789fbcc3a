package nl.bruggenbouwer.outcomes;

import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.menu.Menu;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.QuickScans;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Translator;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The released outcome by its public link, for who answered and for whom they share it with. */
@Controller
class PublicOutcomePage {

    private final Areas areas;
    private final Menu menu;
    private final QuickScans quickScans;

    PublicOutcomePage(Areas areas, Menu menu, QuickScans quickScans) {
        this.areas = areas;
        this.menu = menu;
        this.quickScans = quickScans;
    }

    @GetMapping("/u/{link}")
    View outcome(Page asked, @PathVariable String link) {
        Areas.Link target = areas.link(link)
                .filter(found -> found.kind().equals(Areas.Link.OUTCOME))
                .orElseThrow(NotFound::new);
        QuickScans.Closed closed = Tenancy.in(target.area(), () -> quickScans.closed(target.area(), target.target()))
                .filter(found -> found.scan().released())
                .orElseThrow(NotFound::new);
        QuickScan scan = closed.scan();
        Page page = scan.languages().contains(asked.language().code()) ? asked : asked.in("nl");
        List<Translator.Language> languages = page.languages().stream()
                .filter(language -> scan.languages().contains(language.code()))
                .toList();
        String language = page.language().code();
        String address = page.baseUrl() + "/u/" + link + (language.equals("nl") ? "" : "?taal=" + language);
        String text = page.t().get("visitor.outcome.share.text", address);
        return page.show(
                "outcomes/public",
                Map.of(
                        "o",
                        Outcomes.of(closed, menu.current(), page.t()),
                        "meeting",
                        scan.meeting(),
                        "languages",
                        languages,
                        "share",
                        Page.whatsApp(text)));
    }
}
