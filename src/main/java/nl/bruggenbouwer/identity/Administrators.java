package nl.bruggenbouwer.identity;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.notifications.MailKind;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The administrators among themselves. There is always one left, and none of them takes over an account alone: taking away
 * a second step needs a second administrator, its owner hears of it, and a day passes.
 */
@Component
class Administrators {

    /** Time in which the owner can call. */
    private static final Duration DAY = Duration.ofHours(24);

    private final AccountSql accounts;
    private final AdministratorSql sql;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Settings settings;
    private final Text text;
    private final Clock clock;

    Administrators(
            AccountSql accounts,
            AdministratorSql sql,
            Outbox outbox,
            Audit audit,
            TransactionTemplate transaction,
            Settings settings,
            Texts texts,
            Clock clock) {
        this.accounts = accounts;
        this.sql = sql;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.settings = settings;
        this.text = texts.dutch();
        this.clock = clock;
    }

    List<RoleHolder> all() {
        return national(() -> accounts.holders(AreaId.NATIONAL));
    }

    List<Reset> resets(UUID reader) {
        return national(() -> sql.resets(reader));
    }

    /** Makes another administrator and mails the way in; false when the address has a role in an area. */
    boolean invite(UUID by, String email, String name) {
        return national(() -> {
            if (sql.hasRoleInAnArea(email)) {
                return false;
            }
            // the others hear of it: nobody makes a second administrator of themselves unseen
            for (String other : accounts.addresses(AreaId.NATIONAL, Role.ADMINISTRATOR)) {
                outbox.add(
                        AreaId.NATIONAL,
                        new Outbox.Mail(
                                        other,
                                        text.get("security.mail.subject"),
                                        text.get("administrators.told.mail.body", name),
                                        null)
                                .as(MailKind.SECURITY));
            }
            UUID account = accounts.ensure(email, name, clock.instant());
            accounts.give(account, AreaId.NATIONAL, Role.ADMINISTRATOR, null, clock.instant());
            String body = text.get("administrators.mail.body", name, settings.baseUrl() + "/inloggen");
            outbox.add(
                    AreaId.NATIONAL,
                    new Outbox.Mail(email, text.get("visitor.mail.invite.subject"), body, null)
                            .as(MailKind.INVITATION));
            audit.record(AreaId.NATIONAL, by, "invited as " + Role.ADMINISTRATOR, account);
            return true;
        });
    }

    /** Ends an administrator's role and sessions at once; false when it is the last one. */
    boolean end(UUID by, UUID account) {
        return national(() -> {
            accounts.lockAdministrators();
            if (sql.administrators() <= 1) {
                return false;
            }
            if (accounts.end(account, AreaId.NATIONAL, Role.ADMINISTRATOR)) {
                sql.deleteSessions(account);
                audit.record(AreaId.NATIONAL, by, "ended as " + Role.ADMINISTRATOR, account);
            }
            return true;
        });
    }

    /** Somebody ends a role of their own; false when it is the last administrator's. */
    boolean leave(Member member, AreaId area, Role role) {
        if (role == Role.ADMINISTRATOR) {
            return end(member.account(), member.account());
        }
        Tenancy.in(
                area,
                () -> transaction.executeWithoutResult(status -> {
                    if (accounts.end(member.account(), area, role)) {
                        audit.record(area, member.account(), "left as " + role, null);
                    }
                }));
        return true;
    }

    /** Closes the account of this address and ends its sessions at once. Inviting opens it again. */
    Asked close(UUID by, String email) {
        return national(() -> {
            accounts.lockAdministrators();
            AccountSql.Addressee holder = accounts.holder(email).orElse(null);
            // two who close each other: the second is out already
            if (holder == null || accounts.member(by).isEmpty()) {
                return Asked.NOBODY;
            }
            if (holder.account().equals(by)) {
                return Asked.YOURSELF;
            }
            tell(holder.account(), "account.closed.mail.body");
            sql.close(holder.account(), clock.instant());
            sql.deleteSessions(holder.account());
            audit.record(AreaId.NATIONAL, by, "account closed", holder.account());
            return Asked.DONE;
        });
    }

    /** What became of asking. */
    enum Asked {
        DONE,
        NOBODY,
        YOURSELF,
        ALREADY
    }

    /** Asks to take away the second step of whoever has this address. */
    Asked askReset(UUID by, String email) {
        return national(() -> {
            AccountSql.Addressee holder = accounts.holder(email).orElse(null);
            if (holder == null) {
                return Asked.NOBODY;
            }
            if (holder.account().equals(by)) {
                return Asked.YOURSELF;
            }
            if (!sql.ask(UUID.randomUUID(), holder.account(), by, clock.instant())) {
                return Asked.ALREADY;
            }
            audit.record(AreaId.NATIONAL, by, "factor reset asked", holder.account());
            return Asked.DONE;
        });
    }

    /** Confirms what another administrator asked; false when this one may not, or it is gone. In the demo it is done at once. */
    boolean confirmReset(UUID by, UUID id) {
        Instant from = settings.demo() ? clock.instant() : clock.instant().plus(DAY);
        boolean confirmed = national(() -> {
            UUID account = sql.confirm(id, by, from).orElse(null);
            if (account == null) {
                return false;
            }
            audit.record(AreaId.NATIONAL, by, "factor reset confirmed", account);
            tell(account, "reset.mail.body", text.moment(from));
            return true;
        });
        doDue();
        return confirmed;
    }

    void withdrawReset(UUID by, UUID id) {
        national(() -> {
            sql.withdraw(id).ifPresent(account -> {
                audit.record(AreaId.NATIONAL, by, "factor reset withdrawn", account);
                tell(account, "reset.withdrawn.mail.body");
            });
            return true;
        });
    }

    /** Takes away the second steps that are due, and ends those people's sessions. */
    void doDue() {
        national(() -> {
            for (UUID account : sql.takeDue(clock.instant())) {
                sql.deleteFactors(account);
                sql.deleteSessions(account);
                audit.record(AreaId.NATIONAL, null, "factor reset done", account);
                tell(account, "reset.done.mail.body", settings.baseUrl() + "/inloggen");
            }
            return true;
        });
    }

    private void tell(UUID account, String key, Object... values) {
        accounts.member(account).ifPresent(member -> {
            Object[] all = new Object[values.length + 1];
            all[0] = member.name();
            System.arraycopy(values, 0, all, 1, values.length);
            outbox.add(
                    AreaId.NATIONAL,
                    new Outbox.Mail(member.email(), text.get("security.mail.subject"), text.get(key, all), null)
                            .as(MailKind.SECURITY));
        });
    }

    private <T> T national(Supplier<T> work) {
        return Objects.requireNonNull(Tenancy.in(AreaId.NATIONAL, () -> transaction.execute(status -> work.get())));
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Task<?> resetFactors(Administrators administrators) {
            return Tasks.recurring("reset factors", FixedDelay.ofMinutes(5))
                    .execute((instance, context) -> administrators.doDue());
        }
    }
}
