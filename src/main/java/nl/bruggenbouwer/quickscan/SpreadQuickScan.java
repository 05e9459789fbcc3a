package nl.bruggenbouwer.quickscan;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.notifications.MailKind;
import nl.bruggenbouwer.notifications.MailText;
import nl.bruggenbouwer.notifications.MailTexts;
import nl.bruggenbouwer.notifications.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings a scan to people: codes on paper, the group link by mail. Never a code by mail. */
@Component
@Transactional
class SpreadQuickScan {

    /** Codes in one batch, and addresses in one list. */
    static final int MOST = 500;

    // help numbers stand on the page behind the link, never in a mailbox that others may read
    private static final MailText INVITATION = new MailText("scan", List.of("gebied", "tot", "link"));

    private final QuickScanSql sql;
    private final ResponseSql responses;
    private final Outbox outbox;
    private final MailTexts texts;
    private final Audit audit;
    private final Clock clock;

    SpreadQuickScan(QuickScanSql sql, ResponseSql responses, Outbox outbox, MailTexts texts, Audit audit, Clock clock) {
        this.sql = sql;
        this.responses = responses;
        this.outbox = outbox;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes codes and keeps their hashes only; empty when the scan cannot have codes for this side now. */
    public List<AccessCode> codes(Area area, UUID id, Side side, int count, UUID by) {
        QuickScan scan = sql.lock(area.id(), id).orElseThrow();
        if (!spreads(scan) || !scan.invited().contains(side)) {
            return List.of();
        }
        List<AccessCode> codes =
                Stream.generate(() -> AccessCode.make(area.id())).limit(count).toList();
        responses.addCodes(area.id(), id, side, codes);
        audit.record(area.id(), by, "quickscan codes made", id);
        return codes;
    }

    /** Puts one mail per address into the outbox; the addresses are nowhere else. False when nothing is to be sent now. */
    public boolean mail(
            Area area, UUID id, Collection<String> addresses, String language, Map<String, String> fields, UUID by) {
        QuickScan scan = sql.lock(area.id(), id).orElseThrow();
        if (!spreads(scan)) {
            return false;
        }
        Outbox.Mail mail = texts.mail(INVITATION, language, "", fields).as(MailKind.INVITATION);
        addresses.forEach(address -> outbox.add(area.id(), mail.to(address)));
        audit.record(area.id(), by, "quickscan link mailed", id);
        return true;
    }

    /** The words of the invitation, which staff may change. */
    @Configuration(proxyBeanMethods = false)
    static class Words {

        @Bean
        MailText scanInvitation() {
            return INVITATION;
        }
    }

    private boolean spreads(QuickScan scan) {
        QuickScan.State state = scan.state(clock.instant());
        return state == QuickScan.State.PLANNED || state == QuickScan.State.OPEN;
    }
}
