package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.database.AreaId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** On a database of its own, so that it knows how many administrators there are. */
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.mail-from=beheer@voorbeeld.example")
class AdministratorsTest {

    private static final String HERE = "/landelijk/beheerders";

    @Autowired
    People people;

    @Autowired
    Administrators administrators;

    @Autowired
    Factors factors;

    @Autowired
    AccountSql accounts;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient db;

    UUID first;
    UUID second;

    @BeforeEach
    void two() {
        db.sql("delete from membership where role = 'ADMINISTRATOR'").update();
        first = people.account(AreaId.NATIONAL, Role.ADMINISTRATOR);
        second = people.account(AreaId.NATIONAL, Role.ADMINISTRATOR);
    }

    /** Seen to fail without the lock in Administrators.end. */
    @Test
    void whenAllAreEndedAtOnceOneIsLeft() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                two();
                List<Callable<Boolean>> ends = new ArrayList<>();
                ends.add(() -> administrators.end(second, first));
                ends.add(() -> administrators.end(first, second));
                threads.invokeAll(ends);
                assertThat(administrators.all()).hasSize(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theLastOneIsNotEnded() {
        Browser browser = people.signedIn(first);
        browser.get(HERE);
        assertThat(browser.post(HERE + "/einde", Map.of("account", second.toString()))
                        .location())
                .isEqualTo(HERE);
        Browser.Answer refused = browser.post(HERE + "/einde", Map.of("account", first.toString()));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".summary a").text()).contains("laatste beheerder");
        assertThat(administrators.all()).hasSize(1);
    }

    @Test
    void anotherOneIsInvitedAndTheOthersHearOfIt() {
        String mail = UUID.randomUUID() + "@voorbeeld.example";
        Browser browser = people.signedIn(first);
        browser.get(HERE);
        browser.post(HERE, Map.of("mail", mail, "naam", "Bea"));

        assertThat(mailbox.textsTo(mail)).hasSize(1).first().asString().contains("/inloggen");
        assertThat(mailbox.textsTo(mail(second))).hasSize(1).first().asString().contains("Bea");
        assertThat(browser.get(HERE).page().select(".tasks").text()).contains(mail);
    }

    @Test
    void whoHasARoleInAnAreaBecomesNoAdministrator() {
        UUID coordinator = people.account(people.area().id(), Role.COORDINATOR);
        Browser browser = people.signedIn(first);
        browser.get(HERE);
        Browser.Answer refused = browser.post(HERE, Map.of("mail", mail(coordinator), "naam", "Noor"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-mail").text()).contains("rol in een werkgebied");
        assertThat(refused.page().select("#naam").val()).isEqualTo("Noor");
    }

    @Test
    void aSecondStepIsTakenAwayByTwoAdministratorsAndADayLater() {
        UUID coordinator = withApp(Role.COORDINATOR);
        Browser theirs = people.signedIn(coordinator);
        Browser one = people.signedIn(first);
        Browser two = people.signedIn(second);
        one.get(HERE);
        assertThat(one.post(HERE + "/kwijt", Map.of("adres", mail(coordinator))).location())
                .isEqualTo(HERE);
        String id = db.sql("select id from factor_reset where account_id = :account")
                .param("account", coordinator)
                .query(String.class)
                .single();
        assertThat(one.get(HERE).page().select("form[action$=bevestiging]")).isEmpty();
        assertThat(one.post(HERE + "/kwijt/bevestiging", Map.of("kwijt", id)).status())
                .isEqualTo(422);
        int before = mailbox.textsTo(mail(coordinator)).size();

        assertThat(two.get(HERE).page().select("form[action$=bevestiging]")).hasSize(1);
        two.post(HERE + "/kwijt/bevestiging", Map.of("kwijt", id));
        assertThat(mailbox.textsTo(mail(coordinator))).hasSize(before + 1);
        administrators.doDue();
        assertThat(factors.exist(coordinator)).isTrue();

        db.sql(
                        "update factor_reset set done_from = done_from - interval '24 hours 1 second' where account_id = :account")
                .param("account", coordinator)
                .update();
        administrators.doDue();
        administrators.doDue();
        assertThat(factors.exist(coordinator)).isFalse();
        assertThat(factors.recoveryCodes(coordinator)).isZero();
        assertThat(theirs.get("/overzicht").location()).isEqualTo("/inloggen");
        assertThat(mailbox.textsTo(mail(coordinator))).hasSize(before + 2);
    }

    @Test
    void nobodyConfirmsForThemselves() {
        factors.renewRecoveryCodes(member(second));
        assertThat(administrators.askReset(second, mail(second))).isEqualTo(Administrators.Asked.YOURSELF);
        assertThat(administrators.askReset(first, mail(second))).isEqualTo(Administrators.Asked.DONE);
        UUID id = administrators.resets(second).get(0).id();

        assertThat(administrators.confirmReset(second, id)).isFalse();
        assertThat(administrators.confirmReset(first, id)).isFalse();
        administrators.withdrawReset(first, id);
    }

    @Test
    void whatIsAskedTwiceOrForNobodyIsExplainedAtTheField() {
        UUID trainer = withApp(Role.TRAINER);
        Browser browser = people.signedIn(first);
        browser.get(HERE);
        browser.post(HERE + "/kwijt", Map.of("adres", mail(trainer)));
        for (String adres : List.of(mail(trainer), mail(first), "niemand@nergens.example", "")) {
            Browser.Answer refused = browser.post(HERE + "/kwijt", Map.of("adres", adres));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.page().select("#e-adres").text()).isNotEmpty();
            assertThat(refused.page().select("#adres").val()).isEqualTo(adres);
        }
    }

    private UUID withApp(Role role) {
        UUID account = people.account(people.area().id(), role);
        factors.begin(member(account));
        String secret = factors.pending(account).orElseThrow();
        factors.confirm(member(account), OneTimeCodes.code(secret, System.currentTimeMillis() / 30_000), "Telefoon");
        factors.renewRecoveryCodes(member(account));
        return account;
    }

    private Member member(UUID account) {
        return accounts.member(account).orElseThrow();
    }

    private String mail(UUID account) {
        return member(account).email();
    }
}
