package nl.bruggenbouwer.outcomes;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.menu.Menu;
import nl.bruggenbouwer.menu.Offer;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.QuickScans;
import nl.bruggenbouwer.web.Text;
import org.springframework.stereotype.Component;

/** What other modules may ask about outcomes: only what was released. The caller has entered the tenant. */
@Component
public class ReleasedOutcomes {

    private final QuickScans quickScans;
    private final Menu menu;

    ReleasedOutcomes(QuickScans quickScans, Menu menu) {
        this.quickScans = quickScans;
        this.menu = menu;
    }

    /** The newest released scan of a traject. */
    public Optional<QuickScan> latest(AreaId area, UUID engagement) {
        return quickScans.in(area).stream()
                .filter(scan -> scan.engagement().equals(engagement) && scan.released())
                .max(Comparator.comparing(scan -> Objects.requireNonNullElse(scan.closedAt(), Instant.MIN)));
    }

    /** Its outcome in one language. */
    public Optional<Outcomes> latest(AreaId area, UUID engagement, Text t) {
        return latest(area, engagement, List.of(t)).stream().findFirst();
    }

    /** Its outcome in each of these languages, in their order; none when nothing was released. */
    public List<Outcomes> latest(AreaId area, UUID engagement, List<Text> languages) {
        return latest(area, engagement)
                .flatMap(scan -> quickScans.closed(area, scan.id()))
                .map(closed -> {
                    List<Offer> offers = menu.current();
                    return languages.stream()
                            .map(t -> Outcomes.of(closed, offers, t))
                            .toList();
                })
                .orElse(List.of());
    }
}
