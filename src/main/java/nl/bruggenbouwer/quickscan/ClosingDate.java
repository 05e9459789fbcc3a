package nl.bruggenbouwer.quickscan;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When a scan has ended: its closing is asked for in the name of who asked for its opening, and the coordinators hear of it. */
@Component
@Transactional
class ClosingDate {

    private final QuickScanSql sql;
    private final TellCoordinators coordinators;
    private final Clock clock;

    ClosingDate(QuickScanSql sql, TellCoordinators coordinators, Clock clock) {
        this.sql = sql;
        this.coordinators = coordinators;
        this.clock = clock;
    }

    /** Once per scan, however often it is called. The caller has entered the tenant. */
    public void passed(QuickScan ended) {
        QuickScan scan = sql.lock(ended.area(), ended.id()).orElseThrow();
        if (!sql.told(scan, clock.instant())) {
            return;
        }
        if (scan.closingAskedBy() == null && scan.openingAskedBy() != null) {
            sql.askClosing(scan, scan.openingAskedBy(), clock.instant());
        }
        coordinators.tell(scan.area(), "scan.ended");
    }
}
