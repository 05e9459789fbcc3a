package nl.bruggenbouwer.outcomes;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.OverviewItems;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.QuickScans;
import nl.bruggenbouwer.web.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The outcomes that a person may see, for their overview. */
@Component
@Order(2)
class OutcomeItems implements OverviewItems {

    private final QuickScans scans;

    OutcomeItems(QuickScans scans) {
        this.scans = scans;
    }

    /** The routes of the outcome are closed to trainers (access.csv). */
    @Override
    public List<Item> of(Member member, List<Area> areas, Text t) {
        Map<AreaId, Area> read = areas.stream()
                .filter(area -> member.rolesIn(area.id()).stream().anyMatch(role -> role != Role.TRAINER))
                .collect(Collectors.toMap(Area::id, Function.identity()));
        return scans.closedIn(read.keySet()).stream()
                .filter(scan -> OutcomePages.sees(member, area(read, scan), scan))
                .map(scan -> Item.seen(
                        scan.area(),
                        "/" + area(read, scan).slug() + "/quickscan/" + scan.id() + "/uitkomsten",
                        t.get(
                                scan.released() ? "outcome.item" : "outcome.item.own",
                                scan.title(),
                                t.date(Objects.requireNonNull(scan.closedAt())))))
                .toList();
    }

    private static Area area(Map<AreaId, Area> read, QuickScan scan) {
        return Objects.requireNonNull(read.get(scan.area()));
    }
}
