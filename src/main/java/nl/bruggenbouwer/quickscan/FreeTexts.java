package nl.bruggenbouwer.quickscan;

import java.text.Collator;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Group;
import nl.bruggenbouwer.web.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Free texts after closing: two people read them; what both approve may be shown, if there is enough of it. */
@Component
@Transactional
public class FreeTexts {

    private static final int SMALLEST_SCAN = 10;
    private static final int FEWEST_TEXTS = 5;

    private final FreeTextSql sql;
    private final QuickScans scans;
    private final Audit audit;
    private final Clock clock;

    FreeTexts(FreeTextSql sql, QuickScans scans, Audit audit, Clock clock) {
        this.sql = sql;
        this.scans = scans;
        this.audit = audit;
        this.clock = clock;
    }

    /** The approved texts of a closed scan in alphabetical order; none when there are too few answers or texts. */
    @Transactional(readOnly = true)
    public List<String> approved(AreaId area, UUID scan) {
        int forms = scans.closed(area, scan)
                .map(closed -> closed.published().groups().stream()
                        .mapToInt(Group::forms)
                        .sum())
                .orElse(0);
        List<String> texts = sql.in(area, scan).stream()
                .filter(FreeText::approved)
                .map(FreeText::redacted)
                .filter(Objects::nonNull)
                .sorted(Collator.getInstance(Locale.forLanguageTag("nl")))
                .toList();
        return forms >= SMALLEST_SCAN && texts.size() >= FEWEST_TEXTS ? texts : List.of();
    }

    /** Scans of these areas with a text that still waits for this person. */
    @Transactional(readOnly = true)
    public Set<UUID> unread(Collection<AreaId> areas, UUID by) {
        return sql.unread(areas, by);
    }

    @Transactional(readOnly = true)
    public List<FreeText> of(Area area, UUID scan) {
        return sql.in(area.id(), scan);
    }

    /** Proposes a text, or agrees with exactly what another person proposed. Changing it makes it a new proposal. */
    public void approve(Area area, UUID scan, UUID id, String text, UUID by) {
        FreeText current = open(area, scan, id);
        UUID first = current.firstBy();
        if (first != null && !first.equals(by) && text.equals(current.redacted())) {
            sql.approve(area.id(), id, by, clock.instant());
            audit.record(area.id(), by, "free text approved", id);
        } else {
            sql.propose(area.id(), id, text, by);
            audit.record(area.id(), by, "free text proposed", id);
        }
    }

    public void reject(Area area, UUID scan, UUID id, UUID by) {
        open(area, scan, id);
        sql.reject(area.id(), id, by, clock.instant());
        audit.record(area.id(), by, "free text rejected", id);
    }

    private FreeText open(Area area, UUID scan, UUID id) {
        return sql.lock(area.id(), scan, id).filter(text -> !text.reviewed()).orElseThrow(NotFound::new);
    }
}
