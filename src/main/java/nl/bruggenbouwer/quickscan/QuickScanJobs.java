package nl.bruggenbouwer.quickscan;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Publication;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to scans by itself: the nightly turnout, the closing date, and the key of a closing that was cut off. */
@Component
class QuickScanJobs {

    private final JdbcClient worker;
    private final TransactionTemplate workerTransaction;
    private final TransactionTemplate publisherTransaction;
    private final PublisherSql publisher;
    private final CloseQuickScan closeQuickScan;
    private final ClosingDate closingDate;
    private final Clock clock;

    QuickScanJobs(
            @Qualifier("workerClient") JdbcClient worker,
            @Qualifier("workerTransaction") TransactionTemplate workerTransaction,
            @Qualifier("publisherTransaction") TransactionTemplate publisherTransaction,
            PublisherSql publisher,
            CloseQuickScan closeQuickScan,
            ClosingDate closingDate,
            Clock clock) {
        this.worker = worker;
        this.workerTransaction = workerTransaction;
        this.publisherTransaction = publisherTransaction;
        this.publisher = publisher;
        this.closeQuickScan = closeQuickScan;
        this.closingDate = closingDate;
        this.clock = clock;
    }

    /** Refreshes the rounded number of forms per side of each open scan. */
    void refreshTurnout() {
        each(
                EnumSet.of(QuickScan.State.OPEN),
                scan -> Tenancy.in(
                        scan.area(),
                        () -> publisherTransaction.executeWithoutResult(status -> publisher
                                .forms(scan)
                                .forEach((side, forms) ->
                                        publisher.keepTurnout(scan, side, Publication.turnout(forms))))));
    }

    /** Tells the coordinators of each scan that has ended. */
    void checkClosingDates() {
        each(EnumSet.of(QuickScan.State.ENDED), scan -> Tenancy.in(scan.area(), () -> closingDate.passed(scan)));
    }

    /** A closing that was cut off after its transaction has left a key behind: it goes now. */
    void destroyLeftKeys() {
        each(EnumSet.of(QuickScan.State.CLOSED, QuickScan.State.DESTROYED), closeQuickScan::destroyKey);
    }

    private void each(Set<QuickScan.State> states, Consumer<QuickScan> work) {
        List<QuickScan> scans =
                workerTransaction.execute(status -> QuickScanSql.scans(worker.sql(QuickScanSql.SELECT)));
        scans.stream()
                .filter(scan -> states.contains(scan.state(clock.instant())))
                .forEach(work);
    }
}
