package nl.bruggenbouwer.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.notifications.MailKind;
import nl.bruggenbouwer.notifications.MailText;
import nl.bruggenbouwer.notifications.MailTexts;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts and their roles, for other modules. */
@Component
public class Accounts {

    static final MailText INVITE = new MailText("invite", List.of("naam", "gebied", "link"));

    private final AccountSql accounts;
    private final Outbox outbox;
    private final MailTexts mailTexts;
    private final Audit audit;
    private final Settings settings;
    private final Clock clock;

    Accounts(AccountSql accounts, Outbox outbox, MailTexts mailTexts, Audit audit, Settings settings, Clock clock) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.mailTexts = mailTexts;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Somebody to invite.
     *
     * @param language of the mail, BCP 47
     */
    public record Guest(String email, String name, String language) {}

    /**
     * Gives a role in an area, which the caller has entered, and mails the way in.
     *
     * @param until the last day on which it counts; null = until it is ended
     * @return the account; empty when the address is an administrator's, who may see no content
     */
    @Transactional
    public Optional<UUID> invite(UUID by, Area area, Guest guest, Role role, @Nullable LocalDate until) {
        if (accounts.isAdministrator(guest.email())) {
            return Optional.empty();
        }
        UUID account = accounts.ensure(guest.email(), guest.name(), clock.instant());
        accounts.give(account, area.id(), role, until, clock.instant());
        Map<String, String> fields =
                Map.of("naam", guest.name(), "gebied", area.name(), "link", settings.baseUrl() + "/inloggen");
        outbox.add(
                area.id(),
                mailTexts.mail(INVITE, guest.language(), guest.email(), fields).as(MailKind.INVITATION));
        audit.record(area.id(), by, "invited as " + role, account);
        return Optional.of(account);
    }

    /** Ends a role at once: roles are read anew for each request. The caller has entered the area. */
    @Transactional
    public void end(@Nullable UUID by, AreaId area, UUID account, Role role) {
        if (accounts.end(account, area, role)) {
            audit.record(area, by, "ended as " + role, account);
        }
    }

    /** Gives a role in an area to the account of this address, which is made if there is none. Repeating changes nothing. */
    @Transactional
    public UUID ensure(String email, String name, AreaId area, Role role) {
        UUID account = accounts.ensure(email, name, clock.instant());
        accounts.give(account, area, role, null, clock.instant());
        return account;
    }

    /** Who has a role in an area today. */
    @Transactional(readOnly = true)
    public List<RoleHolder> holders(AreaId area, Role role) {
        return accounts.holders(area).stream()
                .filter(holder -> holder.role() == role)
                .toList();
    }

    /** The names of some accounts, closed ones too. */
    public Map<UUID, String> names(Collection<UUID> some) {
        return accounts.names(Set.copyOf(some));
    }

    /** The account of this address, a closed one too. */
    @Transactional(readOnly = true)
    public Optional<UUID> of(String email) {
        return accounts.withAddress(email);
    }

    /** Mail addresses of the coordinators of an area. */
    public List<String> coordinators(AreaId area) {
        return accounts.addresses(area, Role.COORDINATOR);
    }
}
