package nl.bruggenbouwer.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.start.Time;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may ask about trajects, and the facts that they record. The caller has entered the tenant. */
@Component
public class Engagements {

    private final EngagementSql sql;
    private final Areas areas;
    private final Clock clock;

    Engagements(EngagementSql sql, Areas areas, Clock clock) {
        this.sql = sql;
        this.areas = areas;
        this.clock = clock;
    }

    public Optional<Engagement> find(AreaId area, UUID id) {
        return sql.find(area, id);
    }

    /** The area's trajects, newest first; of contacts only the last of each kind. */
    public List<Engagement> in(AreaId area) {
        return sql.in(List.of(area));
    }

    /** The trajects of several areas, in one query; of contacts only the last of each kind. */
    public List<Engagement> in(Collection<AreaId> all) {
        return all.isEmpty() ? List.of() : sql.in(all);
    }

    /** Today, as dates of facts count it. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.ZONE);
    }

    /** The traject that work in this area belongs to now: the newest one that runs; one is begun when there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Engagement current(AreaId area, UUID by) {
        sql.lockArea(area);
        return in(area).stream()
                .filter(engagement -> engagement.runs(today()))
                .findFirst()
                .orElseGet(() -> {
                    UUID id = UUID.randomUUID();
                    sql.add(area, id, areas.get(area).name(), by, clock.instant());
                    return sql.find(area, id).orElseThrow();
                });
    }

    /**
     * Records a fact in the caller's transaction. The same step of the same scan, told twice, is kept once.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when the traject does not exist in this area
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AreaId area, UUID engagement, Fact fact) {
        sql.addFact(area, engagement, fact, clock.instant());
    }

    /** The same in a transaction of the login {@code publisher}, which closes scans. */
    @Transactional(transactionManager = "publisherTransactions", propagation = Propagation.MANDATORY)
    public void recordAsPublisher(AreaId area, UUID engagement, Fact fact) {
        sql.addFactAsPublisher(area, engagement, fact, clock.instant());
    }
}
