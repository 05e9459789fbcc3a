package nl.bruggenbouwer.menu;

import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.NeutralWords;
import nl.bruggenbouwer.web.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds offers to the menu and changes them; every change is a new version. */
@Component
@Transactional
class ChangeMenu {

    private final OfferSql sql;
    private final Audit audit;
    private final Clock clock;

    ChangeMenu(OfferSql sql, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Changes an offer, unless somebody else changed it since it was read. What is already so is not changed again.
     *
     * @param read number of the version that was read
     * @return empty when it is as wanted now; else the version of the other
     */
    public Optional<Offer> change(String code, int read, UnaryOperator<OfferContent> change, UUID by) {
        sql.lock();
        Offer newest = sql.newest(code).orElseThrow(NotFound::new);
        OfferContent wanted = change.apply(newest.content());
        if (wanted.equals(newest.content())) {
            return Optional.empty();
        }
        if (newest.number() != read) {
            return Optional.of(newest);
        }
        add(UUID.randomUUID(), code, newest.number() + 1, newest.place(), wanted, by);
        return Optional.empty();
    }

    /**
     * Adds an offer at the end of the menu; the same id twice is one.
     *
     * @return its code, made from its name
     */
    public String add(UUID id, OfferContent content, UUID by) {
        sql.lock();
        Optional<Offer> there = sql.version(id);
        if (there.isPresent()) {
            return there.orElseThrow().code();
        }
        List<Offer> all = sql.newest();
        String code = code(content.name(), all.stream().map(Offer::code).toList());
        int last = all.stream().mapToInt(Offer::place).max().orElse(0);
        add(id, code, 1, last + 1, content, by);
        return code;
    }

    private void add(UUID id, String code, int number, int place, OfferContent content, UUID by) {
        sql.add(new Offer(id, code, number, place, clock.instant(), by, content));
        audit.record(AreaId.NATIONAL, by, number == 1 ? "menu offer added" : "menu offer changed", id);
    }

    /** A code stands in addresses, so it never betrays the theme. */
    static String code(String name, List<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        String word = plain.isEmpty() || !NeutralWords.neutral(name) ? "AANBOD" : plain;
        String first = word.length() > 30 ? word.substring(0, 30) : word;
        String code = first;
        for (int n = 2; taken.contains(code); n++) {
            code = first + "_" + n;
        }
        return code;
    }
}
