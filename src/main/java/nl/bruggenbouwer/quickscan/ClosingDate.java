package nl.bruggenbouwer.quickscan;

import java.time.Clock;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When a scan has ended: its closing is asked for in the name of who asked for its opening, and the coordinators hear of it. */
@Component
@Transactional
class ClosingDate {

    private final QuickScanSql sql;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Settings settings;
    private final Text text;
    private final Clock clock;

    ClosingDate(QuickScanSql sql, Accounts accounts, Outbox outbox, Settings settings, Texts texts, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.outbox = outbox;
        this.settings = settings;
        this.text = texts.dutch();
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
        for (String address : accounts.coordinators(scan.area())) {
            outbox.add(
                    scan.area(),
                    new Outbox.Mail(
                            address,
                            text.get("scan.ended.mail.subject"),
                            text.get("scan.ended.mail.body", settings.baseUrl()),
                            null));
        }
    }
}
