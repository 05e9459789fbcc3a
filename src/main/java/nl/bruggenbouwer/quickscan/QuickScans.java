package nl.bruggenbouwer.quickscan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Published;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What other modules may ask about quick scans. The caller has entered the tenant. */
@Component
public class QuickScans {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final QuickScanSql sql;

    QuickScans(QuickScanSql sql) {
        this.sql = sql;
    }

    /** A closed scan: what it asked, and all that is left of the answers. */
    public record Closed(QuickScan scan, Questionnaire questionnaire, Published published) {}

    public Optional<QuickScan> find(AreaId area, UUID id) {
        return sql.find(area, id);
    }

    public List<QuickScan> in(AreaId area) {
        return sql.in(List.of(area));
    }

    /** The scans of several areas, in one query. */
    public List<QuickScan> in(Collection<AreaId> areas) {
        return areas.isEmpty() ? List.of() : sql.in(areas);
    }

    /** The scans of several areas that have an outcome, in one query. */
    public List<QuickScan> closedIn(Collection<AreaId> areas) {
        return areas.isEmpty() ? List.of() : sql.closedIn(areas);
    }

    public Questionnaire questionnaire(QuickScan scan) {
        return sql.questionnaire(scan);
    }

    /** The outcome of a scan; empty while it is not closed, or when it does not exist here. */
    public Optional<Closed> closed(AreaId area, UUID id) {
        return sql.find(area, id)
                .flatMap(scan -> sql.published(area, id)
                        .map(json -> new Closed(scan, questionnaire(scan), JSON.readValue(json, Published.class))));
    }

    static String toJson(Published published) {
        return JSON.writeValueAsString(published);
    }
}
