package nl.bruggenbouwer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@Import(Organisations.class)
class ContactMessageTest {

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Areas areas;

    @Autowired
    Organisations organisations;

    @Autowired
    KeepContact keep;

    @Autowired
    Mailbox mailbox;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    final String noor = UUID.randomUUID() + "@voorbeeld.example";
    final String sam = UUID.randomUUID() + "@voorbeeld.example";
    final String no = UUID.randomUUID() + "@voorbeeld.example";
    final String me = UUID.randomUUID() + "@voorbeeld.example";
    Area area;
    String path;
    Browser coordinator;
    UUID noorsContact;
    UUID samsContact;
    UUID refuser;

    @BeforeEach
    void threeContactsOfWhomTwoAgreed() {
        area = people.area();
        path = "/" + area.slug() + "/netwerk/bericht";
        areas.setContact(
                area.id(), new Area.Contact("Samira", "030 - 123 45 67", "werkdagen", "samira@voorbeeld.example"));
        UUID bridge = organisations.add(area, "De Brug");
        noorsContact = organisations.contact(area, bridge, noor, false, Set.of(Purpose.TRAJECT));
        samsContact = organisations.contact(area, bridge, sam, true, Set.of(Purpose.TRAJECT, Purpose.INVITATION));
        refuser = organisations.contact(area, bridge, no, false, Set.of(Purpose.MUNICIPALITY));
        coordinator = people.signedIn(accounts.ensure(me, "Samira", area.id(), Role.COORDINATOR));
        coordinator.get(path);
    }

    @Test
    void onlyWhoAgreesToThisPurposeCanBeChosen() {
        assertThat(coordinator.get(path).page().select("input[name=contact]").eachAttr("value"))
                .containsExactly(noorsContact.toString(), samsContact.toString());
        assertThat(coordinator
                        .get(path + "?doel=INVITATION")
                        .page()
                        .select("input[name=contact]")
                        .eachAttr("value"))
                .containsExactly(samsContact.toString());
        assertThat(coordinator.get(path + "?doel=MUNICIPALITY").body()).doesNotContain(refuser.toString());
        assertThat(coordinator.get(path + "?zoek=iets").page().select("input[name=contact]"))
                .isEmpty();
        assertThat(coordinator.get(path).body()).doesNotContain(noor, sam, no);
    }

    @Test
    void eachChosenContactGetsAMailOfTheirOwnWithTheWayOut() {
        assertThat(send(form("Een vraag", "Goedendag,\n\nKomt u?", "kopie=ja")).location())
                .isEqualTo(path + "?verstuurd");

        for (String address : List.of(noor, sam, me)) {
            assertThat(mailbox.textsTo(address))
                    .singleElement()
                    .asString()
                    .contains("Komt u?", "trekken wij uw toestemming in")
                    .doesNotContain(noor, sam, no);
        }
        assertThat(mailbox.textsTo(no)).isEmpty();
        assertThat(worker.sql("select distinct reply_to || ' ' || kind from mail where recipient in (:all)")
                        .param("all", List.of(noor, sam, me))
                        .query(String.class)
                        .list())
                .containsExactly("samira@voorbeeld.example MESSAGE");
        assertThat(coordinator.get(path).page().select("main").text()).contains("aan 2 contacten, door Samira");
        assertThat(coordinator.get("/" + area.slug() + "/logboek").body()).contains("Bericht aan contacten verstuurd");
        assertThat(coordinator.get("/" + area.slug() + "/berichten").body()).contains("Berichten aan contacten: 3.");
    }

    @Test
    void sentTwiceAtTheSameMomentItIsSentOnce() throws Exception {
        String form = form("Een vraag", "Komt u?");
        ExecutorService both = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> clicks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clicks.add(() -> send(form).status());
        }
        for (Future<Integer> click : both.invokeAll(clicks)) {
            assertThat(click.get()).isEqualTo(303);
        }
        both.shutdown();

        assertThat(mailbox.textsTo(noor)).hasSize(1);
        assertThat(mailbox.textsTo(sam)).hasSize(1);
    }

    @Test
    void whoWithdrewMeanwhileGetsNothing() {
        String form = form("Een vraag", "Komt u?");
        withdraw(noorsContact);
        send(form);
        assertThat(mailbox.textsTo(noor)).isEmpty();
        assertThat(mailbox.textsTo(sam)).hasSize(1);

        withdraw(samsContact);
        Browser.Answer nobody = send(form("Nog een vraag", "Komt u?"));
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.body()).contains("Er is niets verstuurd.", "Niemand in deze keuze");
        assertThat(mailbox.textsTo(sam)).hasSize(1);
    }

    @Test
    void whoStandsBelowTheLongestListCanBeChosenBySearching() {
        UUID first = organisations.add(area, "Aan de dijk");
        for (int i = 0; i < ContactMessageSql.MOST; i++) {
            organisations.contact(area, first, i + "@dijk.example", false, Set.of(Purpose.TRAJECT));
        }
        assertThat(coordinator.get(path).body()).doesNotContain(noorsContact.toString());
        assertThat(coordinator.get(path + "?zoek=brug").body()).contains(noorsContact.toString());

        send(form("Een vraag", "Komt u?", "zoek=brug"));
        assertThat(mailbox.textsTo(noor)).hasSize(1);
    }

    @Test
    void somebodyOfTwoOrganisationsGetsOneMail() {
        UUID other = organisations.add(area, "Het Huis");
        UUID again = organisations.contact(area, other, noor.toUpperCase(), false, Set.of(Purpose.TRAJECT));
        send(form("Een vraag", "Komt u?", "contact=" + again));

        assertThat(worker.sql("select count(*) from mail where lower(recipient) = :noor")
                        .param("noor", noor)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void wordsThatBetrayAreRefusedInSubjectAndTextAndWhatWasTypedStays() {
        Browser.Answer refused = send(form("Over eer", "Er is geweld thuis"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-onderwerp").text()).contains("“eer”");
        assertThat(refused.page().select("#e-tekst").text()).contains("“geweld”");
        assertThat(refused.page().select("#tekst").text()).isEqualTo("Er is geweld thuis");
        assertThat(refused.page().select("input[name=contact][checked]")).hasSize(2);
        assertThat(mailbox.textsTo(noor)).isEmpty();
    }

    @Test
    void lookingFirstSendsNothing() {
        Browser.Answer seen = send(form("Een vraag", "Komt u?").replace("wat=versturen", "wat=bekijken"));

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.page().select("#voorbeeld").text())
                .contains("Een vraag", "Komt u?", "trekken wij uw toestemming in", "Bel Samira");
        assertThat(mailbox.textsTo(noor)).isEmpty();
    }

    @Test
    void badInputIsAnsweredAtTheField() {
        for (String odd : List.of("contact=", "contact=x", "contact=" + UUID.randomUUID())) {
            Browser.Answer refused = send(
                    "_csrf=" + coordinator.csrf() + "&wat=versturen&doel=TRAJECT&onderwerp=Vraag&tekst=Komt+u&" + odd);
            assertThat(refused.status()).as(odd).isEqualTo(422);
            assertThat(refused.page().select("#e-contact").text()).isNotEmpty();
        }
        Browser.Answer empty = send("_csrf=" + coordinator.csrf() + "&doel=niets&zijde=GEEN&contact=" + noorsContact);
        assertThat(empty.page().select("#e-onderwerp, #e-tekst")).hasSize(2);
        assertThat(send(form("x".repeat(101), "y".repeat(4001))).status()).isEqualTo(422);
    }

    @Test
    void contactsOfAnotherAreaCannotBeWrittenTo() {
        Area other = people.area();
        Browser stranger = people.signedIn(other.id(), Role.COORDINATOR);
        stranger.get("/" + other.slug() + "/netwerk/bericht");
        Browser.Answer answer = stranger.post(
                "/" + other.slug() + "/netwerk/bericht",
                Map.of(
                        "wat",
                        "versturen",
                        "onderwerp",
                        "Vraag",
                        "tekst",
                        "Komt u?",
                        "contact",
                        noorsContact.toString()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(mailbox.textsTo(noor)).isEmpty();
    }

    private void withdraw(UUID contact) {
        Tenancy.in(area.id(), () -> keep.withdraw(area.id(), contact, Purpose.TRAJECT, null));
    }

    private Browser.Answer send(String form) {
        return coordinator.postRaw(path, form);
    }

    private String form(String subject, String body, String... more) {
        StringBuilder form = new StringBuilder("_csrf=" + coordinator.csrf() + "&sleutel=" + UUID.randomUUID()
                + "&doel=TRAJECT&wat=versturen&schrijftaal=nl&contact=" + noorsContact + "&contact=" + samsContact
                + "&contact=" + refuser + "&onderwerp=" + encode(subject) + "&tekst=" + encode(body));
        for (String field : more) {
            form.append('&').append(field);
        }
        return form.toString();
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
