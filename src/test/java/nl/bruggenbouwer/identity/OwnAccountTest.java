package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people and administrators do with accounts: a last day, stopping, closing, another mail address. */
@ApplicationTest
class OwnAccountTest {

    @Autowired
    People people;

    @Autowired
    AccountSql accounts;

    @Autowired
    Accounts all;

    @Autowired
    Factors factors;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient db;

    @Test
    void aRoleIsGivenUntilADayAndEndsAfterIt() {
        Area area = people.area();
        String mail = UUID.randomUUID() + "@voorbeeld.example";
        Browser administrator = people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR);
        String here = "/landelijk/gebieden/" + area.slug();
        administrator.get(here);
        administrator.post(
                here + "/uitnodiging",
                Map.of(
                        "mail",
                        mail,
                        "naam",
                        "Noor",
                        "rol",
                        "ORGANISATION",
                        "tot",
                        LocalDate.now().toString()));
        assertThat(administrator.get(here).page().select(".tasks").text()).contains("Tot en met");
        UUID account = accounts.holder(mail).orElseThrow().account();
        Browser browser = people.signedIn(account);
        assertThat(browser.get("/overzicht").status()).isEqualTo(200);

        db.sql("update membership set ends_on = current_date - 1 where account_id = :account")
                .param("account", account)
                .update();
        assertThat(browser.get("/overzicht").location()).isEqualTo("/inloggen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-01", "2999-01-01", "morgen", "2026-02-31"})
    void aLastDayIsADayFromTodayOn(String tot) {
        Area area = people.area();
        UUID account = people.account(area.id(), Role.TRAINER);
        Browser administrator = people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR);
        String here = "/landelijk/gebieden/" + area.slug();
        administrator.get(here);
        Browser.Answer invited = administrator.post(
                here + "/uitnodiging",
                Map.of("mail", "noor@voorbeeld.example", "naam", "Noor", "rol", "TRAINER", "tot", tot));
        assertThat(invited.status()).isEqualTo(422);
        assertThat(invited.page().select("#tot").val()).isEqualTo(tot);
        assertThat(invited.page().select("#e-tot").text()).isNotEmpty();

        Map<String, String> form = Map.of("account", account.toString(), "rol", "TRAINER", "tot", tot);
        assertThat(administrator.post(here + "/einddatum", form).status()).isEqualTo(422);
        assertThat(accounts.member(account)).isPresent();
    }

    @Test
    void aLastDayIsChangedAndTakenAway() {
        Area area = people.area();
        UUID account = people.account(area.id(), Role.TRAINER);
        Browser administrator = people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR);
        String here = "/landelijk/gebieden/" + area.slug();
        administrator.get(here);
        String day = LocalDate.now().plusDays(9).toString();
        administrator.post(here + "/einddatum", Map.of("account", account.toString(), "rol", "TRAINER", "tot", day));
        assertThat(administrator
                        .get(here)
                        .page()
                        .select(".tasks input[name=tot]")
                        .val())
                .isEqualTo(day);

        administrator.post(here + "/einddatum", Map.of("account", account.toString(), "rol", "TRAINER", "tot", ""));
        assertThat(administrator
                        .get(here)
                        .page()
                        .select(".tasks input[name=tot]")
                        .val())
                .isEmpty();
    }

    @Test
    void somebodyStopsWithARoleOfTheirOwnAndWithNoOther() {
        Area area = people.area();
        UUID account = people.account(area.id(), Role.COORDINATOR);
        all.ensure(accounts.member(account).orElseThrow().email(), "Noor", area.id(), Role.TRAINER);
        Browser browser = people.signedIn(account);
        browser.get("/mijn/beveiliging");
        String number = String.valueOf(area.id().value());
        browser.post("/mijn/beveiliging/rol", Map.of("gebied", number, "rol", "ADVISER"));
        browser.post("/mijn/beveiliging/rol", Map.of("gebied", number, "rol", "COORDINATOR"));

        assertThat(accounts.member(account).orElseThrow().rolesIn(area.id())).containsExactly(Role.TRAINER);
        assertThat(browser.get("/" + area.slug() + "/contact").status()).isEqualTo(403);
    }

    @Test
    void aClosedAccountIsOutAtOnceUntilItIsInvitedAgain() {
        Area area = people.area();
        UUID account = people.account(area.id(), Role.COORDINATOR);
        String mail = accounts.member(account).orElseThrow().email();
        Browser browser = people.signedIn(account);
        Browser administrator = people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR);
        administrator.get("/landelijk/beheerders");
        assertThat(administrator
                        .post("/landelijk/beheerders/sluiting", Map.of("gesloten", "niemand@nergens.example"))
                        .page()
                        .select("#e-gesloten")
                        .text())
                .isNotEmpty();
        administrator.post("/landelijk/beheerders/sluiting", Map.of("gesloten", mail));

        assertThat(browser.get("/overzicht").location()).isEqualTo("/inloggen");
        assertThat(accounts.holder(mail)).isEmpty();
        assertThat(mailbox.textsTo(mail)).hasSize(1);
        assertThat(db.sql("select count(*) from spring_session where principal_name = :account")
                        .param("account", account.toString())
                        .query(Integer.class)
                        .single())
                .isZero();

        all.ensure(mail, "Noor", area.id(), Role.COORDINATOR);
        assertThat(accounts.holder(mail)).isPresent();
    }

    @Test
    void aNewAddressCountsAfterTheLinkInItsMailAndTheOldOneHearsOfIt() {
        UUID account = people.account(people.area().id(), Role.ORGANISATION);
        String old = accounts.member(account).orElseThrow().email();
        String fresh = UUID.randomUUID() + "@nieuw.example";
        Browser browser = people.signedIn(account);
        browser.get("/mijn/beveiliging/adres");
        Browser.Answer refused = browser.post("/mijn/beveiliging/adres", Map.of("mail", "noor@"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#mail").val()).isEqualTo("noor@");
        browser.post("/mijn/beveiliging/adres", Map.of("mail", fresh));
        String link = link(fresh);
        assertThat(accounts.member(account).orElseThrow().email()).isEqualTo(old);

        Browser stranger = people.signedIn(people.area().id(), Role.ORGANISATION);
        stranger.get(link);
        assertThat(stranger.get("/mijn/adres").body()).doesNotContain(fresh);
        assertThat(stranger.post("/mijn/adres", Map.of()).status()).isEqualTo(422);

        assertThat(browser.get(link).location()).isEqualTo("/mijn/adres");
        assertThat(browser.get("/mijn/adres").page().select("main").text()).contains("U logt daarna in", fresh);
        assertThat(accounts.member(account).orElseThrow().email()).isEqualTo(old);
        Browser.Answer changed = browser.post("/mijn/adres", Map.of());
        assertThat(browser.get(changed.location()).page().select(".note--good").text())
                .contains("Uw adres is gewijzigd", fresh);
        assertThat(accounts.member(account).orElseThrow().email()).isEqualTo(fresh);
        assertThat(mailbox.textsTo(old)).hasSize(1);
        browser.get(link);
        browser.get("/mijn/adres");
        assertThat(browser.post("/mijn/adres", Map.of()).status()).isEqualTo(422);
    }

    @Test
    void anAddressThatSomebodyHasGetsNoMailAndTheSameAnswer() {
        UUID other = people.account(people.area().id(), Role.ORGANISATION);
        String theirs = accounts.member(other).orElseThrow().email();
        Browser browser = people.signedIn(people.area().id(), Role.ORGANISATION);
        browser.get("/mijn/beveiliging/adres");

        assertThat(browser.post("/mijn/beveiliging/adres", Map.of("mail", theirs))
                        .location())
                .isEqualTo("/mijn/beveiliging/adres?verstuurd");
        assertThat(mailbox.textsTo(theirs)).isEmpty();
    }

    @Test
    void changingTheAddressAsksForTheSecondStepAgain() {
        UUID account = people.account(people.area().id(), Role.COORDINATOR);
        Member member = accounts.member(account).orElseThrow();
        factors.begin(member);
        String secret = factors.pending(account).orElseThrow();
        factors.confirm(member, OneTimeCodes.code(secret, System.currentTimeMillis() / 30_000), "Telefoon");
        Browser browser = people.signedIn(account, Instant.now().minus(Duration.ofMinutes(6)));

        assertThat(browser.get("/mijn/beveiliging/adres").location()).isEqualTo("/inloggen/stap");
        browser.get("/mijn/beveiliging");
        assertThat(browser.post("/mijn/beveiliging/adres", Map.of("mail", "nieuw@nieuw.example"))
                        .location())
                .isEqualTo("/inloggen/stap");
    }

    private String link(String mail) {
        List<String> texts = mailbox.textsTo(mail);
        Matcher link = Pattern.compile("/mijn/adres\\?token=\\S+").matcher(texts.get(0));
        assertThat(link.find()).isTrue();
        return link.group();
    }
}
