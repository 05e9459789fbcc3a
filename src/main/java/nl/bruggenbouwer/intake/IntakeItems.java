package nl.bruggenbouwer.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.OverviewItems;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.web.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** For the overview of coordinators and advisers: requests that wait, next actions, pauses that end, talks, and every traject. */
@Component
@Order(0)
class IntakeItems implements OverviewItems {

    private static final String REQUESTS = "/landelijk/aanvragen";

    private final Engagements engagements;
    private final RequestSql requests;
    private final TalkSql talks;

    IntakeItems(Engagements engagements, RequestSql requests, TalkSql talks) {
        this.engagements = engagements;
        this.requests = requests;
        this.talks = talks;
    }

    @Override
    public List<Item> of(Member member, List<Area> areas, Text t) {
        List<Item> items = new ArrayList<>();
        if (member.roles().values().stream()
                .anyMatch(roles -> roles.contains(Role.COORDINATOR) || roles.contains(Role.ADVISER))) {
            RequestSql.Waiting waiting = Tenancy.in(AreaId.NATIONAL, () -> requests.waiting(member.account()));
            if (waiting.free() > 0) {
                items.add(Item.waiting(AreaId.NATIONAL, REQUESTS, t.get("request.waits.free", waiting.free())));
            }
            if (waiting.mine() > 0) {
                items.add(Item.waiting(AreaId.NATIONAL, REQUESTS, t.get("request.waits.mine", waiting.mine())));
            }
            if (waiting.held() > 0) {
                items.add(Item.waiting(AreaId.NATIONAL, REQUESTS, t.get("request.waits.held", waiting.held())));
            }
        }
        Map<AreaId, Area> led = areas.stream()
                .filter(area -> member.is(Role.COORDINATOR, area.id()) || member.is(Role.ADVISER, area.id()))
                .collect(Collectors.toMap(Area::id, Function.identity()));
        LocalDate today = engagements.today();
        Map<UUID, List<TalkSql.Waiting>> waiting = led.isEmpty()
                ? Map.of()
                : talks.waiting(led.keySet()).stream().collect(Collectors.groupingBy(TalkSql.Waiting::engagement));
        for (Engagement engagement : engagements.in(led.keySet())) {
            if (engagement.runs(today)) {
                String path = "/" + slug(led, engagement) + "/traject/" + engagement.id();
                waiting(engagement, member.account(), path, today, t, items);
                if (engagement.owner().equals(member.account())) {
                    waiting.getOrDefault(engagement.id(), List.of()).forEach(talk -> items.add(item(talk, path, t)));
                }
                items.add(course(engagement, path, today, t));
            }
        }
        return items;
    }

    private static String slug(Map<AreaId, Area> led, Engagement engagement) {
        Area area = led.get(engagement.area());
        if (area == null) {
            throw new IllegalStateException("A traject of an area that was not asked for");
        }
        return area.slug();
    }

    private static void waiting(
            Engagement engagement, UUID me, String path, LocalDate today, Text t, List<Item> items) {
        Engagement.NextAction next = engagement.next();
        if (next != null && next.owner().equals(me)) {
            items.add(new Item(engagement.area(), path, next.what(), true, next.on(), null));
        }
        LocalDate wakes = engagement.wakesOn(today);
        if (wakes != null && engagement.owner().equals(me)) {
            items.add(new Item(
                    engagement.area(), path, t.get("traject.waits.wake", engagement.title()), true, wakes, null));
        }
    }

    private static Item item(TalkSql.Waiting talk, String traject, Text t) {
        String what = talk.plannedOn() != null ? "planned" : talk.objections() > 0 ? "objection" : "unsent";
        return new Item(
                talk.area(),
                traject + "/gesprek/" + talk.talk(),
                t.get("talk.waits." + what, t.get("talk.kind." + talk.kind())),
                true,
                talk.plannedOn(),
                null);
    }

    private static Item course(Engagement engagement, String path, LocalDate today, Text t) {
        Engagement.NextAction next = engagement.next();
        return new Item(
                engagement.area(),
                path,
                engagement.title(),
                false,
                engagement.lastSign(today),
                new Course(
                        t.get("traject.kind." + engagement.state(today)),
                        engagement.step(today).ordinal() + 1,
                        next == null ? "" : next.what()));
    }
}
