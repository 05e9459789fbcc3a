package nl.bruggenbouwer.intake;

import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.springframework.stereotype.Component;

/** What other modules may ask about first talks. The caller has entered the tenant. */
@Component
public class Talks {

    private final TalkSql sql;

    Talks(TalkSql sql) {
        this.sql = sql;
    }

    /** Whether a talk with organisations was held in this traject. */
    public boolean heldWithOrganisations(AreaId area, UUID engagement) {
        return sql.held(area, engagement, Talk.Kind.ORGANISATIONS);
    }
}
