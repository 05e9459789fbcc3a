package nl.bruggenbouwer.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.Rows;
import nl.bruggenbouwer.privacy.Values;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for an account as a whole: what is kept of it, and its end. National tables. */
@Repository
class AccountDataSql {

    private final JdbcClient db;
    private final JdbcClient worker;

    AccountDataSql(JdbcClient db, @Qualifier("workerClient") JdbcClient worker) {
        this.db = db;
        this.worker = worker;
    }

    /** What is kept of an account; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<Values> values(UUID account) {
        Optional<Values> found = db.sql("""
                        select a.name, a.email, a.created_at, a.used_on, a.closed_at, c.email as new_email
                          from account a
                          left join address_change c on c.account_id = a.id
                         where a.id = :account
                        """)
                .param("account", account)
                .query((row, n) -> new Values()
                        .text("name", row.getString("name"))
                        .text("email", row.getString("email"))
                        .text("new", row.getString("new_email"))
                        .moment("made", Rows.instant(row, "created_at"))
                        .day("used", row.getObject("used_on", LocalDate.class))
                        .moment("closed", Rows.instant(row, "closed_at")))
                .optional();
        found.ifPresent(values -> {
            roles(account, values);
            factors(account, values);
            sessions(account, values);
            devices(account, values);
        });
        return found;
    }

    private void roles(UUID account, Values values) {
        db.sql("""
                        select m.role, coalesce(a.name, '') as area, m.ends_on
                          from membership m
                          left join area a on a.id = m.area_id
                         where m.account_id = :account
                         order by m.since, m.area_id, m.role
                        """).param("account", account).query(row -> {
            String role = row.getString("role");
            String area = row.getString("area");
            values.add("role", (role + " " + area).strip(), t -> (t.get("role." + role) + " " + area).strip());
            values.day("until", row.getObject("ends_on", LocalDate.class));
        });
    }

    private void factors(UUID account, Values values) {
        db.sql("select name, used_at from factor where account_id = :account order by created_at, id")
                .param("account", account)
                .query(row -> {
                    values.text("factor", row.getString("name")).moment("used", Rows.instant(row, "used_at"));
                });
    }

    private void sessions(UUID account, Values values) {
        db.sql("select creation_time from spring_session where principal_name = :account order by creation_time")
                .param("account", account.toString())
                .query(row -> {
                    values.moment("session", Instant.ofEpochMilli(row.getLong("creation_time")));
                });
    }

    private void devices(UUID account, Values values) {
        db.sql("select used_on from known_device where account_id = :account order by used_on")
                .param("account", account)
                .query(row -> {
                    values.day("device", row.getObject("used_on", LocalDate.class));
                });
    }

    /** Erases an account with all that belongs to it; false when it is not there. */
    @Transactional(transactionManager = "workerTransactions", propagation = Propagation.MANDATORY)
    public boolean erase(UUID account) {
        worker.sql("delete from spring_session where principal_name = :account")
                .param("account", account.toString())
                .update();
        return worker.sql("delete from account where id = :account")
                        .param("account", account)
                        .update()
                == 1;
    }
}
