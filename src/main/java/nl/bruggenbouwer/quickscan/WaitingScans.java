package nl.bruggenbouwer.quickscan;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
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
    public List<Item> of(Member member, List<Area> areas, Text t) {
        Map<AreaId, String> led = areas.stream()
                .filter(area -> member.is(Role.COORDINATOR, area.id()))
                .collect(Collectors.toMap(Area::id, Area::slug));
        if (led.isEmpty()) {
            return List.of();
        }
        Set<UUID> unread = texts.unread(led.keySet(), member.account());
        return scans.in(led.keySet()).stream()
                .flatMap(scan -> waits(
                        scan,
                        "/" + led.get(scan.area()) + "/quickscan/" + scan.id(),
                        unread.contains(scan.id()),
                        member.account(),
                        t))
                .toList();
    }

    private Stream<Item> waits(QuickScan scan, String path, boolean unread, UUID me, Text t) {
        Function<String, Item> item = key -> Item.waiting(scan.area(), path, t.get(key, scan.title()));
        return switch (scan.state(clock.instant())) {
            case OPENING_ASKED -> second(scan.openingAskedBy(), me, item.apply("qs.waits.opening"));
            case OPEN ->
                scan.stopConfirmedBy() == null && scan.stopAskedBy() != null
                        ? second(scan.stopAskedBy(), me, item.apply("qs.waits.stop"))
                        : Stream.of();
            case ENDED ->
                scan.closingAskedBy() == null
                        ? Stream.of(item.apply("qs.waits.ask"))
                        : second(scan.closingAskedBy(), me, item.apply("qs.waits.closing"));
            case CLOSED ->
                unread
                        ? Stream.of(Item.waiting(scan.area(), path + "/teksten", t.get("qs.waits.texts", scan.title())))
                        : Stream.of();
            default -> Stream.of();
        };
    }

    private static Stream<Item> second(@Nullable UUID first, UUID me, Item item) {
        return me.equals(first) ? Stream.of() : Stream.of(item);
    }
}
