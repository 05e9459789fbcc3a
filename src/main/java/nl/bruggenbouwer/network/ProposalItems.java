package nl.bruggenbouwer.network;

import java.time.Clock;
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

/** For the overview of coordinators: organisations that presented themselves and wait, contacts who did not answer. */
@Component
@Order(2)
class ProposalItems implements OverviewItems {

    private final ProposalSql proposals;
    private final ContactLinkSql links;
    private final Clock clock;

    ProposalItems(ProposalSql proposals, ContactLinkSql links, Clock clock) {
        this.proposals = proposals;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public List<Item> of(Member member, List<Area> areas, Text t) {
        List<Area> led =
                areas.stream().filter(area -> member.ofAlliance(area.id())).toList();
        Map<AreaId, Integer> waiting =
                proposals.waiting(led.stream().map(Area::id).toList());
        Map<AreaId, Integer> unanswered = links.unanswered(
                led.stream().map(Area::id).toList(), clock.instant().minus(AskYearly.PATIENCE));
        List<Item> items = new ArrayList<>();
        for (Area area : led) {
            String path = "/" + area.slug() + "/netwerk/aanmelding";
            Integer count = waiting.get(area.id());
            if (count != null) {
                items.add(Item.waiting(area.id(), path, t.get("network.proposal.waits", count)));
            }
            Integer silent = unanswered.get(area.id());
            if (silent != null) {
                items.add(Item.waiting(area.id(), path, t.get("network.unanswered.waits", silent)));
            }
        }
        return items;
    }
}
