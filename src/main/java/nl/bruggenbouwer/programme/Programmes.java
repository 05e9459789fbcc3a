package nl.bruggenbouwer.programme;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.springframework.stereotype.Component;

/** What other modules may ask about programmes. The caller has entered the tenant. */
@Component
public class Programmes {

    private final ProgrammeSql sql;
    private final PlanSql plans;
    private final Clock clock;

    Programmes(ProgrammeSql sql, PlanSql plans, Clock clock) {
        this.sql = sql;
        this.plans = plans;
        this.clock = clock;
    }

    /** What is in the programme of a traject now, in its order. */
    public List<Item> items(AreaId area, UUID engagement) {
        return sql.of(area, engagement)
                .map(programme -> programme.content().items())
                .orElse(List.of());
    }

    /** An item as it is now; its programme does not change until commit. */
    public Optional<Item> hold(AreaId area, UUID engagement, UUID item, UUID by) {
        return sql.lock(area, engagement, by, clock.instant()).content().item(item);
    }

    /** Whether this item is given on this day and at these times by the programme that was agreed last. */
    public boolean isAgreed(AreaId area, UUID engagement, UUID item, Item.PlannedSession session) {
        return plans.planned(area, engagement, item, session);
    }
}
