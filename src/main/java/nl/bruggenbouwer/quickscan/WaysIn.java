package nl.bruggenbouwer.quickscan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds where a link or code leads. Unknown, used and expired all give nothing. */
@Component
class WaysIn {

    private static final Pattern LIST =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(FORMAL|INFORMAL|MUNICIPALITY)");

    private record Opened(Area area, QuickScan scan, Questionnaire questionnaire, Ballot ballot) {}

    private final Areas areas;
    private final QuickScanSql scans;
    private final ResponseSql responses;
    private final Clock clock;
    // A room full of people opens the same link: its scan is read once in a few seconds. Sending checks again, for
    // real.
    private final Cache<String, Optional<WayIn>> links = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();
    private final Cache<UUID, Optional<Opened>> opened = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    WaysIn(Areas areas, QuickScanSql scans, ResponseSql responses, Clock clock) {
        this.areas = areas;
        this.scans = scans;
        this.responses = responses;
        this.clock = clock;
    }

    Optional<WayIn> find(String key) {
        if (key.length() > 64) {
            return Optional.empty();
        }
        return links.get(key, this::byLink)
                .or(() -> AccessCode.parse(key).flatMap(code -> byCode(key, code)))
                .filter(way -> way.scan().state(clock.instant()) == QuickScan.State.OPEN);
    }

    private Optional<WayIn> byLink(String slug) {
        return areas.link(slug)
                .flatMap(link ->
                        GroupLink.side(link).flatMap(side -> way(slug, link.area(), link.target(), side, null)));
    }

    private Optional<WayIn> byCode(String key, AccessCode code) {
        return Tenancy.in(code.area(), () -> responses.code(code))
                .flatMap(target -> way(key, code.area(), target.scan(), target.side(), code));
    }

    private Optional<WayIn> way(String key, AreaId area, UUID scan, Side side, @Nullable AccessCode code) {
        return opened.get(
                        scan, id -> Tenancy.in(area, () -> scans.find(area, id)).map(this::opened))
                .map(o -> new WayIn(key, o.area(), o.scan(), o.questionnaire(), o.ballot(), side, code));
    }

    private Opened opened(QuickScan scan) {
        Questionnaire questionnaire = scans.questionnaire(scan);
        return new Opened(areas.get(scan.area()), scan, questionnaire, new Ballot(questionnaire));
    }

    /** For a submission whose code is gone: if that very submission is stored, sending it again gives the same thanks. */
    Optional<WayIn> forRepeat(String key, @Nullable String list) {
        Matcher matcher = LIST.matcher(list == null ? "" : list);
        return matcher.matches()
                ? AccessCode.parse(key)
                        .flatMap(code -> way(
                                key,
                                code.area(),
                                UUID.fromString(matcher.group(1)),
                                Side.valueOf(matcher.group(2)),
                                code))
                : Optional.empty();
    }

    /** The form of a scan for one side outside a respondent's way in: preview and paper forms. */
    WayIn forStaff(Area area, QuickScan scan, Side side) {
        Questionnaire questionnaire = scans.questionnaire(scan);
        return new WayIn("", area, scan, questionnaire, new Ballot(questionnaire), side, null);
    }
}
