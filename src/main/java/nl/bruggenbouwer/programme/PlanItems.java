package nl.bruggenbouwer.programme;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.OverviewItems;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Sight;
import nl.bruggenbouwer.web.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** For the overview: programmes that wait for somebody's agreement, remark or answer. */
@Component
@Order(3)
class PlanItems implements OverviewItems {

    private final PlanSql sql;
    private final Network network;
    private final Engagements engagements;

    PlanItems(PlanSql sql, Network network, Engagements engagements) {
        this.sql = sql;
        this.network = network;
        this.engagements = engagements;
    }

    @Override
    public List<Item> of(Member member, List<Area> areas, Text t) {
        Map<AreaId, Area> own = areas.stream().collect(Collectors.toMap(Area::id, Function.identity()));
        Map<UUID, List<PlanSql.Current>> versions =
                sql.current(own.keySet()).stream().collect(Collectors.groupingBy(PlanSql.Current::version));
        if (versions.isEmpty()) {
            return List.of();
        }
        Set<UUID> kept = network.kept(own.keySet(), member.account());
        LocalDate today = engagements.today();
        Set<UUID> going = engagements.in(own.keySet()).stream()
                .filter(engagement -> engagement.goesOn(today))
                .map(Engagement::id)
                .collect(Collectors.toSet());
        return versions.values().stream()
                .filter(parties -> going.contains(parties.get(0).engagement()))
                .flatMap(parties -> items(
                        member, Objects.requireNonNull(own.get(parties.get(0).area())), parties, kept, t))
                .toList();
    }

    private Stream<Item> items(Member member, Area area, List<PlanSql.Current> parties, Set<UUID> kept, Text t) {
        PlanSql.Current version = parties.get(0);
        String path = AgreePlan.address(area, version.engagement());
        Stream<Item> mine = parties.stream()
                .filter(party -> party.opened() && !party.agreed() && (party.answer() == null || party.replied()))
                .filter(party -> asked(member, party, kept))
                .map(party -> Item.waiting(
                        area.id(),
                        "/" + area.slug() + "/akkoord/" + party.party(),
                        t.get(party.replied() ? "plan.waits.read" : "plan.waits.agree")));
        return Stream.concat(
                mine,
                Stream.of(
                                Optional.ofNullable(version.remarkUntil())
                                        .filter(day -> member.is(Role.ADVISER, area.id()))
                                        // now, not on its last day: that is too late
                                        .map(day ->
                                                Item.waiting(area.id(), path, t.get("plan.waits.remark", t.date(day)))),
                                Optional.of(Item.waiting(area.id(), path, t.get("plan.waits.remarked")))
                                        .filter(item -> member.is(Role.COORDINATOR, area.id()))
                                        .filter(item -> !version.opened() && version.remarkUntil() == null),
                                Optional.of(Item.waiting(area.id(), path, t.get("plan.waits.reply")))
                                        .filter(item -> member.is(Role.COORDINATOR, area.id()))
                                        .filter(item -> objected(parties)),
                                Optional.of(Item.seen(area.id(), path, t.get("plan.seen")))
                                        .filter(item -> member.is(Role.MUNICIPALITY, area.id())))
                        .flatMap(Optional::stream));
    }

    private boolean asked(Member member, PlanSql.Current party, Set<UUID> kept) {
        return party.side() == Side.MUNICIPALITY
                ? member.is(Role.MUNICIPALITY, party.area())
                : !kept.isEmpty()
                        && Optional.ofNullable(party.organisation())
                                .flatMap(id -> network.find(party.area(), id, Sight.EVERYTHING))
                                .filter(organisation -> kept.contains(organisation.id()))
                                .isPresent();
    }

    private static boolean objected(Collection<PlanSql.Current> parties) {
        return parties.stream()
                .anyMatch(party -> !party.agreed() && Boolean.FALSE.equals(party.answer()) && !party.replied());
    }
}
