package nl.bruggenbouwer.quickscan;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.OverviewItems;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The scans that wait for a coordinator: as second person, to be closed, or with open answers to read. */
@Component
@Order(1)
class WaitingScans implements OverviewItems {

    private final QuickScans scans;
    private final FreeTexts texts;
    private final Clock clock;

    WaitingScans(QuickScans scans, FreeTexts texts, Clock clock) {
        this.scans = scans;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<Item> in(Area area, Member member, Text t) {
        if (!member.is(Role.COORDINATOR, area.id())) {
            return List.of();
        }
        return scans.in(area.id()).stream()
                .flatMap(scan -> in(area, scan, member.account(), t))
                .toList();
    }

    private Stream<Item> in(Area area, QuickScan scan, UUID me, Text t) {
        String path = "/" + area.slug() + "/quickscan/" + scan.id();
        return switch (scan.state(clock.instant())) {
            case OPENING_ASKED -> second(scan.openingAskedBy(), me, path, t.get("qs.waits.opening", scan.title()));
            case OPEN ->
                scan.stopConfirmedBy() == null && scan.stopAskedBy() != null
                        ? second(scan.stopAskedBy(), me, path, t.get("qs.waits.stop", scan.title()))
                        : Stream.of();
            case ENDED ->
                scan.closingAskedBy() == null
                        ? Stream.of(new Item(path, t.get("qs.waits.ask", scan.title()), true))
                        : second(scan.closingAskedBy(), me, path, t.get("qs.waits.closing", scan.title()));
            case CLOSED ->
                texts.of(area, scan.id()).stream().anyMatch(text -> !text.reviewed() && !text.waitsFor(me))
                        ? Stream.of(new Item(path + "/teksten", t.get("qs.waits.texts", scan.title()), true))
                        : Stream.of();
            default -> Stream.of();
        };
    }

    private static Stream<Item> second(@Nullable UUID first, UUID me, String path, String words) {
        return me.equals(first) ? Stream.of() : Stream.of(new Item(path, words, true));
    }
}
