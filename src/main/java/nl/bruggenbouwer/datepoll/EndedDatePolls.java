package nl.bruggenbouwer.datepoll;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.OverviewItems;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.web.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The polls that ended and wait for a coordinator's choice. */
@Component
@Order(2)
class EndedDatePolls implements OverviewItems {

    private final DatePollSql sql;
    private final ChooseDate choose;

    EndedDatePolls(DatePollSql sql, ChooseDate choose) {
        this.sql = sql;
        this.choose = choose;
    }

    @Override
    public List<Item> of(Member member, List<Area> areas, Text t) {
        Map<AreaId, String> led = areas.stream()
                .filter(area -> member.is(Role.COORDINATOR, area.id()))
                .collect(Collectors.toMap(Area::id, Area::slug));
        return led.isEmpty()
                ? List.of()
                : sql.ended(led.keySet(), choose.today()).stream()
                        .map(poll -> Item.waiting(
                                poll.area(),
                                "/" + led.get(poll.area()) + "/datumprikker/" + poll.id(),
                                t.get("datepoll.waits", poll.title())))
                        .toList();
    }
}
