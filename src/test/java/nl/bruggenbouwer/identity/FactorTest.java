package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class FactorTest {

    @Autowired
    People people;

    @Autowired
    Factors factors;

    @Autowired
    AccountSql accounts;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient db;

    @ParameterizedTest
    @EnumSource
    void afterTheLinkStaffSetUpASecondStepAndOthersAreIn(Role role) {
        Area area = people.area();
        Browser browser = people.linked(people.account(role == Role.ADMINISTRATOR ? AreaId.NATIONAL : area.id(), role));

        if (role.staff()) {
            for (String path : List.of("/overzicht", "/" + area.slug() + "/quickscan", "/landelijk/gebieden")) {
                assertThat(browser.get(path).location()).isEqualTo("/mijn/beveiliging");
            }
            assertThat(browser.get("/inloggen/stap").location()).isEqualTo("/mijn/beveiliging");
        } else {
            assertThat(browser.get("/overzicht").status()).isEqualTo(200);
        }
        assertThat(browser.get("/mijn/beveiliging").status()).isEqualTo(200);
    }

    @Test
    void anAppIsSetUpWithItsCodeAndGivesTenRecoveryCodesOnce() {
        UUID account = people.account(people.area().id(), Role.COORDINATOR);
        Browser browser = people.linked(account);
        browser.get("/mijn/beveiliging");
        assertThat(browser.post("/mijn/beveiliging/app", Map.of()).location()).isEqualTo("/mijn/beveiliging/app");
        String secret = browser.get("/mijn/beveiliging/app")
                .page()
                .select(".secret")
                .text()
                .replace(" ", "");

        Browser.Answer wrong = browser.post(
                "/mijn/beveiliging/app/bevestiging",
                Map.of("code", OneTimeCodes.code(secret, now() - 9), "naam", "Rode telefoon"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select("#naam").val()).isEqualTo("Rode telefoon");
        assertThat(wrong.page().select("#e-code").text()).isNotEmpty();
        assertThat(browser.get("/overzicht").location()).isEqualTo("/mijn/beveiliging");

        Browser.Answer right = browser.post(
                "/mijn/beveiliging/app/bevestiging",
                Map.of("code", OneTimeCodes.code(secret, now()), "naam", "Rode telefoon"));
        assertThat(right.page().select(".recovery").eachText())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).matches("[A-Z2-9]{5}-[A-Z2-9]{5}"));
        assertThat(browser.get("/overzicht").status()).isEqualTo(200);
        assertThat(browser.get("/mijn/beveiliging").page().select(".tasks").text())
                .contains("Rode telefoon");
        assertThat(browser.get("/mijn/beveiliging/app").location()).isEqualTo("/mijn/beveiliging");
        assertThat(mailbox.textsTo(member(account).email())).hasSize(1);
        assertThat(new String(
                        db.sql("select key from factor where account_id = :account")
                                .param("account", account)
                                .query(byte[].class)
                                .single(),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain(secret);
    }

    @Test
    void whoHasAnAppAndOnlyReadsTheMailGetsNowhere() {
        UUID account = people.account(people.area().id(), Role.COORDINATOR);
        app(account);
        Browser thief = people.linked(account);

        for (String path : List.of("/overzicht", "/mijn/beveiliging", "/mijn/beveiliging/app")) {
            assertThat(thief.get(path).location()).isEqualTo("/inloggen/stap");
        }
        thief.get("/inloggen/stap");
        for (String path : List.of("app", "codes", "verwijdering", "app/bevestiging")) {
            assertThat(thief.post("/mijn/beveiliging/" + path, Map.of()).location())
                    .isEqualTo("/inloggen/stap");
        }
    }

    @Test
    void somebodyWithAVoluntaryAppIsAskedForIt() {
        UUID account = people.account(people.area().id(), Role.PROFESSIONAL);
        app(account);

        assertThat(people.linked(account).get("/overzicht").location()).isEqualTo("/inloggen/stap");
    }

    @Test
    void aCodeWorksOnceAndUnderANewSession() {
        UUID account = people.account(people.area().id(), Role.ADVISER);
        String secret = app(account);
        String code = OneTimeCodes.code(secret, now() + 1);
        Browser browser = people.linked(account);
        browser.get("/inloggen/stap");
        String before = String.valueOf(browser.cookie("sessie"));
        Browser.Answer wrong = browser.post("/inloggen/stap", Map.of("code", "12 34"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select("#code").val()).isEqualTo("12 34");

        assertThat(browser.post("/inloggen/stap", Map.of("code", code)).location())
                .isEqualTo("/overzicht");
        assertThat(browser.get("/overzicht").status()).isEqualTo(200);
        assertThat(people.browser().cookie("sessie", before).get("/overzicht").location())
                .isEqualTo("/inloggen");

        Browser second = people.linked(account);
        second.get("/inloggen/stap");
        assertThat(second.post("/inloggen/stap", Map.of("code", code)).status()).isEqualTo(422);
    }

    /** Seen to fail without "for update" in FactorSql.lock. */
    @Test
    void ofManyWhoShowTheSameCodeAtOnceOneGetsIn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            for (int round = 0; round < 5; round++) {
                UUID account = people.account(people.area().id(), Role.TRAINER);
                String code = OneTimeCodes.code(app(account), now() + 1);
                Member member = member(account);
                List<Future<Factors.Shown>> shown = threads.invokeAll(
                        java.util.Collections.nCopies(6, (Callable<Factors.Shown>) () -> factors.show(member, code)));
                int in = 0;
                for (Future<Factors.Shown> one : shown) {
                    in += one.get() == Factors.Shown.RIGHT ? 1 : 0;
                }
                assertThat(in).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void afterTenWrongCodesNothingIsLookedAtForAnHour() {
        UUID account = people.account(people.area().id(), Role.ADVISER);
        String secret = app(account);
        for (int i = 0; i < 10; i++) {
            assertThat(factors.show(member(account), "nee")).isEqualTo(Factors.Shown.WRONG);
        }
        String code = OneTimeCodes.code(secret, now() + 1);

        assertThat(factors.show(member(account), code)).isEqualTo(Factors.Shown.TOO_OFTEN);
        Browser browser = people.linked(account);
        browser.get("/inloggen/stap");
        assertThat(browser.post("/inloggen/stap", Map.of("code", code)).status())
                .isEqualTo(422);

        db.sql("update account set wrong_since = wrong_since - interval '61 minutes' where id = :account")
                .param("account", account)
                .update();
        assertThat(factors.show(member(account), code)).isEqualTo(Factors.Shown.RIGHT);
    }

    @Test
    void aRecoveryCodeWorksOnceHoweverItIsTyped() {
        UUID account = people.account(people.area().id(), Role.MUNICIPALITY);
        app(account);
        List<String> codes = factors.renewRecoveryCodes(member(account));
        Browser browser = people.linked(account);
        browser.get("/inloggen/stap");

        assertThat(browser.post(
                                "/inloggen/stap",
                                Map.of("code", " " + codes.get(0).toLowerCase(java.util.Locale.ROOT)))
                        .location())
                .isEqualTo("/overzicht");
        assertThat(factors.show(member(account), codes.get(0))).isEqualTo(Factors.Shown.WRONG);
        assertThat(factors.recoveryCodes(account)).isEqualTo(9);
        factors.renewRecoveryCodes(member(account));
        assertThat(factors.show(member(account), codes.get(1))).isEqualTo(Factors.Shown.WRONG);
    }

    @Test
    void anotherAccountsRecoveryCodeIsWorthNothing() {
        UUID mine = people.account(people.area().id(), Role.ADVISER);
        UUID other = people.account(people.area().id(), Role.ADVISER);
        app(mine);
        app(other);

        assertThat(factors.show(
                        member(mine), factors.renewRecoveryCodes(member(other)).get(0)))
                .isEqualTo(Factors.Shown.WRONG);
    }

    @Test
    void staffKeepTheirLastSecondStepAndNobodyRemovesAnothers() {
        UUID account = people.account(people.area().id(), Role.COORDINATOR);
        app(account);
        String id = factors.of(account).get(0).id().toString();
        Browser browser = people.signedIn(account);
        browser.get("/mijn/beveiliging");
        Browser.Answer refused = browser.post("/mijn/beveiliging/verwijdering", Map.of("factor", id));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".summary a").text()).contains("enige tweede stap");

        Browser other = people.signedIn(people.area().id(), Role.COORDINATOR);
        other.get("/mijn/beveiliging");
        other.post("/mijn/beveiliging/verwijdering", Map.of("factor", id));
        assertThat(factors.of(account)).hasSize(1);

        app(account);
        assertThat(browser.post("/mijn/beveiliging/verwijdering", Map.of("factor", id))
                        .location())
                .isEqualTo("/mijn/beveiliging");
        assertThat(factors.of(account)).hasSize(1);
    }

    @Test
    void changingASecondStepAsksForOneThatIsNotOlderThanFiveMinutes() {
        UUID account = people.account(people.area().id(), Role.COORDINATOR);
        String secret = app(account);
        Browser browser = people.signedIn(account, Instant.now().minus(Duration.ofMinutes(6)));
        browser.get("/mijn/beveiliging");
        assertThat(browser.post("/mijn/beveiliging/codes", Map.of()).location()).isEqualTo("/inloggen/stap");
        assertThat(factors.recoveryCodes(account)).isZero();

        browser.post("/inloggen/stap", Map.of("code", OneTimeCodes.code(secret, now() + 1)));
        assertThat(browser.post("/mijn/beveiliging/codes", Map.of()).page().select(".recovery"))
                .hasSize(10);
    }

    @Test
    void whoIsSignedInElsewhereSeesThatAndEndsItAtOnce() {
        UUID account = people.account(people.area().id(), Role.COORDINATOR);
        app(account);
        Browser here = people.signedIn(account);
        Browser phone = people.signedIn(account);
        Browser tablet = people.signedIn(account);
        Browser stranger = people.signedIn(people.area().id(), Role.COORDINATOR);
        stranger.get("/mijn/beveiliging");
        List<String> ids = here.get("/mijn/beveiliging")
                .page()
                .select("input[name=sessie]")
                .eachAttr("value");
        assertThat(ids).hasSize(2);

        stranger.post("/mijn/beveiliging/sessies", Map.of("sessie", ids.get(0)));
        assertThat(here.get("/mijn/beveiliging").page().select("input[name=sessie]"))
                .hasSize(2);
        here.post("/mijn/beveiliging/sessies", Map.of("sessie", ids.get(0)));
        assertThat(List.of(
                        phone.get("/overzicht").location(),
                        tablet.get("/overzicht").location()))
                .containsExactlyInAnyOrder("", "/inloggen");
        here.post("/mijn/beveiliging/sessies", Map.of());
        assertThat(phone.get("/overzicht").location()).isEqualTo("/inloggen");
        assertThat(tablet.get("/overzicht").location()).isEqualTo("/inloggen");
        assertThat(here.get("/overzicht").status()).isEqualTo(200);
        assertThat(stranger.get("/overzicht").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "geen json",
                "{\"id\":\"a\",\"rawId\":\"a\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"YQ\",\"rawId\":\"YQ\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\","
                        + "\"authenticatorData\":\"YQ\",\"signature\":\"YQ\",\"attestationObject\":\"YQ\"}}"
            })
    void anAnswerThatNoPasskeyGaveIsRefused(String answer) {
        Browser browser = people.signedIn(people.area().id(), Role.COORDINATOR);
        browser.get("/mijn/beveiliging");
        Browser.Answer made = browser.post("/mijn/beveiliging/passkey", Map.of("naam", "Stok", "antwoord", answer));
        assertThat(made.status()).isEqualTo(422);
        assertThat(made.page().select("#naam").val()).isEqualTo("Stok");
        assertThat(made.page().select(".summary a[href=#passkey]").text()).isNotEmpty();

        Browser visitor = people.browser();
        visitor.get("/inloggen");
        assertThat(visitor.post("/inloggen/passkey", Map.of("antwoord", answer)).status())
                .isEqualTo(422);
        assertThat(visitor.get("/overzicht").location()).isEqualTo("/inloggen");
    }

    /** The secret of an app that this account has set up with the code of now. */
    private String app(UUID account) {
        factors.begin(member(account));
        String secret = factors.pending(account).orElseThrow();
        assertThat(factors.confirm(member(account), OneTimeCodes.code(secret, now()), "Telefoon"))
                .isEqualTo(Factors.Shown.RIGHT);
        return secret;
    }

    private Member member(UUID account) {
        return accounts.member(account).orElseThrow();
    }

    private static long now() {
        return Instant.now().getEpochSecond() / 30;
    }
}
