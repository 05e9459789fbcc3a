package nl.bruggenbouwer.menu;

import java.util.Map;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.publicsite.SiteContent;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The menu as everybody may read it, and as those who work in an area see it. */
@Controller
class MenuPages {

    private final Menu menu;
    private final ModuleSql modules;
    private final SiteContent site;

    MenuPages(Menu menu, ModuleSql modules, SiteContent site) {
        this.menu = menu;
        this.modules = modules;
        this.site = site;
    }

    @GetMapping("/menukaart")
    View show(Page page) {
        return page.show(
                "menu/menu",
                Map.of(
                        "text",
                        site.page("menukaart"),
                        "offers",
                        menu.current(),
                        "themes",
                        site.themes(),
                        "modules",
                        modules.all().stream().filter(OnlineModule::published).toList()));
    }

    @GetMapping("/{area}/menukaart")
    View ofArea(Page page, Area area, Member member) {
        boolean makesQuotes = member.is(Role.COORDINATOR, area.id()) || member.is(Role.ADVISER, area.id());
        return page.show(
                "menu/area",
                Map.of(
                        "area",
                        area,
                        "offers",
                        menu.current(),
                        "themes",
                        site.themes(),
                        "hours",
                        makesQuotes,
                        "mayChange",
                        member.ofAlliance(area.id())));
    }
}
