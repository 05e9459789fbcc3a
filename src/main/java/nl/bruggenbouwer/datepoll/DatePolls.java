package nl.bruggenbouwer.datepoll;

import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.springframework.stereotype.Component;

/** What other modules may ask about date polls. The caller has entered the tenant. */
@Component
public class DatePolls {

    private final DatePollSql sql;

    DatePolls(DatePollSql sql) {
        this.sql = sql;
    }

    /** The polls about a subject, the newest first. */
    public List<DatePoll> about(AreaId area, UUID subject) {
        return sql.about(area, subject);
    }
}
