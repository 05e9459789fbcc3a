package nl.bruggenbouwer.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.areas.Municipalities;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Translator.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What an administrator does: opens areas, invites people into them, ends their roles. Sees no content. */
@Component
class AdministerAreas {

    private final Areas areas;
    private final Municipalities municipalities;
    private final AccountSql accounts;
    private final Accounts people;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Settings settings;

    AdministerAreas(
            Areas areas,
            Municipalities municipalities,
            AccountSql accounts,
            Accounts people,
            Audit audit,
            TransactionTemplate transaction,
            Settings settings) {
        this.areas = areas;
        this.municipalities = municipalities;
        this.accounts = accounts;
        this.people = people;
        this.audit = audit;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** Opens an area; empty when another one has the slug. */
    Optional<Area> open(UUID by, String slug, String name, String typed) {
        return Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.execute(status -> {
                    Optional<Area> opened = areas.open(slug, name, typed, settings.demo());
                    // the area's number is new in this very transaction, so its first row stands under the country
                    opened.ifPresent(area -> {
                        municipalities.link(area, typed.isEmpty() ? name : typed);
                        audit.record(AreaId.NATIONAL, by, "area " + area.id().value() + " opened", null);
                    });
                    return opened;
                }));
    }

    List<RoleHolder> people(Area area) {
        return transaction.execute(status -> accounts.holders(area.id()));
    }

    /** Gives a role and mails the way in; false when the address is an administrator's, who may see no content. */
    boolean invite(UUID by, Area area, String email, String name, Role role, @Nullable LocalDate until) {
        Accounts.Guest guest = new Accounts.Guest(email, name, Language.DUTCH.code());
        return Tenancy.in(
                area.id(), () -> people.invite(by, area, guest, role, until).isPresent());
    }

    /** Changes until when a role counts. */
    void setUntil(UUID by, Area area, UUID account, Role role, @Nullable LocalDate until) {
        Tenancy.in(
                area.id(),
                () -> transaction.executeWithoutResult(status -> {
                    if (accounts.setUntil(account, area.id(), role, until)) {
                        audit.record(area.id(), by, "end of role set for " + role, account);
                    }
                }));
    }

    /** Ends a role at once. */
    void end(UUID by, Area area, UUID account, Role role) {
        Tenancy.in(area.id(), () -> people.end(by, area.id(), account, role));
    }
}
