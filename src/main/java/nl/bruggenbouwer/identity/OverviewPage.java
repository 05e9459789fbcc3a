package nl.bruggenbouwer.identity;

import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** A signed-in person's start page: the areas. */
@Controller
class OverviewPage {

    private final Areas areas;

    OverviewPage(Areas areas) {
        this.areas = areas;
    }

    @GetMapping("/overzicht")
    View overview(Page page, Member member) {
        List<Area> mine = areas.all().stream()
                .filter(area -> !member.rolesIn(area.id()).isEmpty())
                .toList();
        return page.show("identity/overview", Map.of("areas", mine));
    }
}
