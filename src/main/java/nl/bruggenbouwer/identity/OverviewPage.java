package nl.bruggenbouwer.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** A signed-in person's start page: what waits for this person in all areas, the trajects, and the areas. */
@Controller
class OverviewPage {

    private final Areas areas;
    private final AccessMatrix matrix;
    private final List<OverviewItems> modules;
    private final Clock clock;

    OverviewPage(Areas areas, AccessMatrix matrix, List<OverviewItems> modules, Clock clock) {
        this.areas = areas;
        this.matrix = matrix;
        this.modules = modules;
        this.clock = clock;
    }

    @GetMapping("/overzicht")
    View overview(Page page, Member member) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Time.ZONE);
        List<Area> own = areas.all().stream()
                .filter(area -> !member.rolesIn(area.id()).isEmpty())
                .toList();
        List<OverviewItems.Item> items = modules.stream()
                .flatMap(module -> module.of(member, own, page.t()).stream())
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("now", waiting(items).filter(item -> !later(item, today)).toList());
        model.put("later", waiting(items).filter(item -> later(item, today)).toList());
        model.put(
                "courses", items.stream().filter(item -> item.course() != null).toList());
        Map<AreaId, List<OverviewItems.Item>> seen = items.stream()
                .filter(item -> !item.waits() && item.course() == null)
                .collect(Collectors.groupingBy(OverviewItems.Item::area));
        model.put(
                "areas",
                own.stream()
                        .map(area -> mine(member, area, seen.getOrDefault(area.id(), List.of())))
                        .toList());
        model.put("names", own.stream().collect(Collectors.toMap(Area::id, Area::name)));
        model.put("today", today);
        model.put("administrator", member.is(Role.ADMINISTRATOR, AreaId.NATIONAL));
        return page.show("identity/overview", model);
    }

    private static Stream<OverviewItems.Item> waiting(List<OverviewItems.Item> items) {
        return items.stream()
                .filter(OverviewItems.Item::waits)
                .sorted(Comparator.comparing(OverviewItems.Item::on, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private static boolean later(OverviewItems.Item item, LocalDate today) {
        LocalDate on = item.on();
        return on != null && on.isAfter(today);
    }

    private MyArea mine(Member member, Area area, List<OverviewItems.Item> items) {
        return new MyArea(
                area,
                opens(member, area, "/{area}/traject"),
                opens(member, area, "/{area}/netwerk"),
                opens(member, area, "/{area}/menukaart"),
                opens(member, area, "/{area}/quickscan"),
                opens(member, area, "/{area}/contact"),
                opens(member, area, "/{area}/logboek"),
                items);
    }

    private boolean opens(Member member, Area area, String route) {
        return matrix.row("GET", route)
                .filter(row -> !Collections.disjoint(row.roles(), member.rolesIn(area.id())))
                .isPresent();
    }
}
