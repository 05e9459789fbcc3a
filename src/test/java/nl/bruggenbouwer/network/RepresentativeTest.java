package nl.bruggenbouwer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.privacy.Nights;
import nl.bruggenbouwer.privacy.PersonalData;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A contact keeps its organisation's entry with an account, by invitation of a coordinator. */
@ApplicationTest
@Import(Organisations.class)
class RepresentativeTest {

    private static final Map<String, String> AGREED = Map.of("akkoord", "ja");

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Accounts accounts;

    @Autowired
    InviteRepresentative invite;

    @Autowired
    MergeOrganisations merging;

    @Autowired
    RepresentativeData data;

    @Autowired
    ContactData contacts;

    @Autowired
    KeepContact keepContact;

    @Autowired
    KeepOrganisation keep;

    @Autowired
    Nights nights;

    @Autowired
    @Qualifier("workerTransaction")
    TransactionTemplate worker;

    Area area;
    UUID staff;
    Browser coordinator;
    UUID organisation;
    UUID contact;
    String mail;

    @BeforeEach
    void make() {
        area = people.area();
        staff = people.account(area.id(), Role.COORDINATOR);
        coordinator = people.signedIn(staff);
        organisation = organisations.add(area, "De Brug");
        mail = UUID.randomUUID() + "@voorbeeld.example";
        contact = organisations.contact(area, organisation, mail, false, Set.of(Purpose.TRAJECT));
        coordinator.get(contactPage(contact));
    }

    private String contactPage(UUID id) {
        return "/" + area.slug() + "/netwerk/contact/" + id;
    }

    private String own(UUID id) {
        return "/" + area.slug() + "/namens/" + id;
    }

    private void invite(UUID id) {
        assertThat(coordinator
                        .post(contactPage(id) + "/vertegenwoordiger", AGREED)
                        .status())
                .isEqualTo(303);
    }

    private void end(UUID id) {
        assertThat(coordinator
                        .post(contactPage(id) + "/vertegenwoordiger/einde", Map.of())
                        .status())
                .isEqualTo(303);
    }

    private Browser representative() {
        Browser browser = people.signedIn(accounts.of(mail).orElseThrow());
        browser.get("/overzicht");
        return browser;
    }

    private List<String> keepers() {
        return coordinator
                .get("/" + area.slug() + "/netwerk/" + organisation)
                .page()
                .select("form[action$=vertegenwoordiger/einde]")
                .eachAttr("action");
    }

    @Test
    void whoIsInvitedFindsTheOrganisationOnTheOverviewAndSeesWhatTheLinkShows() {
        organisations.contact(area, organisation, "ander@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        UUID other = organisations.add(area, "Het Anker");
        invite(contact);
        assertThat(mailbox.textsTo(mail)).singleElement().asString().contains("/inloggen");

        Browser browser = representative();
        Document overview = browser.get("/overzicht").page();
        assertThat(overview.select("a[href='" + own(contact) + "']").text()).isEqualTo("Uw organisatie: De Brug");
        Browser.Answer entry = browser.get(own(contact));
        assertThat(entry.page().select("h1").text()).isEqualTo("De Brug");
        assertThat(entry.page().select("#mail").val()).isEqualTo(mail);
        assertThat(entry.body()).doesNotContain("ander@voorbeeld.example", "Het Anker");
        for (String path : List.of("", "/" + organisation, "/" + other, "/contact/" + contact)) {
            assertThat(browser.get("/" + area.slug() + "/netwerk" + path).status())
                    .isEqualTo(403);
        }
        assertThat(browser.get(own(contact) + "/leden").status()).isEqualTo(404); // no umbrella organisation
    }

    @Test
    void theRepresentativeChangesTheSameThingsAsByLink() {
        invite(contact);
        Browser browser = representative();
        String path = own(contact);
        browser.post(path + "/organisatie", Map.of("wat", "Taalles", "taal-van", "ti"));
        browser.post(path + "/uitwisseling", Map.of("richting", "OFFER", "punt", "LOCATION", "woorden", "Een zaal"));
        browser.post(path + "/contact", Map.of("contact-naam", "Selam", "mail", mail, "contact-taal", "en"));
        browser.post(path + "/toestemming", Map.of("ja", "INVITATION"));
        browser.post(path + "/toestemming", Map.of("nee", "TRAJECT"));
        assertThat(browser.post(path + "/bevestiging", Map.of()).location()).contains("gedaan=bevestigd");
        assertThat(browser.post(path + "/contact", Map.of()).status()).isEqualTo(422);
        String line = browser.get(path).page().select("input[name=regel]").val();
        assertThat(line).isNotEmpty();
        browser.post(path + "/uitwisseling/verwijdering", Map.of("regel", line));

        Document page =
                coordinator.get("/" + area.slug() + "/netwerk/" + organisation).page();
        assertThat(page.select(".facts").text()).contains("Taalles", "Tigrinya");
        assertThat(page.select("input[name=regel]")).isEmpty();
        Document own = coordinator.get(contactPage(contact)).page();
        assertThat(own.select("h1").text()).isEqualTo("Selam");
        assertThat(own.select("li.card").text()).contains("Uitnodigingen", "op deze site", "Ingetrokken op");
        assertThat(coordinator.get("/" + area.slug() + "/logboek").body())
                .contains("Vertegenwoordiger uitgenodigd", "Contact zei dat alles klopt");
    }

    @Test
    void nobodyElseComesInByThisDoor() {
        invite(contact);
        UUID other = organisations.contact(
                area, organisations.add(area, "Het Anker"), "anker@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        Browser stranger = people.signedIn(area.id(), Role.ORGANISATION);
        stranger.get("/overzicht");
        Browser elsewhere = people.signedIn(people.area().id(), Role.ORGANISATION);
        elsewhere.get("/overzicht");
        for (Browser browser : List.of(stranger, elsewhere)) {
            assertThat(browser.get(own(contact)).status()).isEqualTo(404);
            for (String what : List.of("organisatie", "uitwisseling", "contact", "toestemming", "vergeten")) {
                assertThat(browser.post(own(contact) + "/" + what, Map.of()).status())
                        .isEqualTo(404);
            }
        }
        assertThat(representative().get(own(other)).status()).isEqualTo(404);
        assertThat(coordinator.get(own(contact)).status()).isEqualTo(403);
        assertThat(coordinator.get(contactPage(contact)).status()).isEqualTo(200);
    }

    @Test
    void onlyAContactThatWantsItAndHasAnAddressAndAConsentIsInvited() {
        String door = contactPage(contact) + "/vertegenwoordiger";
        assertThat(coordinator.post(door, Map.of()).page().select("#e-akkoord").text())
                .contains("Vraag het eerst.");
        coordinator.post(contactPage(contact) + "/intrekking", Map.of("doel", "TRAJECT"));
        assertThat(coordinator.post(door, AGREED).page().select("#e-akkoord").text())
                .contains("geeft nergens meer toestemming");
        String today = LocalDate.now().toString();
        coordinator.post(
                contactPage(contact) + "/toestemming", Map.of("doel", "TRAJECT", "hoe", "TALK", "gegeven", today));
        coordinator.post(
                contactPage(contact), Map.of("contact-naam", "Noor", "tel", "030-1234567", "contact-taal", "nl"));
        assertThat(coordinator.get(contactPage(contact)).page().select("#akkoord"))
                .isEmpty();
        assertThat(coordinator.post(door, AGREED).status()).isEqualTo(422);
        accounts.ensure(mail, "Beheerder", AreaId.NATIONAL, Role.ADMINISTRATOR);
        coordinator.post(contactPage(contact), Map.of("contact-naam", "Noor", "mail", mail, "contact-taal", "nl"));
        assertThat(coordinator.post(door, AGREED).page().select("#e-akkoord").text())
                .contains("beheerder");
        assertThat(keepers()).isEmpty();
        assertThat(mailbox.textsTo(mail)).isEmpty();
    }

    @Test
    void anAddressThatIsInvitedTwiceKeepsItsOrganisationOnce() {
        UUID twin = organisations.contact(
                area, organisation, mail.toUpperCase(java.util.Locale.ROOT), false, Set.of(Purpose.TRAJECT));
        invite(contact);
        invite(contact);
        invite(twin);

        assertThat(keepers()).hasSize(1);
        assertThat(mailbox.textsTo(mail)).hasSize(1);
        assertThat(representative().get("/overzicht").page().select("a[href*=/namens/]"))
                .hasSize(1);
    }

    @Test
    void threeWhoInviteAtTheSameMomentSendOneMail() throws Exception {
        for (int round = 0; round < 5; round++) {
            CyclicBarrier start = new CyclicBarrier(3);
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                List<Future<InviteRepresentative.Result>> runs =
                        threads.invokeAll(Stream.<Callable<InviteRepresentative.Result>>generate(() -> () -> {
                                    start.await();
                                    return Tenancy.in(area.id(), () -> invite.invite(area, contact, staff));
                                })
                                .limit(3)
                                .toList());
                for (Future<InviteRepresentative.Result> run : runs) {
                    assertThat(run.get()).isEqualTo(InviteRepresentative.Result.DONE);
                }
            } finally {
                threads.shutdown();
            }
            assertThat(mailbox.textsTo(mail)).hasSize(1);
            make();
        }
    }

    @Test
    void itEndsAtOnceAndWithTheLastOneTheRole() {
        UUID second =
                organisations.contact(area, organisations.add(area, "Het Anker"), mail, false, Set.of(Purpose.TRAJECT));
        invite(contact);
        invite(second);
        Browser browser = representative();
        assertThat(browser.get("/overzicht").page().select("a[href*=/namens/]")).hasSize(2);

        end(contact);
        assertThat(browser.get(own(contact)).status()).isEqualTo(404);
        assertThat(browser.get(own(second)).status()).isEqualTo(200);
        assertThat(keepers()).isEmpty();
        end(second);
        assertThat(browser.get(own(second)).status()).isEqualTo(303); // no role left: signed out
        assertThat(accounts.holders(area.id(), Role.ORGANISATION)).isEmpty();
    }

    @Test
    void itEndsAtOnceWhenTheOrganisationIsRemovedButNotForAnother() {
        UUID other = organisations.add(area, "Het Anker");
        UUID second = organisations.contact(area, other, mail, false, Set.of(Purpose.TRAJECT));
        String third = "derde-" + mail;
        invite(contact);
        invite(second);
        invite(organisations.contact(area, organisation, third, false, Set.of(Purpose.TRAJECT)));
        Browser browser = representative();

        remove(organisation);
        assertThat(browser.get(own(contact)).status()).isEqualTo(404);
        assertThat(browser.get(own(second)).status()).isEqualTo(200);
        assertThat(accounts.holders(area.id(), Role.ORGANISATION))
                .singleElement()
                .satisfies(holder -> assertThat(holder.email()).isEqualTo(mail));

        remove(other);
        assertThat(browser.get(own(second)).status()).isEqualTo(303); // no role left: signed out
        assertThat(accounts.holders(area.id(), Role.ORGANISATION)).isEmpty();
        assertThat(coordinator.get("/" + area.slug() + "/logboek").body())
                .contains("Vertegenwoordiger gestopt", "Rol beëindigd: Vertegenwoordiger van een organisatie");
    }

    private void remove(UUID id) {
        assertThat(coordinator
                        .post("/" + area.slug() + "/netwerk/" + id + "/verwijdering", Map.of())
                        .status())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({"end", "organisation", "contact", "night"})
    void aRoleThatSomebodyHadBeforeTheInvitationStays(String how) {
        UUID account = accounts.ensure(mail, "Noor", area.id(), Role.ORGANISATION);
        UUID second =
                organisations.contact(area, organisations.add(area, "Het Anker"), mail, false, Set.of(Purpose.TRAJECT));
        invite(contact);
        invite(second);

        end(second);
        switch (how) {
            case "end" -> end(contact);
            case "organisation" -> remove(organisation);
            case "contact" -> coordinator.post(contactPage(contact) + "/verwijdering", Map.of());
            default -> erase("contact", 31, contact, organisation);
        }

        assertThat(representative().get(own(contact)).status()).isEqualTo(404);
        assertThat(accounts.holders(area.id(), Role.ORGANISATION))
                .singleElement()
                .satisfies(holder -> assertThat(holder.account()).isEqualTo(account));
    }

    @Test
    void itEndsWithTheContactWithTheRoleAndWhenSomebodyElseGivesAnotherAddress() {
        invite(contact);
        coordinator.post(contactPage(contact) + "/verwijdering", Map.of());
        assertThat(accounts.holders(area.id(), Role.ORGANISATION)).isEmpty();

        contact = organisations.contact(area, organisation, mail, false, Set.of(Purpose.TRAJECT));
        invite(contact);
        Tenancy.in(
                area.id(),
                () -> accounts.end(staff, area.id(), accounts.of(mail).orElseThrow(), Role.ORGANISATION));
        accounts.ensure(mail, "Noor", area.id(), Role.ORGANISATION);
        assertThat(representative().get(own(contact)).status()).isEqualTo(404);

        invite(contact);
        representative()
                .post(
                        own(contact) + "/contact",
                        Map.of("contact-naam", "Noor", "mail", "zelf-" + mail, "contact-taal", "nl"));
        assertThat(representative().get(own(contact)).status()).isEqualTo(200);
        coordinator.post(
                contactPage(contact),
                Map.of("contact-naam", "Iemand anders", "mail", "anders-" + mail, "contact-taal", "nl"));
        assertThat(keepers()).isEmpty();
    }

    @Test
    void whoWantsToBeForgottenIsErasedAndHearsThatTheAccountIsStillThere() {
        invite(contact);
        assertThat(representative().post(own(contact) + "/vergeten", Map.of()).body())
                .contains("Uw gegevens zijn gewist", "Uw account blijft nog bestaan");
        assertThat(coordinator.get(contactPage(contact)).status()).isEqualTo(404);
        assertThat(accounts.of(mail)).isPresent();
    }

    @Test
    void itGoesAlongWhenTwoOrganisationsBecomeOne() {
        invite(contact);
        UUID stays = organisations.add(area, "Brug Oost");
        Tenancy.in(area.id(), () -> merging.merge(area.id(), stays, organisation, staff));

        assertThat(representative().get(own(contact)).page().select("h1").text())
                .isEqualTo("Brug Oost");
    }

    @ParameterizedTest
    @CsvSource({"contact, 31", "unconfirmed-contact, 560", "organisation, 31", "person, 0"})
    void theRoleGoesWithTheLastContactThatIsErased(String kind, int days) {
        UUID other = organisations.add(area, "Het Anker");
        UUID second = organisations.contact(area, other, mail, false, Set.of(Purpose.TRAJECT));
        UUID byHand = people.account(area.id(), Role.ORGANISATION);
        invite(contact);
        invite(second);

        erase(kind, days, contact, organisation);
        if (!kind.startsWith("unconfirmed")) { // there both go at once
            assertThat(accounts.holders(area.id(), Role.ORGANISATION)).hasSize(2);
            erase(kind, days, second, other);
        }
        assertThat(coordinator.get(contactPage(second)).status()).isEqualTo(404);
        assertThat(coordinator.get("/" + area.slug() + "/logboek").body())
                .contains("Rol beëindigd: Vertegenwoordiger van een organisatie");
        assertThat(accounts.holders(area.id(), Role.ORGANISATION))
                .singleElement()
                .satisfies(holder -> assertThat(holder.account()).isEqualTo(byHand));
    }

    private void erase(String kind, int days, UUID id, UUID of) {
        switch (kind) {
            case "person" -> worker.<Boolean>execute(status -> contacts.erase(area.id(), id));
            case "contact" -> Tenancy.in(area.id(), () -> keepContact.withdraw(area.id(), id, Purpose.TRAJECT, null));
            case "organisation" -> Tenancy.in(area.id(), () -> keep.remove(area.id(), of, staff));
            default -> {}
        }
        if (days > 0) {
            nights.erase(kind, Instant.now().plus(Duration.ofDays(days)));
        }
    }

    @Test
    void itIsInTheCopyOfWhatIsKeptAndIsErased() {
        invite(contact);
        assertThat(new JsonMapper()
                        .readTree(representative().get("/mijn/gegevens.json").body())
                        .at("/representative/0/organisation")
                        .asString())
                .isEqualTo("De Brug");
        PersonalData.Person person = new PersonalData.Person(accounts.of(mail).orElseThrow(), mail, null);
        List<PersonalData.Item> items = Tenancy.in(area.id(), () -> data.find(person, List.of(area.id())));
        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.row()).isEqualTo(contact);
            assertThat(worker.<Boolean>execute(status -> data.erase(area.id(), item.row())))
                    .isTrue();
            assertThat(worker.<Boolean>execute(status -> data.erase(area.id(), item.row())))
                    .isFalse();
        });
        assertThat(accounts.holders(area.id(), Role.ORGANISATION)).isEmpty();
    }
}
