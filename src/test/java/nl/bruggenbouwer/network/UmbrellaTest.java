package nl.bruggenbouwer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An umbrella organisation introduces local ones and keeps the entries of those under it. */
@ApplicationTest
@Import(Organisations.class)
class UmbrellaTest {

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Accounts accounts;

    @Autowired
    InviteRepresentative invite;

    @Autowired
    MergeOrganisations merging;

    Area area;
    UUID staff;
    Browser coordinator;
    UUID umbrella;
    Browser representative;
    String members;

    @BeforeEach
    void make() {
        area = people.area();
        staff = people.account(area.id(), Role.COORDINATOR);
        coordinator = people.signedIn(staff);
        coordinator.get("/" + area.slug() + "/netwerk/nieuw");
        umbrella = add("Koepel Oost", Organisation.Kind.UMBRELLA, false, null);
        UUID contact = contact(umbrella);
        representative =
                people.signedIn(accounts.of(contact + "@voorbeeld.example").orElseThrow());
        representative.get("/overzicht");
        members = "/" + area.slug() + "/namens/" + contact + "/leden";
    }

    private UUID add(
            String name, Organisation.Kind kind, boolean hidden, @org.jspecify.annotations.Nullable UUID under) {
        Organisation plain = new Organisation(
                UUID.randomUUID(),
                name,
                Side.INFORMAL,
                kind,
                "Huiswerk",
                "",
                hidden,
                under,
                Set.of(),
                Set.of(),
                Set.of(),
                Instant.now(),
                null);
        return organisations.add(area, plain);
    }

    /** A representative of an organisation, at the address that has the contact's id. */
    private UUID contact(UUID organisation) {
        UUID contact = organisations.contact(
                area, organisation, UUID.randomUUID() + "@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        coordinator.get("/" + area.slug() + "/netwerk/contact/" + contact);
        coordinator.post(
                "/" + area.slug() + "/netwerk/contact/" + contact,
                Map.of("contact-naam", "Nadia", "mail", contact + "@voorbeeld.example", "contact-taal", "nl"));
        assertThat(Tenancy.in(area.id(), () -> invite.invite(area, contact, staff)))
                .isEqualTo(InviteRepresentative.Result.DONE);
        return contact;
    }

    private static Map<String, String> local(UUID key) {
        return new HashMap<>(Map.of(
                "naam",
                "Buurtgroep Noord",
                "zijde",
                "INFORMAL",
                "soort",
                "COMMUNITY",
                "wat",
                "Samen koken",
                "spreekt",
                "ti",
                "sleutel",
                key.toString()));
    }

    private String waiting() {
        return coordinator
                .get("/" + area.slug() + "/netwerk/aanmelding")
                .page()
                .select("main .tasks a")
                .attr("href");
    }

    @Test
    void whatItIntroducesWaitsForACoordinatorWhoSeesByWhomAndThenStandsUnderIt() {
        UUID key = UUID.randomUUID();
        Map<String, String> form = local(key);
        form.put("contact-naam", "Iemand"); // nobody agrees for somebody else: not taken along
        form.put("mail", "iemand@voorbeeld.example");
        form.put("doel", "TRAJECT");
        for (int i = 0; i < 2; i++) {
            assertThat(representative.post(members, form).location()).isEqualTo(members + "?gedaan=aangedragen");
        }
        Document list = representative.get(members + "?gedaan=aangedragen").page();
        assertThat(list.select(".note--good").text()).contains("De coördinator bekijkt de organisatie.");
        assertThat(list.select(".panel .items li")).hasSize(1);
        assertThat(list.select(".tasks li")).isEmpty();

        String proposal = waiting();
        Document desk = coordinator.get(proposal).page();
        assertThat(desk.select(".note").text()).contains("Aangedragen door Koepel Oost, vertegenwoordigd door Nadia.");
        assertThat(desk.body().text()).doesNotContain("iemand@voorbeeld.example");
        String added =
                coordinator.post(proposal + "/toevoeging", Map.of()).location().replaceFirst("\\?.*", "");
        assertThat(coordinator.get(added).page().select(".facts").text())
                .contains("Aangedragen door Koepel Oost", "Samen koken", "Tigrinya");
        assertThat(representative.get(members).page().select(".tasks li").text())
                .contains("Buurtgroep Noord", "Samen koken", "Migranten- of vluchtelingenorganisatie");
        assertThat(representative.get(members).page().select(".panel")).isEmpty();
    }

    @Test
    void noMoreThanTwentyOfAnAccountWaitAndAnUmbrellaIsNotIntroduced() {
        assertThat(representative.get(members).page().select("#soort option[value=UMBRELLA]"))
                .isEmpty();
        Map<String, String> umbrellaToo = local(UUID.randomUUID());
        umbrellaToo.put("soort", "UMBRELLA");
        assertThat(representative.post(members, umbrellaToo).page().select("#e-soort"))
                .hasSize(1);
        Map<String, String> last = Map.of();
        for (int i = 0; i < 20; i++) {
            last = local(UUID.randomUUID());
            assertThat(representative.post(members, last).status()).isEqualTo(303);
        }
        assertThat(representative.post(members, last).status()).isEqualTo(303); // the same form once more
        Browser.Answer refused = representative.post(members, local(UUID.randomUUID()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-naam").text()).contains("Er wachten al 20 organisaties");
        assertThat(refused.page().select("#wat").text()).isEqualTo("Samen koken");
        assertThat(refused.page().select(".panel .items li")).hasSize(20);
    }

    @Test
    void badInputIsSaidAndNothingIsLost() {
        Browser.Answer refused = representative.post(members, Map.of("wat", "a".repeat(301), "soort", "WOMEN"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".summary li")).hasSize(3);
        assertThat(refused.page().select("#soort option[selected]").val()).isEqualTo("WOMEN");
        assertThat(refused.page().select("#wat").text()).hasSize(301);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void itChangesWhatThoseUnderItDoAndOfferAndSeesNoContacts() {
        UUID member = add("Dalmar", Organisation.Kind.COMMUNITY, false, umbrella);
        organisations.contact(area, member, "bestuur@dalmar.example", false, Set.of(Purpose.values()));
        String path = members + "/" + member;
        representative.post(path + "/organisatie", Map.of("wat", "Taalles", "taal-van", "so"));
        representative.post(
                path + "/uitwisseling", Map.of("richting", "OFFER", "punt", "LOCATION", "woorden", "Een zaal"));
        assertThat(representative.post(path + "/uitwisseling", Map.of()).status())
                .isEqualTo(422);

        Browser.Answer entry = representative.get(path);
        assertThat(entry.page().select("h1").text()).isEqualTo("Dalmar");
        assertThat(entry.page().select("#wat").text()).isEqualTo("Taalles");
        assertThat(entry.body()).doesNotContain("bestuur@dalmar.example", "Noor", "contact-naam");
        Document page =
                coordinator.get("/" + area.slug() + "/netwerk/" + member).page();
        assertThat(page.select(".facts").text()).contains("Taalles", "Somalisch", "Aangedragen door Koepel Oost");
        String line = entry.page().select("input[name=regel]").val();
        representative.post(path + "/uitwisseling/verwijdering", Map.of("regel", line));
        assertThat(representative.get(path).page().select("input[name=regel]")).isEmpty();
        for (String own : List.of("contact", "toestemming", "vergeten")) {
            assertThat(representative.post(path + "/" + own, Map.of()).status()).isEqualTo(404);
        }
    }

    @Test
    void itSeesNothingThatIsNotUnderItOrIsHidden() {
        UUID other = add("Zelfstandig", Organisation.Kind.COMMUNITY, false, null);
        UUID hidden = add("Verborgen groep", Organisation.Kind.COMMUNITY, true, umbrella);
        UUID second = add("Koepel West", Organisation.Kind.UMBRELLA, false, null);
        UUID theirs = add("Van West", Organisation.Kind.COMMUNITY, false, second);
        assertThat(representative.get(members).page().select(".tasks li")).isEmpty();
        for (UUID id : List.of(other, hidden, theirs, umbrella, UUID.randomUUID())) {
            assertThat(representative.get(members + "/" + id).status()).isEqualTo(404);
            assertThat(representative
                            .post(members + "/" + id + "/organisatie", Map.of("wat", "Iets anders"))
                            .status())
                    .isEqualTo(404);
        }
        Browser west = people.signedIn(
                accounts.of(contact(second) + "@voorbeeld.example").orElseThrow());
        west.get("/overzicht");
        assertThat(west.get(members).status()).isEqualTo(404);
        assertThat(west.post(members, local(UUID.randomUUID())).status()).isEqualTo(404);
        Browser elsewhere = people.signedIn(people.area().id(), Role.ORGANISATION);
        assertThat(elsewhere.get(members).status()).isEqualTo(404);
        assertThat(coordinator
                        .get("/" + area.slug() + "/netwerk/" + other)
                        .page()
                        .text())
                .doesNotContain("Iets anders");
    }

    @Test
    void oneThatIsThereComesUnderItWhenACoordinatorJoinsThemAlsoAfterAMerge() {
        UUID there = add("Buurtgroep Noord en West", Organisation.Kind.COMMUNITY, false, null);
        representative.post(members, local(UUID.randomUUID()));
        UUID stays = add("Koepel Regio", Organisation.Kind.UMBRELLA, false, null);
        Tenancy.in(area.id(), () -> merging.merge(area.id(), stays, umbrella, staff));
        String proposal = waiting();
        assertThat(coordinator.get(proposal).page().select("#samen").text()).contains("komt zij onder Koepel Regio");
        coordinator.post(proposal + "/samenvoeging", Map.of("organisatie", there.toString()));

        assertThat(representative.get(members).page().select(".tasks li").text())
                .contains("Buurtgroep Noord en West");
        representative.post(members, local(UUID.randomUUID()));
        coordinator.post(waiting() + "/samenvoeging", Map.of("organisatie", stays.toString())); // not under itself
        assertThat(representative.get(members).page().select(".tasks li")).hasSize(1);
    }
}
