package nl.bruggenbouwer.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.OverviewItems;
import nl.bruggenbouwer.web.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** For the overview of coordinators: organisations that presented themselves and wait. */
@Component
@Order(2)
class ProposalItems implements OverviewItems {

    private final ProposalSql proposals;

    ProposalItems(ProposalSql proposals) {
        this.proposals = proposals;
    }

    @Override
    public List<Item> of(Member member, List<Area> areas, Text t) {
        List<Area> led =
                areas.stream().filter(area -> member.ofAlliance(area.id())).toList();
        Map<AreaId, Integer> waiting =
                proposals.waiting(led.stream().map(Area::id).toList());
        List<Item> items = new ArrayList<>();
        for (Area area : led) {
            Integer count = waiting.get(area.id());
            if (count != null) {
                items.add(Item.waiting(
                        area.id(), "/" + area.slug() + "/netwerk/aanmelding", t.get("network.proposal.waits", count)));
            }
        }
        return items;
    }
}
