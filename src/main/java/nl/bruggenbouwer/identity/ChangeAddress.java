package nl.bruggenbouwer.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.notifications.MailKind;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's own new mail address: counts after the link in a mail to it was followed; the old address hears of it. */
@Component
class ChangeAddress {

    private static final Duration VALID = Duration.ofHours(1);

    private final JdbcClient db;
    private final AccountSql accounts;
    private final Devices devices;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Settings settings;
    private final Text text;
    private final Clock clock;

    ChangeAddress(
            JdbcClient db,
            AccountSql accounts,
            Devices devices,
            Outbox outbox,
            Audit audit,
            TransactionTemplate transaction,
            Settings settings,
            Texts texts,
            Clock clock) {
        this.db = db;
        this.accounts = accounts;
        this.devices = devices;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.settings = settings;
        this.text = texts.dutch();
        this.clock = clock;
    }

    /** Mails a link to the new address, unless somebody has it: that is nobody's business. A later request replaces this one. */
    void ask(Member member, String email) {
        String token = SignInLinks.random();
        national(() -> {
            db.sql("delete from address_change where account_id = :account or expires_at <= :now")
                    .param("account", member.account())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            audit.record(AreaId.NATIONAL, member.account(), "address change asked", null);
            if (accounts.taken(email)) {
                return false;
            }
            db.sql("""
                            insert into address_change (account_id, token_hash, email, expires_at)
                            values (:account, :token, :email, :expires)
                            """)
                    .param("account", member.account())
                    .param("token", SignInLinks.hash(token))
                    .param("email", email)
                    .param("expires", Timestamp.from(clock.instant().plus(VALID)))
                    .update();
            String link = settings.baseUrl() + "/mijn/adres?token=" + token;
            String body = text.get("address.mail.body", member.name(), link);
            return mail(email, body, MailKind.CONFIRMATION);
        });
    }

    /** The address that a link would change to; empty when the link is not this person's, too old or used. */
    Optional<String> asked(Member member, String token) {
        return Objects.requireNonNull(transaction.execute(status -> db.sql("""
                        select email from address_change
                         where account_id = :account and token_hash = :token and expires_at > :now
                        """)
                .param("account", member.account())
                .param("token", SignInLinks.hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional()));
    }

    /** The new address counts from now on; false when the link is not this person's, too old or used, or the address taken. */
    boolean confirm(Member member, String token) {
        return national(() -> {
            String email = db.sql("""
                            delete from address_change
                             where account_id = :account and token_hash = :token and expires_at > :now
                            returning email
                            """)
                    .param("account", member.account())
                    .param("token", SignInLinks.hash(token))
                    .param("now", Timestamp.from(clock.instant()))
                    .query(String.class)
                    .optional()
                    .orElse(null);
            if (email == null || !accounts.changeAddress(member.account(), email)) {
                return false;
            }
            devices.keepFormerAddress(member);
            audit.record(AreaId.NATIONAL, member.account(), "address changed", null);
            return mail(
                    member.email(),
                    text.get("security.mail.body", member.name(), text.get("audit.address.changed")),
                    MailKind.SECURITY);
        });
    }

    private boolean mail(String to, String body, MailKind kind) {
        outbox.add(AreaId.NATIONAL, new Outbox.Mail(to, text.get("security.mail.subject"), body, null).as(kind));
        return true;
    }

    private boolean national(Supplier<Boolean> work) {
        return Objects.requireNonNull(Tenancy.in(AreaId.NATIONAL, () -> transaction.execute(status -> work.get())));
    }
}
