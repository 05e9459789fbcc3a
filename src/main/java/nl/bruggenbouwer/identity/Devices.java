package nl.bruggenbouwer.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.notifications.MailKind;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.privacy.Retention;
import nl.bruggenbouwer.privacy.Vault;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells somebody by mail that their account was used in a browser that it was not used in before. A browser is known by a
 * random cookie; of that only a hash with the account is kept. The first browser of an account is nothing new.
 */
@Component
class Devices {

    private static final Duration COOKIE = Duration.ofDays(400); // browsers keep none longer
    private static final Period FORMER_ADDRESS = Period.ofDays(30);

    private final JdbcClient db;
    private final AccountSql accounts;
    private final Outbox outbox;
    private final Audit audit;
    private final Vault vault;
    private final TransactionTemplate transaction;
    private final Settings settings;
    private final Text text;
    private final Clock clock;

    Devices(
            JdbcClient db,
            AccountSql accounts,
            Outbox outbox,
            Audit audit,
            Vault vault,
            TransactionTemplate transaction,
            Settings settings,
            Texts texts,
            Clock clock) {
        this.db = db;
        this.accounts = accounts;
        this.outbox = outbox;
        this.audit = audit;
        this.vault = vault;
        this.transaction = transaction;
        this.settings = settings;
        this.text = texts.dutch();
        this.clock = clock;
    }

    /** This account signs in, in the browser of this request. */
    void signedIn(HttpServletRequest request, HttpServletResponse response, UUID account) {
        boolean https = settings.baseUrl().startsWith("https:");
        String name = https ? "__Host-apparaat" : "apparaat";
        String token = Arrays.stream(request.getCookies() == null ? new Cookie[0] : request.getCookies())
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> value.matches("[A-Za-z0-9_-]{43}"))
                .findFirst()
                .orElseGet(SignInLinks::random);
        Tenancy.in(AreaId.NATIONAL, () -> transaction.executeWithoutResult(status -> note(account, token)));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, token)
                        .path("/")
                        .secure(https)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(COOKIE)
                        .build()
                        .toString());
    }

    private void note(UUID account, String token) {
        boolean first = !db.sql("select exists (select 1 from known_device where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
        byte[] hash = SignInLinks.hash(account + token);
        boolean known = db.sql("""
                        update known_device set used_on = :today where account_id = :account and hash = :hash
                        """)
                        .param("today", LocalDate.ofInstant(clock.instant(), Time.ZONE))
                        .param("account", account)
                        .param("hash", hash)
                        .update()
                == 1;
        if (known) {
            return;
        }
        int added = db.sql("""
                        insert into known_device (account_id, hash, used_on) values (:account, :hash, :today)
                        on conflict do nothing
                        """)
                .param("account", account)
                .param("hash", hash)
                .param("today", LocalDate.ofInstant(clock.instant(), Time.ZONE))
                .update();
        if (added == 1 && !first) {
            audit.record(AreaId.NATIONAL, account, "signed in with a new browser", null);
            accounts.member(account).ifPresent(this::tell);
        }
    }

    private void tell(Member member) {
        String body = text.get(
                "device.mail.body",
                member.name(),
                text.moment(clock.instant()),
                settings.baseUrl() + "/mijn/beveiliging");
        for (String address : addresses(member)) {
            outbox.add(
                    AreaId.NATIONAL,
                    new Outbox.Mail(address, text.get("device.mail.subject"), body, null).as(MailKind.SECURITY));
        }
    }

    private List<String> addresses(Member member) {
        List<String> addresses = new ArrayList<>(List.of(member.email()));
        db.sql("select email from former_address where account_id = :account and changed_at > :since")
                .param("account", member.account())
                .param("since", Timestamp.from(clock.instant().minus(Duration.ofDays(FORMER_ADDRESS.getDays()))))
                .query(byte[].class)
                .optional()
                .map(email -> vault.open(place(member.account()), email))
                .filter(former -> !former.equalsIgnoreCase(member.email()))
                .ifPresent(addresses::add);
        return addresses;
    }

    /** Keeps the address that an account had for a while; of several changes the first one. */
    void keepFormerAddress(Member member) {
        db.sql("""
                        insert into former_address (account_id, email, changed_at) values (:account, :email, :now)
                        on conflict (account_id) do update set email = :email, changed_at = :now
                         where former_address.changed_at <= :since
                        """)
                .param("account", member.account())
                .param("email", vault.seal(place(member.account()), member.email()))
                .param("now", Timestamp.from(clock.instant()))
                .param("since", Timestamp.from(clock.instant().minus(Duration.ofDays(FORMER_ADDRESS.getDays()))))
                .update();
    }

    private static Vault.Place place(UUID account) {
        return new Vault.Place(AreaId.NATIONAL, "former_address.email", account);
    }

    /** How long both are kept. */
    @Configuration(proxyBeanMethods = false)
    static class Kept {

        @Bean
        Retention knownDevices() {
            return new Retention("known-device", Period.ofDays((int) COOKIE.toDays()), """
                    select count(*), count(*) filter (where used_on < cast(:before as date)), min(used_on)::timestamptz
                      from known_device
                    """, """
                    delete from known_device
                     where (account_id, hash) in (select account_id, hash
                                                    from known_device
                                                   where used_on < cast(:before as date)
                                                   limit :most)
                    """);
        }

        @Bean
        Retention formerAddresses() {
            return new Retention("former-address", FORMER_ADDRESS, """
                    select count(*), count(*) filter (where changed_at < :before), min(changed_at) from former_address
                    """, """
                    delete from former_address
                     where account_id in (select account_id from former_address where changed_at < :before limit :most)
                    """);
        }
    }
}
