package nl.bruggenbouwer.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first administrator. While there is none, each start prints a new link on the console; whoever can read the console
 * may use it, once. There is no default account.
 */
@Component
class Bootstrap {

    private final AccountSql accounts;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Settings settings;
    private final Text text;
    private final Clock clock;
    private volatile @Nullable String key;

    Bootstrap(
            AccountSql accounts,
            Audit audit,
            TransactionTemplate transaction,
            Settings settings,
            Texts texts,
            Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = transaction;
        this.settings = settings;
        this.text = texts.dutch();
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void printLink(ApplicationReadyEvent event) {
        if (Boolean.TRUE.equals(transaction.execute(status -> accounts.hasAdministrator()))) {
            return;
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        key = fresh;
        System.out.println(text.get("bootstrap.console", base(event) + "/begin/" + fresh));
    }

    /** With a free port the configured address has none yet. */
    private String base(ApplicationReadyEvent event) {
        boolean known = settings.url() != null || settings.port() != 0;
        return known
                        || !(event.getApplicationContext() instanceof WebServerApplicationContext web)
                        || web.getWebServer() == null
                ? settings.baseUrl()
                : "http://localhost:" + web.getWebServer().getPort();
    }

    /** Whether this is the link on the console, and nobody is an administrator yet. */
    boolean open(String given) {
        String expected = key;
        return expected != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))
                && !Boolean.TRUE.equals(transaction.execute(status -> accounts.hasAdministrator()));
    }

    /** Makes the first administrator; empty when somebody else just did. */
    Optional<UUID> make(String name, String email) {
        Optional<UUID> made = Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.execute(status -> {
                    accounts.lockAdministrators();
                    if (accounts.hasAdministrator()) {
                        return Optional.<UUID>empty();
                    }
                    UUID account = accounts.ensure(email, name, clock.instant());
                    accounts.give(account, AreaId.NATIONAL, Role.ADMINISTRATOR, null, clock.instant());
                    audit.record(AreaId.NATIONAL, account, "first administrator made", account);
                    return Optional.of(account);
                }));
        key = null;
        return made;
    }
}
