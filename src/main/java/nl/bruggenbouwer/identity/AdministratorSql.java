package nl.bruggenbouwer.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for factor_reset, and for what an administrator does to an account: national tables. */
@Repository
class AdministratorSql {

    private final JdbcClient db;

    AdministratorSql(JdbcClient db) {
        this.db = db;
    }

    /** How many open accounts are administrator. */
    int administrators() {
        return db.sql("""
                        select count(*)
                          from membership m
                          join account a on a.id = m.account_id
                         where m.role = 'ADMINISTRATOR' and a.closed_at is null
                           and (m.ends_on is null or m.ends_on >= current_date)
                        """).query(Integer.class).single();
    }

    /** Whether this account is the only administrator. */
    @Transactional(readOnly = true)
    public boolean isLast(UUID account) {
        return administrators() == 1
                && db.sql("""
                        select exists (select 1
                                         from membership m
                                         join account a on a.id = m.account_id
                                        where m.account_id = :account and m.role = 'ADMINISTRATOR' and a.closed_at is null
                                          and (m.ends_on is null or m.ends_on >= current_date))
                        """).param("account", account).query(Boolean.class).single();
    }

    /** Whether this address has a role in any area. */
    boolean hasRoleInAnArea(String email) {
        return db.sql("""
                        select exists (select 1
                                         from account a
                                         join membership m on m.account_id = a.id
                                        where lower(a.email) = lower(:email) and m.area_id <> 0)
                        """).param("email", email).query(Boolean.class).single();
    }

    /** False when there is one for this account already. */
    boolean ask(UUID id, UUID account, UUID by, Instant now) {
        return db.sql("""
                        insert into factor_reset (id, account_id, asked_by, asked_at)
                        values (:id, :account, :by, :now)
                        on conflict (account_id) do nothing
                        """)
                        .param("id", id)
                        .param("account", account)
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Confirms, if another administrator asked and nobody confirmed: whose it is, or empty. */
    Optional<UUID> confirm(UUID id, UUID by, Instant from) {
        return db.sql("""
                        update factor_reset
                           set confirmed_by = :by, done_from = :from
                         where id = :id and confirmed_by is null and asked_by <> :by and account_id <> :by
                        returning account_id
                        """)
                .param("id", id)
                .param("by", by)
                .param("from", Timestamp.from(from))
                .query(UUID.class)
                .optional();
    }

    /** Whose it was, or empty when it is not there. */
    Optional<UUID> withdraw(UUID id) {
        return db.sql("delete from factor_reset where id = :id returning account_id")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** Takes those that are due away from the list: whose they are. */
    List<UUID> takeDue(Instant now) {
        return db.sql("delete from factor_reset where done_from <= :now returning account_id")
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    List<Reset> resets(UUID reader) {
        return db.sql("""
                        select r.id, a.name, a.email, b.name as asked_by, r.asked_by = :reader as mine, r.done_from
                          from factor_reset r
                          join account a on a.id = r.account_id
                          join account b on b.id = r.asked_by
                         order by r.asked_at, r.id
                        """)
                .param("reader", reader)
                .query((row, n) -> new Reset(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("asked_by"),
                        row.getBoolean("mine"),
                        instant(row.getTimestamp("done_from"))))
                .list();
    }

    void deleteFactors(UUID account) {
        db.sql("delete from factor where account_id = :account")
                .param("account", account)
                .update();
        db.sql("delete from recovery_code where account_id = :account")
                .param("account", account)
                .update();
    }

    void deleteSessions(UUID account) {
        db.sql("delete from spring_session where principal_name = :account")
                .param("account", account.toString())
                .update();
    }

    void close(UUID account, Instant now) {
        db.sql("update account set closed_at = :now where id = :account and closed_at is null")
                .param("account", account)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
