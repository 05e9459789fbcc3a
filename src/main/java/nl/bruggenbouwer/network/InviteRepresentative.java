package nl.bruggenbouwer.network;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.identity.RoleHolder;
import nl.bruggenbouwer.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a contact keep its organisation's entry and its own data with an account, and ends that. */
@Component
@Transactional
class InviteRepresentative {

    private final OrganisationSql organisations;
    private final ContactSql contacts;
    private final ConsentSql consents;
    private final RepresentativeSql sql;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    InviteRepresentative(
            OrganisationSql organisations,
            ContactSql contacts,
            ConsentSql consents,
            RepresentativeSql sql,
            Accounts accounts,
            Audit audit,
            Clock clock) {
        this.organisations = organisations;
        this.contacts = contacts;
        this.consents = consents;
        this.sql = sql;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of an invitation. */
    enum Result {
        /** The account may keep the organisation now, or could already. */
        DONE,
        NO_ADDRESS,
        /** The contact agrees to nothing (any more). */
        NO_CONSENT,
        /** The address is an administrator's. */
        ADMINISTRATOR
    }

    /** Invites a contact at its mail address; an address that keeps its organisation already is not invited again. */
    public Result invite(Area area, UUID id, UUID by) {
        Contact contact = contacts.find(area.id(), id, Sight.EVERYTHING).orElseThrow(NotFound::new);
        // one at a time for an organisation: an address that is not there yet has no row to hold
        if (!organisations.lock(area.id(), contact.organisation())) {
            throw new NotFound();
        }
        String email = contact.email();
        if (email == null) {
            return Result.NO_ADDRESS;
        }
        if (consents.of(area.id(), id).stream().noneMatch(Consent::live)) {
            return Result.NO_CONSENT;
        }
        if (of(area.id(), contact.organisation()).stream()
                .anyMatch(there -> there.contact().equals(id) || there.email().equalsIgnoreCase(email))) {
            return Result.DONE;
        }
        Optional<RoleHolder> holder = holder(area.id(), email);
        boolean givesRole =
                holder.map(there -> sql.gaveRole(area.id(), there.account())).orElse(true);
        Optional<UUID> account = accounts.invite(
                by,
                area,
                new Accounts.Guest(email, contact.name(), contact.language()),
                Role.ORGANISATION,
                holder.map(RoleHolder::until).orElse(null)); // a last day that somebody gave this role before stays
        if (account.isEmpty()) {
            return Result.ADMINISTRATOR;
        }
        sql.put(area.id(), id, account.orElseThrow(), givesRole, by, clock.instant());
        audit.record(area.id(), by, "representative invited", id);
        return Result.DONE;
    }

    private Optional<RoleHolder> holder(AreaId area, String email) {
        return accounts.holders(area, Role.ORGANISATION).stream()
                .filter(holder -> holder.email().equalsIgnoreCase(email))
                .findFirst();
    }

    /** Who keeps an organisation, and has the role for it today. */
    @Transactional(readOnly = true)
    public List<Representative> of(AreaId area, UUID organisation) {
        Map<UUID, UUID> there = sql.accounts(area, organisation);
        if (there.isEmpty()) {
            return List.of();
        }
        Map<UUID, RoleHolder> holders = accounts.holders(area, Role.ORGANISATION).stream()
                .collect(Collectors.toMap(RoleHolder::account, Function.identity()));
        return there.entrySet().stream()
                .filter(one -> holders.containsKey(one.getValue()))
                .map(one -> {
                    RoleHolder holder = Objects.requireNonNull(holders.get(one.getValue()));
                    return new Representative(one.getKey(), holder.account(), holder.name(), holder.email());
                })
                .toList();
    }

    /**
     * Ends it at once, and with the last one of an account its role in the area too, unless it had that role before.
     *
     * @param by null = the contact, by link
     */
    public void end(AreaId area, UUID contact, @Nullable UUID by) {
        sql.end(area, contact).ifPresent(ended -> {
            audit.record(area, by, "representative ended", contact);
            if (ended.gaveRole() && !sql.any(area, ended.account())) {
                accounts.end(by, area, ended.account(), Role.ORGANISATION);
            }
        });
    }

    /** Ends it for everybody who keeps an organisation. */
    void endAll(AreaId area, UUID organisation, UUID by) {
        sql.accounts(area, organisation).keySet().forEach(contact -> end(area, contact, by));
    }

    /** Somebody else gave the contact another address, so it may be another person: the account of the one before ends. */
    void readdressed(AreaId area, UUID contact, @Nullable UUID by) {
        if (by != null
                && sql.account(area, contact)
                        .filter(account -> !account.equals(by))
                        .isPresent()) {
            end(area, contact, by);
        }
    }
}
