package nl.bruggenbouwer.network;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds organisations, changes and removes them, with what they offer and look for. */
@Component
@Transactional
class KeepOrganisation {

    private final OrganisationSql sql;
    private final ExchangeSql exchange;
    private final InviteRepresentative representatives;
    private final Audit audit;
    private final Clock clock;

    KeepOrganisation(
            OrganisationSql sql, ExchangeSql exchange, InviteRepresentative representatives, Audit audit, Clock clock) {
        this.sql = sql;
        this.exchange = exchange;
        this.representatives = representatives;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds one; the same id twice is one.
     *
     * @param another true = also when there is one with this name on this side
     * @param by null = the program, or the organisation itself
     * @return the one that is there: the new one, or an older one with the same name
     */
    public UUID add(AreaId area, Organisation organisation, boolean another, @Nullable UUID by) {
        sql.lockNames(area);
        Optional<UUID> same = another ? Optional.empty() : sql.named(area, organisation.name(), organisation.side());
        if (same.isPresent()) {
            return same.orElseThrow();
        }
        if (sql.add(area, organisation, by, clock.instant())) {
            audit.record(area, by, "organisation added", organisation.id());
        }
        return organisation.id();
    }

    /**
     * Changes one, unless it would get the name of another one on its side.
     *
     * @param another true = also then
     * @return the one that has the name: itself when it was changed
     */
    public UUID change(AreaId area, Organisation organisation, boolean another, @Nullable UUID by) {
        sql.lockNames(area);
        Optional<UUID> same = another
                ? Optional.empty()
                : sql.named(area, organisation.name(), organisation.side())
                        .filter(other -> !other.equals(organisation.id()))
                        .filter(other -> !sql.hasName(area, organisation));
        if (same.isPresent()) {
            return same.orElseThrow();
        }
        lock(area, organisation.id());
        sql.change(area, organisation, clock.instant());
        audit.record(area, by, "organisation changed", organisation.id());
        return organisation.id();
    }

    /** Takes it out of sight, and nobody keeps it with an account any more; it is erased some weeks later, with its contacts. */
    public void remove(AreaId area, UUID id, UUID by) {
        lock(area, id);
        representatives.endAll(area, id, by);
        sql.remove(area, id, by, clock.instant());
        audit.record(area, by, "organisation removed", id);
    }

    /** Adds an offer or a request; one with the same id is there once. */
    public void addEntry(AreaId area, UUID organisation, ExchangeEntry entry, @Nullable UUID by) {
        lock(area, organisation);
        if (exchange.add(area, organisation, entry, by, clock.instant())) {
            audit.record(area, by, "organisation changed", organisation);
        }
    }

    public void removeEntry(AreaId area, UUID organisation, UUID entry, @Nullable UUID by) {
        lock(area, organisation);
        if (exchange.remove(area, organisation, entry)) {
            audit.record(area, by, "organisation changed", organisation);
        }
    }

    private void lock(AreaId area, UUID id) {
        if (!sql.lock(area, id)) {
            throw new NotFound();
        }
    }
}
