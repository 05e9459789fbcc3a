package nl.bruggenbouwer.identity;

import jakarta.annotation.PreDestroy;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.notifications.MailKind;
import nl.bruggenbouwer.notifications.MailText;
import nl.bruggenbouwer.notifications.MailTexts;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.Settings;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.ResponseStatusException;

/** One-time sign-in links: asked for, mailed, redeemed once, by the browser that asked or with the code that it shows. */
@Component
class SignInLinks {

    private static final Logger log = LoggerFactory.getLogger(SignInLinks.class);
    static final MailText SIGN_IN = new MailText("signin", List.of("link"));
    static final Duration VALID = Duration.ofMinutes(10);
    private static final int WRONG_CODES = 5;
    private static final int LIVING = 5; // links of one account at a time: nobody's mailbox is flooded
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SignInSql links;
    private final AccountSql accounts;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Settings settings;
    private final MailTexts texts;
    private final Clock clock;
    private final ThreadPoolExecutor later =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(500), (work, full) -> {
                throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
            });

    SignInLinks(
            SignInSql links,
            AccountSql accounts,
            Outbox outbox,
            Audit audit,
            TransactionTemplate transaction,
            Settings settings,
            MailTexts texts,
            Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The browser that asks: a secret that only it holds, and the code that it shows.
     *
     * @param code six digits, to be typed in another browser
     */
    record Browser(String secret, String code) {

        static Browser fresh() {
            return new Browser(random(), "%06d".formatted(RANDOM.nextInt(1_000_000)));
        }
    }

    /** What a link is good for now. */
    enum State {
        SAME_BROWSER,
        OTHER_BROWSER,
        DEAD
    }

    /** Mails a link in this language if the address has an account, on another thread: the answer takes as long either way. */
    void request(String email, Browser browser, String language) {
        later.execute(() -> {
            try {
                Tenancy.in(
                        AreaId.NATIONAL,
                        () -> transaction.executeWithoutResult(status -> send(email, browser, language)));
            } catch (RuntimeException failure) {
                // nobody waits for this answer; who gets no mail asks again
                log.error("A sign-in link was not made: {}", failure.getClass().getName());
            }
        });
    }

    private void send(String email, Browser browser, String language) {
        links.deleteExpired(clock.instant());
        AccountSql.Addressee holder = accounts.holder(email).orElse(null);
        if (holder == null || links.living(holder.account(), clock.instant()) >= LIVING) {
            return;
        }
        String token = random();
        links.add(
                hash(token),
                new SignInSql.Row(
                        holder.account(),
                        hash(token + browser.secret()),
                        hash(token + browser.code()),
                        clock.instant().plus(VALID),
                        0));
        String address = settings.baseUrl() + "/login/ott?token=" + token;
        outbox.add(
                AreaId.NATIONAL,
                texts.mail(SIGN_IN, language, holder.email(), Map.of("link", address))
                        .as(MailKind.SIGN_IN));
    }

    /** Uses nothing up: a mail scanner may look as often as it likes. */
    State state(String token, @Nullable String secret) {
        Optional<SignInSql.Row> link = transaction.execute(status -> links.find(hash(token)));
        return link.filter(this::works)
                .map(row -> asked(row, token, secret) ? State.SAME_BROWSER : State.OTHER_BROWSER)
                .orElse(State.DEAD);
    }

    /** Signs in: the account whose link this is, or empty. Five wrong codes end the link. */
    Optional<UUID> redeem(String token, @Nullable String secret, String code) {
        return Tenancy.in(AreaId.NATIONAL, () -> transaction.execute(status -> redeemLocked(token, secret, code)));
    }

    private Optional<UUID> redeemLocked(String token, @Nullable String secret, String code) {
        SignInSql.Row row = links.lock(hash(token)).filter(this::works).orElse(null);
        if (row == null) {
            return Optional.empty();
        }
        if (!asked(row, token, secret) && !MessageDigest.isEqual(row.codeHash(), hash(token + code))) {
            links.countWrongCode(hash(token));
            return Optional.empty();
        }
        links.deleteOf(row.account());
        audit.record(AreaId.NATIONAL, row.account(), "signed in", null);
        return Optional.of(row.account());
    }

    private boolean works(SignInSql.Row row) {
        return row.wrongCodes() < WRONG_CODES && row.expiresAt().isAfter(clock.instant());
    }

    private static boolean asked(SignInSql.Row row, String token, @Nullable String secret) {
        return secret != null && MessageDigest.isEqual(row.browserHash(), hash(token + secret));
    }

    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String value) {
        return DigestUtils.sha256(value);
    }

    @PreDestroy
    void finish() throws InterruptedException {
        later.shutdown();
        later.awaitTermination(10, TimeUnit.SECONDS);
    }
}
