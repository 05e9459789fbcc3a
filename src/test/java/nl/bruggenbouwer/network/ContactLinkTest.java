package nl.bruggenbouwer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.privacy.Nights;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A contact keeps its own data by a link, and is asked once a year. */
@ApplicationTest
@Import(Organisations.class)
class ContactLinkTest {

    private static final Pattern LINK = Pattern.compile("/o/[a-z0-9-]+/[A-Za-z0-9_-]{32}");
    private static final Duration YEAR = Duration.ofDays(366);

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Mailbox mailbox;

    @Autowired
    AskYearly yearly;

    @Autowired
    Nights nights;

    @Autowired
    ContactLinkSql links;

    Area area;
    Browser coordinator;
    UUID organisation;
    UUID contact;
    String mail;

    @BeforeEach
    void make() {
        area = people.area();
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        organisation = organisations.add(area, "De Brug");
        mail = UUID.randomUUID() + "@voorbeeld.example";
        contact = organisations.contact(area, organisation, mail, false, Set.of(Purpose.TRAJECT));
        organisations.contact(area, organisation, "ander@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        coordinator.get(staffPath());
    }

    private String staffPath() {
        return "/" + area.slug() + "/netwerk/contact/" + contact;
    }

    private static String link(String text) {
        Matcher matcher = LINK.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    /** The link that was mailed last. */
    private String mailed() {
        List<String> texts = mailbox.textsTo(mail);
        return link(texts.get(texts.size() - 1));
    }

    private String send() {
        coordinator.post(staffPath() + "/link", Map.of());
        return mailed();
    }

    @Test
    void whoOpensTheLinkSeesTheOrganisationAndNobodyElse() {
        Browser visitor = people.browser();
        Browser.Answer answer = visitor.get(send());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.page().title()).startsWith("Uw organisatie");
        assertThat(answer.page().select("h1").text()).isEqualTo("De Brug");
        assertThat(answer.page().select("#mail").val()).isEqualTo(mail);
        assertThat(answer.body()).doesNotContain("ander@voorbeeld.example");
        assertThat(coordinator.get(staffPath()).page().select("#link").text()).contains("Er is een link.");
    }

    @Test
    void allThatIsKeptOfTheOrganisationIsThere() {
        coordinator.post(
                "/" + area.slug() + "/netwerk/" + organisation + "/wijziging",
                Map.of(
                        "naam",
                        "De Brug",
                        "zijde",
                        "INFORMAL",
                        "soort",
                        "SCHOOL",
                        "verborgen",
                        "ja",
                        "site",
                        "voorbeeld.nl",
                        "thema",
                        "FGM",
                        "stem",
                        "WOMEN"));
        String link = send();

        assertThat(people.browser().get(link).page().select("details dl").text())
                .contains("https://voorbeeld.nl", "Besnijdenis van meisjes", "Vrouwen", "Niet openbaar");
    }

    @Test
    void theContactChangesWhatItsOrganisationDoesAndOffers() {
        Browser visitor = people.browser();
        String link = send();
        assertThat(visitor.post(link + "/organisatie?taal=tr", Map.of("wat", "Taalles", "taal-van", "ti"))
                        .status())
                .isEqualTo(303);
        Map<String, String> entry = Map.of(
                "richting", "OFFER", "punt", "LOCATION", "woorden", "Een zaal", "sleutel", organisation.toString());
        visitor.post(link + "/uitwisseling", entry);
        visitor.post(link + "/uitwisseling", entry);
        assertThat(visitor.post(link + "/uitwisseling", Map.of()).page().select(".summary li"))
                .hasSize(3);

        Document page =
                coordinator.get("/" + area.slug() + "/netwerk/" + organisation).page();
        assertThat(page.select(".facts").text()).contains("Taalles", "Tigrinya").doesNotContain("Turks");
        assertThat(page.select("input[name=regel]")).hasSize(1);

        String line = visitor.get(link).page().select("input[name=regel]").val();
        visitor.post(link + "/uitwisseling/verwijdering", Map.of("regel", line));
        assertThat(visitor.get(link).page().select("input[name=regel]")).isEmpty();
        assertThat(visitor.post(link + "/organisatie", Map.of("wat", "a".repeat(301)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theContactChangesItsOwnDataAndItsConsents() {
        Browser visitor = people.browser();
        String link = send();
        Map<String, String> own = Map.of("contact-naam", "Selam", "mail", mail, "contact-taal", "en");
        assertThat(visitor.post(link + "/contact", own).status()).isEqualTo(303);
        assertThat(visitor.post(link + "/contact", Map.of("contact-naam", "Selam", "contact-taal", "en"))
                        .page()
                        .select("#e-mail"))
                .hasSize(1);
        visitor.post(link + "/toestemming?taal=en", Map.of("ja", "INVITATION"));
        visitor.post(link + "/toestemming", Map.of("nee", "TRAJECT"));
        visitor.post(link + "/toestemming", Map.of("nee", "ONZIN"));

        Document page = coordinator.get(staffPath()).page();
        assertThat(page.select("h1").text()).isEqualTo("Selam");
        assertThat(page.select("li.card").text())
                .contains(
                        "“U mag mij uitnodigen voor de vragenlijst en voor bijeenkomsten.”",
                        "op deze site",
                        "Ingetrokken op");
    }

    @Test
    void whoWantsToBeForgottenIsErasedWithTheLink() {
        Browser visitor = people.browser();
        String link = send();
        assertThat(visitor.post(link + "/vergeten", Map.of()).body()).contains("Uw gegevens zijn gewist");

        assertThat(visitor.get(link).status()).isEqualTo(404);
        assertThat(visitor.post(link + "/vergeten", Map.of()).status()).isEqualTo(404);
        assertThat(coordinator.get(staffPath()).status()).isEqualTo(404);
        assertThat(coordinator
                        .get("/" + area.slug() + "/netwerk/" + organisation)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aLinkThatIsReplacedRevokedOrOldDoesNotOpen() {
        Browser visitor = people.browser();
        String first = send();
        String second = send();
        assertThat(visitor.get(first).status()).isEqualTo(404);
        assertThat(visitor.get(second).status()).isEqualTo(200);

        coordinator.post(staffPath() + "/link/intrekking", Map.of());
        assertThat(visitor.get(second).status()).isEqualTo(404);

        String third = send();
        Tenancy.in(
                area.id(),
                () -> links.put(
                        area.id(),
                        contact,
                        org.apache.commons.codec.digest.DigestUtils.sha256(third.substring(third.lastIndexOf('/') + 1)),
                        java.time.LocalDate.now().minusDays(1),
                        null,
                        Instant.now()));
        assertThat(visitor.get(third).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%27", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%E2%80%AE"})
    void aMadeUpLinkDoesNotOpen(String secret) {
        assertThat(people.browser().get("/o/" + area.slug() + "/" + secret).status())
                .isEqualTo(404);
        assertThat(people.browser().get("/o/bestaat-niet/" + secret).status()).isEqualTo(404);
    }

    @Test
    void onceAYearTheQuestionGoesOutOnceAndOneClickAnswersIt() {
        yearly.ask(area, Instant.now().plus(Duration.ofDays(360)));
        assertThat(mailbox.textsTo(mail)).isEmpty();
        Instant night = Instant.now().plus(YEAR);
        yearly.ask(area, night);
        yearly.ask(area, night.plusSeconds(60));

        assertThat(mailbox.textsTo(mail)).singleElement().asString().contains("kloppen");
        assertThat(Tenancy.in(area.id(), () -> links.unanswered(area.id(), night.plus(Duration.ofDays(60)))))
                .hasSize(2);
        assertThat(people.browser().post(mailed() + "/bevestiging", Map.of()).status())
                .isEqualTo(303);
        assertThat(people.browser().get(mailed()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"yearly,REMINDER", "contactlink,NOTICE"})
    void bothMailsHaveTheWordsThatStaffWrote(String text, String kind) {
        String path = "/landelijk/mailteksten/" + text + "/nl";
        coordinator.get(path);
        coordinator.post(
                path, Map.of("onderwerp", "Even kijken", "tekst", "Hoi! Kijk: {link}\n\nTot {tot}.", "wat", "bewaren"));
        try {
            if (text.equals("yearly")) {
                yearly.ask(area, Instant.now().plus(YEAR));
            } else {
                coordinator.get(staffPath());
                send();
            }
            assertThat(mailbox.textsTo(mail))
                    .singleElement()
                    .asString()
                    .matches("(?s)Hoi! Kijk: http\\S+/o/" + area.slug() + "/\\S+\n\nTot \\d+ \\w+ 20\\d\\d\\..*");
            assertThat(mailbox.kindsTo(mail)).containsExactly(kind);
        } finally {
            coordinator.get(path);
            coordinator.post(path, Map.of("wat", "standaard"));
        }
        assertThat(people.browser().get(mailed()).status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotAnswerIsATaskAndThenErased() {
        Instant night = Instant.now().plus(YEAR);
        yearly.ask(area, night);
        assertThat(Tenancy.in(area.id(), () -> links.unanswered(List.of(area.id()), night)))
                .isEmpty();
        assertThat(Tenancy.in(
                        area.id(),
                        () -> links.unanswered(
                                List.of(area.id()), Instant.now().plus(YEAR).plusSeconds(60))))
                .containsEntry(area.id(), 2);

        nights.erase("unanswered-contact", Instant.now().plus(YEAR).plus(Duration.ofDays(89)));
        assertThat(coordinator.get(staffPath()).status()).isEqualTo(200);
        nights.erase("unanswered-contact", Instant.now().plus(YEAR).plus(Duration.ofDays(91)));
        assertThat(coordinator.get(staffPath()).status()).isEqualTo(404);
    }

    @Test
    void fourProgramsAtOnceSendOneMail() throws Exception {
        for (int round = 0; round < 5; round++) {
            Instant night = Instant.now().plus(YEAR);
            CyclicBarrier start = new CyclicBarrier(4);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<Boolean>> runs = threads.invokeAll(Stream.<Callable<Boolean>>generate(() -> () -> {
                            start.await();
                            yearly.ask(area, night);
                            return true;
                        })
                        .limit(4)
                        .toList());
                for (Future<Boolean> run : runs) {
                    assertThat(run.get()).isTrue();
                }
            } finally {
                threads.shutdown();
            }
            assertThat(mailbox.textsTo(mail)).hasSize(1);
            make();
        }
    }
}
