package nl.bruggenbouwer.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL for sign_in_token: a national table. */
@Repository
class SignInSql {

    private final JdbcClient db;

    SignInSql(JdbcClient db) {
        this.db = db;
    }

    /** What is kept of a link. */
    record Row(UUID account, byte[] browserHash, byte[] codeHash, Instant expiresAt, int wrongCodes) {}

    void add(byte[] tokenHash, Row row) {
        db.sql("""
                        insert into sign_in_token (token_hash, account_id, browser_hash, code_hash, expires_at)
                        values (:token, :account, :browser, :code, :expires)
                        """)
                .param("token", tokenHash)
                .param("account", row.account())
                .param("browser", row.browserHash())
                .param("code", row.codeHash())
                .param("expires", Timestamp.from(row.expiresAt()))
                .update();
    }

    Optional<Row> find(byte[] tokenHash) {
        return row("", tokenHash);
    }

    /** Holds the link's row until commit, so that guesses come one after the other. */
    Optional<Row> lock(byte[] tokenHash) {
        return row(" for update", tokenHash);
    }

    private Optional<Row> row(String lock, byte[] tokenHash) {
        return db.sql("""
                        select account_id, browser_hash, code_hash, expires_at, wrong_codes
                          from sign_in_token
                         where token_hash = :token
                        """ + lock)
                .param("token", tokenHash)
                .query((row, n) -> new Row(
                        row.getObject("account_id", UUID.class),
                        row.getBytes("browser_hash"),
                        row.getBytes("code_hash"),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getInt("wrong_codes")))
                .optional();
    }

    void countWrongCode(byte[] tokenHash) {
        db.sql("update sign_in_token set wrong_codes = wrong_codes + 1 where token_hash = :token")
                .param("token", tokenHash)
                .update();
    }

    /** How many links of this account still work. */
    int living(UUID account, Instant now) {
        return db.sql("select count(*) from sign_in_token where account_id = :account and expires_at > :now")
                .param("account", account)
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    void deleteOf(UUID account) {
        db.sql("delete from sign_in_token where account_id = :account")
                .param("account", account)
                .update();
    }

    void deleteExpired(Instant now) {
        db.sql("delete from sign_in_token where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
    }
}
