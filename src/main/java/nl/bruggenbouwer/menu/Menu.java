package nl.bruggenbouwer.menu;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What can be chosen for a programme. */
@Component
public class Menu {

    private final OfferSql sql;

    /** An empty menu begins with the offers of the content files; from then on only people change it. */
    Menu(OfferSql sql, TransactionTemplate webTransaction, Settings settings, Clock clock) {
        this.sql = sql;
        var file = OfferFile.read(settings.content());
        webTransaction.executeWithoutResult(status -> {
            sql.lock();
            if (sql.newest().isEmpty()) {
                file.forEach((code, content) -> sql.add(new Offer(
                        UUID.randomUUID(), code, 1, sql.newest().size() + 1, clock.instant(), null, content)));
            }
        });
    }

    /** What can be chosen now, in the order of the menu. */
    public List<Offer> current() {
        return sql.newest().stream()
                .filter(offer -> !offer.content().withdrawn())
                .toList();
    }

    /** What can be chosen now under this code; a withdrawn offer is not found. */
    public Offer current(String code) {
        return sql.newest(code).filter(offer -> !offer.content().withdrawn()).orElseThrow(NotFound::new);
    }

    /** A version as it was chosen, also when there is a newer one or the offer was withdrawn. */
    public Offer version(UUID id) {
        return sql.version(id).orElseThrow(NotFound::new);
    }

    /** Every version of an offer, the first one first. */
    public List<Offer> versions(String code) {
        return sql.versions(code);
    }
}
