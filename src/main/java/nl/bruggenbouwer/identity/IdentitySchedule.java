package nl.bruggenbouwer.identity;

import java.time.Period;
import nl.bruggenbouwer.privacy.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long accounts and what belongs to them are kept. */
@Configuration(proxyBeanMethods = false)
class IdentitySchedule {

    /** Accounts that nobody can or ever did use: without a role that counts, or invited and never signed in. */
    private static final String UNUSED = """
            from (select a.id,
                         greatest(a.created_at,
                                  a.used_on::timestamp at time zone 'Europe/Amsterdam',
                                  (select max(greatest(m.since, m.ends_on::timestamp at time zone 'Europe/Amsterdam'))
                                     from membership m
                                    where m.account_id = a.id)) as ended_at
                    from account a
                   where a.closed_at is null
                     and (a.used_on is null
                          or not exists (select 1
                                           from membership m
                                          where m.account_id = a.id
                                            and (m.ends_on is null or m.ends_on >= current_date)))) unused
            """;

    @Bean
    Retention unusedAccounts() {
        return new Retention(
                "unused-account",
                Period.ofYears(1),
                "select count(*), count(*) filter (where ended_at < :before), min(ended_at) " + UNUSED,
                "delete from account where id in (select id " + UNUSED + " where ended_at < :before limit :most)");
    }

    @Bean
    Retention closedAccounts() {
        return simple("closed-account", Period.ofYears(1), "account", "id", "closed_at");
    }

    @Bean
    Retention endedRoles() {
        return simple("ended-role", Period.ofYears(1), "membership", "(account_id, area_id, role)", "ends_on");
    }

    @Bean
    Retention askedResets() {
        return simple("factor-reset", Period.ofDays(30), "factor_reset", "id", "asked_at");
    }

    @Bean
    Retention askedAddresses() {
        return simple("address-change", Period.ofDays(1), "address_change", "account_id", "expires_at");
    }

    @Bean
    Retention expiredSignInLinks() {
        return simple("sign-in-link", Period.ofDays(1), "sign_in_token", "token_hash", "expires_at");
    }

    /** Rows whose period begins at a moment of their own; those without it are not counted. */
    private static Retention simple(String name, Period period, String table, String key, String since) {
        return new Retention(
                name,
                period,
                "select count(%1$s), count(*) filter (where %1$s < :before), min(%1$s) from %2$s"
                        .formatted(since, table),
                "delete from %1$s where %2$s in (select %3$s from %1$s where %4$s < :before limit :most)"
                        .formatted(table, key, key.replaceAll("[()]", ""), since));
    }
}
