package nl.bruggenbouwer.network;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds organisations that may be the same; a person makes one of two, or says that they are two. */
@Component
@Transactional
class MergeOrganisations {

    private static final int MOST = 100;

    private final DuplicateSql sql;
    private final Audit audit;
    private final Clock clock;

    MergeOrganisations(DuplicateSql sql, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** At most 100 pairs, the surest first. */
    @Transactional(readOnly = true)
    public List<Duplicate> find(AreaId area) {
        Duplicates duplicates = new Duplicates(sql.names(area), sql.different(area));
        sql.sharedMail(area).forEach(pair -> duplicates.shared(pair, Duplicate.Reason.MAIL));
        sql.sharedPhone(area).forEach(pair -> duplicates.shared(pair, Duplicate.Reason.PHONE));
        return duplicates.most(MOST);
    }

    /**
     * Makes one of two: contacts with their consents, offers, requests and those it introduced go to the one that stays.
     * Whoever comes second, from either side, finds that one of them is not there.
     */
    public void merge(AreaId area, UUID stays, UUID goes, UUID by) {
        both(area, stays, goes);
        sql.merge(area, stays, goes, by, clock.instant());
        audit.record(area, by, "organisations merged", stays);
    }

    public void keepApart(AreaId area, UUID one, UUID other, UUID by) {
        both(area, one, other);
        sql.addDifferent(area, Duplicates.pair(one, other), by, clock.instant());
        audit.record(area, by, "organisations kept apart", one);
    }

    private void both(AreaId area, UUID one, UUID other) {
        if (one.equals(other) || sql.lock(area, one, other) != 2) {
            throw new NotFound();
        }
    }
}
