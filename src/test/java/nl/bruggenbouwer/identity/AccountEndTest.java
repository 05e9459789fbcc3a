package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.privacy.Nights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which accounts a night erases, and which it does not. Days are set back in the database. */
@ApplicationTest
class AccountEndTest {

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountSql sql;

    @Autowired
    AdministratorSql administrators;

    @Autowired
    Nights nights;

    @Autowired
    JdbcClient db;

    Area area;
    UUID account;

    @BeforeEach
    void anAccountOfTwoYearsAgo() {
        area = people.area();
        account = people.account(area.id(), Role.PROFESSIONAL);
        set("created_at = now() - interval '2 years'");
        db.sql("update membership set since = now() - interval '2 years' where account_id = :account")
                .param("account", account)
                .update();
    }

    @Test
    void whoWasInvitedAndNeverCameIsForgottenAfterAYear() {
        night("unused-account");
        assertThat(there()).isFalse();
    }

    @Test
    void whoWasInvitedAgainLatelyStays() {
        accounts.ensure(mail(), "Noor", people.area().id(), Role.TRAINER);

        night("unused-account");
        assertThat(there()).isTrue();
    }

    @Test
    void whoHasARoleAndOnceCameStaysHoweverLongAgo() {
        set("used_on = current_date - 700");

        night("unused-account");
        assertThat(there()).isTrue();
    }

    @Test
    void whoHasNoRoleLeftIsForgottenAYearAfterTheLastSignIn() {
        sql.end(account, area.id(), Role.PROFESSIONAL);
        set("used_on = current_date - 360");
        night("unused-account");
        assertThat(there()).isTrue();

        set("used_on = current_date - 370");
        night("unused-account");
        assertThat(there()).isFalse();
    }

    @Test
    void aRoleThatEndedIsForgottenAYearLaterAndTheAccountCountsFromThere() {
        set("used_on = current_date - 700");
        ends(360);
        night("ended-role");
        night("unused-account");
        assertThat(sql.holders(area.id())).isEmpty();
        assertThat(roles()).isEqualTo(1);

        ends(370);
        night("ended-role");
        assertThat(roles()).isZero();
        night("unused-account");
        assertThat(there()).isFalse();
    }

    @Test
    void aClosedAccountIsForgottenAYearLaterWithAllThatIsItsOwn() {
        db.sql(
                        "insert into factor (id, account_id, kind, name, key, created_at) values (:id, :account, 'APP', 'x', 'x', now())")
                .param("id", UUID.randomUUID())
                .param("account", account)
                .update();
        administrators.ask(UUID.randomUUID(), account, people.account(area.id(), Role.TRAINER), Instant.now());
        set("closed_at = now() - interval '360 days'");
        night("closed-account");
        assertThat(there()).isTrue();

        set("closed_at = now() - interval '370 days'");
        night("closed-account");
        assertThat(there()).isFalse();
    }

    /** One reference without it, and no account is erased at night any more. */
    /** Only of a task the pointer goes, and the task stays with its side. */
    @Test
    void whateverPointsToAnAccountGoesWithIt() {
        assertThat(db.sql("""
                        select conrelid::regclass::text || ' ' || confdeltype::text
                          from pg_constraint
                         where contype = 'f' and confrelid = 'account'::regclass and confdeltype <> 'c'
                        """).query(String.class).list()).containsExactly("task n");
    }

    @Test
    void whatWasAskedAndNotDoneIsForgotten() {
        db.sql("insert into address_change values (:account, 'x', 'nieuw@voorbeeld.example', now())")
                .param("account", account)
                .update();
        UUID reset = UUID.randomUUID();
        administrators.ask(reset, account, people.account(area.id(), Role.TRAINER), Instant.now());

        nights.erase("address-change", Instant.now().plus(Duration.ofHours(25)));
        nights.erase("factor-reset", Instant.now().plus(Duration.ofDays(29)));
        assertThat(count("address_change")).isZero();
        assertThat(count("factor_reset")).isEqualTo(1);

        nights.erase("factor-reset", Instant.now().plus(Duration.ofDays(31)));
        assertThat(count("factor_reset")).isZero();
    }

    @Test
    void signingInSetsTheDay() {
        sql.used(account, LocalDate.of(2026, 11, 1));

        assertThat(db.sql("select used_on from account where id = :account")
                        .param("account", account)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2026, 11, 1));
    }

    private void night(String kind) {
        nights.erase(kind, Instant.now());
    }

    private void set(String change) {
        db.sql("update account set " + change + " where id = :account")
                .param("account", account)
                .update();
    }

    private void ends(int daysAgo) {
        db.sql("update membership set ends_on = current_date - :days where account_id = :account")
                .param("days", daysAgo)
                .param("account", account)
                .update();
    }

    private String mail() {
        return db.sql("select email from account where id = :account")
                .param("account", account)
                .query(String.class)
                .single();
    }

    private boolean there() {
        return !sql.names(Set.of(account)).isEmpty();
    }

    private int roles() {
        return count("membership");
    }

    private int count(String table) {
        return db.sql("select count(*) from " + table + " where account_id = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
    }
}
