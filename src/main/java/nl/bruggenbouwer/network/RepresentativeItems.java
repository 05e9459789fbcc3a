package nl.bruggenbouwer.network;

import java.util.ArrayList;
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
import nl.bruggenbouwer.web.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** For the overview of who keeps an organisation: where that is done. */
@Component
@Order(2)
class RepresentativeItems implements OverviewItems {

    private final RepresentativeSql representatives;

    RepresentativeItems(RepresentativeSql representatives) {
        this.representatives = representatives;
    }

    @Override
    public List<Item> of(Member member, List<Area> areas, Text t) {
        Map<AreaId, Area> own = areas.stream()
                .filter(area -> member.is(Role.ORGANISATION, area.id()))
                .collect(Collectors.toMap(Area::id, Function.identity()));
        List<Item> items = new ArrayList<>();
        for (RepresentativeSql.Own one : representatives.own(own.keySet(), member.account())) {
            String path = EntryDoors.path(Objects.requireNonNull(own.get(one.area())), one.contact());
            items.add(Item.seen(one.area(), path, t.get("network.own", one.organisation())));
            if (one.umbrella()) {
                items.add(Item.seen(one.area(), path + "/leden", t.get("network.under.of", one.organisation())));
            }
        }
        return items;
    }
}
