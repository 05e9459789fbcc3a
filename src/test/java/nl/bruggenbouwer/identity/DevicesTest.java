package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.privacy.Nights;
import nl.bruggenbouwer.web.NeutralWords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail when somebody signs in with a browser that their account was not used in before. */
@ApplicationTest
class DevicesTest {

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Nights nights;

    @Autowired
    JdbcClient db;

    final String mail = UUID.randomUUID() + "@voorbeeld.example";
    UUID account;

    @BeforeEach
    void aNewAccount() {
        account = accounts.ensure(mail, "Noor", people.area().id(), Role.PROFESSIONAL);
    }

    @Test
    void theFirstBrowserIsNothingNewTheSecondIsTold() {
        Browser first = people.browser();
        signIn(first, mail);
        signIn(first, mail);
        assertThat(told(mail)).isEmpty();

        Browser second = people.browser();
        signIn(second, mail);
        assertThat(told(mail)).singleElement().satisfies(text -> {
            assertThat(text).contains("Goedendag Noor", "apparaat of browser die wij niet kenden", "/mijn/beveiliging");
            assertThat(NeutralWords.neutral(text)).isTrue();
        });
        signIn(second, mail);
        signIn(first, mail);
        assertThat(told(mail)).hasSize(1);
    }

    @Test
    void twoPeopleWithOneBrowserCannotBeLinked() {
        String other = UUID.randomUUID() + "@voorbeeld.example";
        UUID theirs = accounts.ensure(other, "Sam", people.area().id(), Role.PROFESSIONAL);
        Browser shared = people.browser();
        signIn(shared, mail);
        signIn(shared, other);

        assertThat(hashes(account)).hasSize(1).doesNotContainAnyElementsOf(hashes(theirs));
        assertThat(shared.cookie("apparaat")).hasSize(43);
        assertThat(hashes(account).get(0)).doesNotContain(String.valueOf(shared.cookie("apparaat")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "' or 1=1 --", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aCookieThatIsNotOursIsReplaced(String odd) {
        Browser browser = people.browser().cookie("apparaat", odd);
        signIn(browser, mail);

        assertThat(hashes(account))
                .hasSize(1)
                .doesNotContain(HexFormat.of().formatHex(SignInLinks.hash(account + odd)));
    }

    @Test
    void afterAnAddressChangeTheOldAddressHearsOfANewBrowserToo() {
        String thief = UUID.randomUUID() + "@voorbeeld.example";
        signIn(people.browser(), mail);
        changeAddress(account, mail, thief);
        signIn(people.browser(), thief);

        assertThat(told(thief)).hasSize(1);
        assertThat(told(mail)).hasSize(1);

        String again = UUID.randomUUID() + "@voorbeeld.example";
        changeAddress(account, thief, again);
        signIn(people.browser(), again);
        assertThat(told(again)).hasSize(1);
        assertThat(told(mail)).hasSize(2);
    }

    @Test
    void bothAreForgotten() {
        signIn(people.browser(), mail);
        changeAddress(account, mail, UUID.randomUUID() + "@voorbeeld.example");

        nights.erase("known-device", Instant.now().plus(Duration.ofDays(399)));
        nights.erase("former-address", Instant.now().plus(Duration.ofDays(29)));
        assertThat(hashes(account)).hasSize(1);
        assertThat(former()).isOne();
        nights.erase("known-device", Instant.now().plus(Duration.ofDays(402)));
        nights.erase("former-address", Instant.now().plus(Duration.ofDays(31)));
        assertThat(hashes(account)).isEmpty();
        assertThat(former()).isZero();
    }

    private void changeAddress(UUID who, String from, String to) {
        Browser browser = people.signedIn(who);
        browser.get("/mijn/beveiliging/adres");
        browser.post("/mijn/beveiliging/adres", Map.of("mail", to));
        String link = link(mailbox.textsTo(to).get(0), "/mijn/adres?token=");
        browser.get(link);
        browser.get("/mijn/adres");
        browser.post("/mijn/adres", Map.of());
        assertThat(db.sql("select email from account where id = :account")
                        .param("account", who)
                        .query(String.class)
                        .single())
                .as("from %s", from)
                .isEqualTo(to);
    }

    private void signIn(Browser browser, String address) {
        int before = mailbox.textsTo(address).size();
        browser.get("/inloggen");
        browser.post("/inloggen", Map.of("mail", address));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> mailbox.textsTo(address).size() > before);
        List<String> texts = mailbox.textsTo(address);
        browser.get(link(texts.get(texts.size() - 1), "/login/ott?token="));
        browser.get("/login/ott");
        assertThat(browser.post("/login/ott", Map.of()).location()).isEqualTo("/overzicht");
    }

    private static String link(String text, String path) {
        Matcher link = Pattern.compile(Pattern.quote(path) + "\\S+").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group();
    }

    private List<String> told(String address) {
        return mailbox.textsTo(address).stream()
                .filter(text -> text.contains("niet kenden"))
                .toList();
    }

    private List<String> hashes(UUID of) {
        return db.sql("select encode(hash, 'hex') from known_device where account_id = :account")
                .param("account", of)
                .query(String.class)
                .list();
    }

    private int former() {
        return db.sql("select count(*) from former_address where account_id = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
    }
}
