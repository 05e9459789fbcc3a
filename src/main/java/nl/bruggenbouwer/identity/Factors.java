package nl.bruggenbouwer.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.notifications.MailKind;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.privacy.Vault;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody shows besides the link in the mail: set up, shown, removed; and the codes for when it is lost. */
@Component
class Factors {

    /** Ten wrong codes, and for an hour nothing is looked at: guessing takes years, and starts in the mailbox. */
    private static final int WRONG = 10;

    private static final Duration WAIT = Duration.ofHours(1);
    private static final int RECOVERY_CODES = 10;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // none that look alike
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FactorSql factors;
    private final Vault vault;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Text text;
    private final Clock clock;

    Factors(
            FactorSql factors,
            Vault vault,
            Outbox outbox,
            Audit audit,
            TransactionTemplate transaction,
            Texts texts,
            Clock clock) {
        this.factors = factors;
        this.vault = vault;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.text = texts.dutch();
        this.clock = clock;
    }

    /** What became of a code. */
    enum Shown {
        RIGHT,
        WRONG,
        TOO_OFTEN
    }

    boolean exist(UUID account) {
        return Boolean.TRUE.equals(transaction.execute(status -> factors.exists(account)));
    }

    List<Factor> of(UUID account) {
        return transaction.execute(status -> factors.of(account));
    }

    int recoveryCodes(UUID account) {
        return transaction.execute(status -> factors.recoveryCodes(account));
    }

    /** A new secret for an app; one that was not confirmed is forgotten. */
    void begin(Member member) {
        UUID id = UUID.randomUUID();
        byte[] sealed = vault.seal(place(id), OneTimeCodes.secret());
        national(() -> {
            factors.lock(member.account());
            factors.deletePending(member.account());
            factors.addPending(member.account(), id, sealed, text.get("factor.app.name.first"), clock.instant());
            return true;
        });
    }

    /** The secret of the app that is being set up. */
    Optional<String> pending(UUID account) {
        return transaction.execute(status -> factors.pending(account)).map(this::secret);
    }

    /** The app is in use from now on, if it shows the right code. */
    Shown confirm(Member member, String code, String name) {
        return national(() -> {
            FactorSql.Wrong wrong = wrong(member.account());
            if (wrong.codes() >= WRONG) {
                return Shown.TOO_OFTEN;
            }
            FactorSql.App app = factors.pending(member.account()).orElse(null);
            OptionalLong step =
                    app == null ? OptionalLong.empty() : OneTimeCodes.step(secret(app), code, clock.instant(), 0);
            if (app == null || step.isEmpty()) {
                count(member.account(), wrong);
                return Shown.WRONG;
            }
            factors.confirm(app.id(), name, step.getAsLong(), clock.instant());
            tell(member, "factor app added", app.id());
            return Shown.RIGHT;
        });
    }

    /** A code of one of the account's apps, or a recovery code. Each works once. */
    Shown show(Member member, String typed) {
        String code = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return national(() -> {
            UUID account = member.account();
            FactorSql.Wrong wrong = wrong(account);
            if (wrong.codes() >= WRONG) {
                return Shown.TOO_OFTEN;
            }
            if (useApp(account, code)) {
                audit.record(AreaId.NATIONAL, account, "factor shown", null);
            } else if (factors.useRecoveryCode(account, hash(account, code))) {
                tell(member, "recovery code used", null);
            } else {
                count(account, wrong);
                return Shown.WRONG;
            }
            factors.setWrong(account, new FactorSql.Wrong(0, null));
            return Shown.RIGHT;
        });
    }

    private boolean useApp(UUID account, String code) {
        for (FactorSql.App app : factors.apps(account)) {
            OptionalLong step = OneTimeCodes.step(secret(app), code, clock.instant(), app.lastUsed());
            if (step.isPresent()) {
                factors.used(app.id(), step.getAsLong(), clock.instant());
                return true;
            }
        }
        return false;
    }

    private FactorSql.Wrong wrong(UUID account) {
        FactorSql.Wrong wrong = factors.lock(account);
        Instant since = wrong.since();
        return since == null || since.plus(WAIT).isBefore(clock.instant()) ? new FactorSql.Wrong(0, null) : wrong;
    }

    private void count(UUID account, FactorSql.Wrong wrong) {
        factors.setWrong(
                account,
                new FactorSql.Wrong(wrong.codes() + 1, wrong.since() == null ? clock.instant() : wrong.since()));
    }

    /** Ten new recovery codes; earlier ones work no more. Only their hashes are kept. */
    List<String> renewRecoveryCodes(Member member) {
        List<String> codes = new ArrayList<>();
        while (codes.size() < RECOVERY_CODES) {
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
            }
            codes.add(code.insert(5, '-').toString());
        }
        return national(() -> {
            factors.lock(member.account());
            factors.deleteRecoveryCodes(member.account());
            for (String code : codes) {
                factors.addRecoveryCode(member.account(), hash(member.account(), code.replace("-", "")));
            }
            audit.record(AreaId.NATIONAL, member.account(), "recovery codes made", null);
            return codes;
        });
    }

    List<byte[]> credentials(UUID account) {
        return transaction.execute(status -> factors.credentials(account));
    }

    /** Keeps a passkey whose answer was right; false when it is there already. */
    boolean addPasskey(Member member, String name, byte[] key, byte[] credential, long counter) {
        return national(() -> {
            factors.lock(member.account());
            UUID id = UUID.randomUUID();
            if (!factors.addPasskey(member.account(), id, name, key, credential, counter, clock.instant())) {
                return false;
            }
            tell(member, "factor passkey added", id);
            return true;
        });
    }

    /**
     * Whose passkey this is, or empty when it is nobody's.
     *
     * @param check of the public key and the last count: gives the new count, or fails when the answer is not right
     */
    Optional<UUID> showPasskey(byte[] credential, ToLongBiFunction<byte[], Long> check) {
        return national(() -> {
            FactorSql.Passkey passkey = factors.lockPasskey(credential).orElse(null);
            if (passkey == null) {
                return Optional.<UUID>empty();
            }
            long count = check.applyAsLong(passkey.key(), passkey.counter());
            factors.used(passkey.id(), count, clock.instant());
            audit.record(AreaId.NATIONAL, passkey.account(), "signed in with a passkey", null);
            return Optional.of(passkey.account());
        });
    }

    /** Removes a factor; false when it is the last one of somebody who needs one. */
    boolean remove(Member member, UUID id) {
        return national(() -> {
            factors.lock(member.account());
            List<Factor> mine = factors.of(member.account());
            if (mine.stream().noneMatch(factor -> factor.id().equals(id))) {
                return true;
            }
            if (mine.size() == 1 && member.needsFactor()) {
                return false;
            }
            factors.remove(member.account(), id);
            if (mine.size() == 1) {
                factors.deleteRecoveryCodes(member.account());
            }
            tell(member, "factor removed", id);
            return true;
        });
    }

    private void tell(Member member, String action, @Nullable UUID factor) {
        audit.record(AreaId.NATIONAL, member.account(), action, factor);
        String body = text.get("security.mail.body", member.name(), text.get("audit." + action.replace(' ', '.')));
        outbox.add(
                AreaId.NATIONAL,
                new Outbox.Mail(member.email(), text.get("security.mail.subject"), body, null).as(MailKind.SECURITY));
    }

    private String secret(FactorSql.App app) {
        return java.util.Objects.requireNonNull(vault.open(place(app.id()), app.sealed()));
    }

    private static Vault.Place place(UUID factor) {
        return new Vault.Place(AreaId.NATIONAL, "factor.key", factor);
    }

    private byte[] hash(UUID account, String code) {
        return vault.index(AreaId.NATIONAL, "recovery_code.hash:" + account + ":" + code);
    }

    private <T> T national(Supplier<T> work) {
        return java.util.Objects.requireNonNull(
                Tenancy.in(AreaId.NATIONAL, () -> transaction.execute(status -> work.get())));
    }
}
