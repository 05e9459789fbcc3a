package nl.bruggenbouwer.programme;

import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.springframework.stereotype.Component;

/** What other modules may ask about programmes. The caller has entered the tenant. */
@Component
public class Programmes {

    private final ProgrammeSql sql;
    private final PlanSql plans;

    Programmes(ProgrammeSql sql, PlanSql plans) {
        this.sql = sql;
        this.plans = plans;
    }

    /** What is in the programme of a traject now, in its order. */
    public List<Item> items(AreaId area, UUID engagement) {
        return sql.of(area, engagement)
                .map(programme -> programme.content().items())
                .orElse(List.of());
    }

    /** Whether this item is given on this day and at these times by the programme that was agreed last. */
    public boolean isAgreed(AreaId area, UUID engagement, UUID item, Item.PlannedSession session) {
        return plans.planned(area, engagement, item, session);
    }
}
