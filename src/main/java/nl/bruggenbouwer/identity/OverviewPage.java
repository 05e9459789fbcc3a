package nl.bruggenbouwer.identity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** A signed-in person's start page: the areas, and what there is to do for this person. */
@Controller
class OverviewPage {

    private final Areas areas;
    private final AccessMatrix matrix;
    private final List<OverviewItems> items;

    OverviewPage(Areas areas, AccessMatrix matrix, List<OverviewItems> items) {
        this.areas = areas;
        this.matrix = matrix;
        this.items = items;
    }

    @GetMapping("/overzicht")
    View overview(Page page, Member member) {
        List<MyArea> mine = areas.all().stream()
                .filter(area -> !member.rolesIn(area.id()).isEmpty())
                .map(area -> new MyArea(
                        area,
                        opens(member, area, "/{area}/quickscan"),
                        opens(member, area, "/{area}/contact"),
                        items.stream()
                                .flatMap(module -> module.in(area, member, page.t()).stream())
                                .toList()))
                .toList();
        return page.show(
                "identity/overview",
                Map.of("areas", mine, "administrator", member.is(Role.ADMINISTRATOR, AreaId.NATIONAL)));
    }

    private boolean opens(Member member, Area area, String route) {
        return matrix.row("GET", route)
                .filter(row -> !Collections.disjoint(row.roles(), member.rolesIn(area.id())))
                .isPresent();
    }
}
