package nl.bruggenbouwer.outcomes;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.OverviewItems;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.QuickScans;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The outcomes that a person may see, for their overview. */
@Component
@Order(2)
class OutcomeItems implements OverviewItems {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM yyyy", Locale.forLanguageTag("nl-NL"));

    private final QuickScans scans;

    OutcomeItems(QuickScans scans) {
        this.scans = scans;
    }

    /** The routes of the outcome are closed to trainers (access.csv). */
    @Override
    public List<Item> in(Area area, Member member, Text t) {
        if (member.rolesIn(area.id()).stream().allMatch(role -> role == Role.TRAINER)) {
            return List.of();
        }
        return scans.in(area.id()).stream()
                .filter(scan -> OutcomePages.sees(member, area, scan))
                .map(scan -> new Item(
                        "/" + area.slug() + "/quickscan/" + scan.id() + "/uitkomsten",
                        t.get(scan.released() ? "outcome.item" : "outcome.item.own", month(scan)),
                        false))
                .toList();
    }

    private static String month(QuickScan scan) {
        return MONTH.format(ZonedDateTime.ofInstant(Objects.requireNonNull(scan.closedAt()), Time.ZONE));
    }
}
