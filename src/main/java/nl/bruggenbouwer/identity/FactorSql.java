package nl.bruggenbouwer.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL for factor, recovery_code and the count of wrong codes: national tables. */
@Repository
class FactorSql {

    private final JdbcClient db;

    FactorSql(JdbcClient db) {
        this.db = db;
    }

    /** Wrong codes since a moment. */
    record Wrong(int codes, @Nullable Instant since) {}

    /** Holds the account's row until commit: codes of one account are looked at one after the other. */
    Wrong lock(UUID account) {
        return db.sql("select wrong_codes, wrong_since from account where id = :account for update")
                .param("account", account)
                .query((row, n) -> new Wrong(row.getInt("wrong_codes"), instant(row.getTimestamp("wrong_since"))))
                .single();
    }

    void setWrong(UUID account, Wrong wrong) {
        db.sql("update account set wrong_codes = :codes, wrong_since = :since where id = :account")
                .param("account", account)
                .param("codes", wrong.codes())
                .param("since", wrong.since() == null ? null : Timestamp.from(wrong.since()))
                .update();
    }

    boolean exists(UUID account) {
        return db.sql("select exists (select 1 from factor where account_id = :account and confirmed_at is not null)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    List<Factor> of(UUID account) {
        return db.sql("""
                        select id, kind, name, confirmed_at, used_at
                          from factor
                         where account_id = :account and confirmed_at is not null
                         order by confirmed_at, id
                        """)
                .param("account", account)
                .query((row, n) -> new Factor(
                        row.getObject("id", UUID.class),
                        Factor.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getTimestamp("confirmed_at").toInstant(),
                        instant(row.getTimestamp("used_at"))))
                .list();
    }

    /** What is needed to check an app's code. */
    record App(UUID id, byte[] sealed, long lastUsed) {}

    List<App> apps(UUID account) {
        return apps(account, "not null");
    }

    /** The app that is being set up. */
    Optional<App> pending(UUID account) {
        return apps(account, "null").stream().findFirst();
    }

    private List<App> apps(UUID account, String confirmed) {
        return db.sql("select id, key, counter from factor where account_id = :account and kind = 'APP'"
                        + " and confirmed_at is " + confirmed)
                .param("account", account)
                .query((row, n) ->
                        new App(row.getObject("id", UUID.class), row.getBytes("key"), row.getLong("counter")))
                .list();
    }

    void addPending(UUID account, UUID id, byte[] sealed, String name, Instant now) {
        db.sql("""
                        insert into factor (id, account_id, kind, name, key, created_at)
                        values (:id, :account, 'APP', :name, :key, :now)
                        """)
                .param("id", id)
                .param("account", account)
                .param("name", name)
                .param("key", sealed)
                .param("now", Timestamp.from(now))
                .update();
    }

    void deletePending(UUID account) {
        db.sql("delete from factor where account_id = :account and confirmed_at is null")
                .param("account", account)
                .update();
    }

    void confirm(UUID id, String name, long step, Instant now) {
        db.sql("update factor set confirmed_at = :now, used_at = :now, name = :name, counter = :step where id = :id")
                .param("id", id)
                .param("name", name)
                .param("step", step)
                .param("now", Timestamp.from(now))
                .update();
    }

    void used(UUID id, long counter, Instant now) {
        db.sql("update factor set used_at = :now, counter = :counter where id = :id")
                .param("id", id)
                .param("counter", counter)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** By which the browser knows the account's passkeys. */
    List<byte[]> credentials(UUID account) {
        return db.sql("select credential from factor where account_id = :account and kind = 'PASSKEY'")
                .param("account", account)
                .query((row, n) -> row.getBytes("credential"))
                .list();
    }

    /** False when this passkey is there already. */
    boolean addPasskey(UUID account, UUID id, String name, byte[] key, byte[] credential, long counter, Instant now) {
        return db.sql("""
                        insert into factor
                               (id, account_id, kind, name, key, credential, counter, created_at, confirmed_at, used_at)
                        values (:id, :account, 'PASSKEY', :name, :key, :credential, :counter, :now, :now, :now)
                        on conflict (credential) do nothing
                        """)
                        .param("id", id)
                        .param("account", account)
                        .param("name", name)
                        .param("key", key)
                        .param("credential", credential)
                        .param("counter", counter)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** What is needed to check a passkey's answer. */
    record Passkey(UUID id, UUID account, byte[] key, long counter) {}

    /** Holds the passkey's row until commit. */
    Optional<Passkey> lockPasskey(byte[] credential) {
        return db.sql("select id, account_id, key, counter from factor where credential = :credential for update")
                .param("credential", credential)
                .query((row, n) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getBytes("key"),
                        row.getLong("counter")))
                .optional();
    }

    /** True if this account had it. */
    boolean remove(UUID account, UUID id) {
        return db.sql("delete from factor where account_id = :account and id = :id and confirmed_at is not null")
                        .param("account", account)
                        .param("id", id)
                        .update()
                == 1;
    }

    int recoveryCodes(UUID account) {
        return db.sql("select count(*) from recovery_code where account_id = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    void addRecoveryCode(UUID account, byte[] hash) {
        db.sql("insert into recovery_code (account_id, hash) values (:account, :hash)")
                .param("account", account)
                .param("hash", hash)
                .update();
    }

    /** True if it was there; it is not any more. */
    boolean useRecoveryCode(UUID account, byte[] hash) {
        return db.sql("delete from recovery_code where account_id = :account and hash = :hash")
                        .param("account", account)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    void deleteRecoveryCodes(UUID account) {
        db.sql("delete from recovery_code where account_id = :account")
                .param("account", account)
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
