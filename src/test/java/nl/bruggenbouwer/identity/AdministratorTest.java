package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class AdministratorTest {

    @Autowired
    People people;

    @Autowired
    Areas areas;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Slugs slugs;

    Browser administrator;

    @BeforeEach
    void signIn() {
        administrator = people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR);
        administrator.get("/landelijk/gebieden");
    }

    @Test
    void opensAnAreaOfWhichTheAddressFollowsFromTheName() {
        String name = "Súdwest " + UUID.randomUUID().toString().substring(0, 8);
        Browser.Answer opened =
                administrator.post("/landelijk/gebieden", Map.of("naam", name, "gemeenten", "Eén, Twee"));

        String slug = "sudwest-" + name.substring(8);
        assertThat(opened.location()).isEqualTo("/landelijk/gebieden/" + slug);
        Area area = areas.bySlug(slug).orElseThrow();
        assertThat(area.name()).isEqualTo(name);
        assertThat(area.municipalities()).isEqualTo("Eén, Twee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"landelijk", "inloggen", "v", "s", "login", "Hoofd Letters", "a", "-streepje"})
    void anAreaGetsNoAddressThatIsTakenOrNotAWord(String slug) {
        Browser.Answer refused = administrator.post("/landelijk/gebieden", Map.of("naam", "Dorp", "adres", slug));

        assertThat(refused.status()).isEqualTo(422);
        assertSameWordsAboveAndAtTheField(refused.page(), "adres");
        assertThat(refused.page().select("#naam").val()).isEqualTo("Dorp");
    }

    @Test
    void twoAreasDoNotShareAnAddress() {
        Area area = people.area();

        assertThat(administrator
                        .post("/landelijk/gebieden", Map.of("naam", "Dorp", "adres", area.slug()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theFirstWordOfEveryRouteIsReserved() {
        assertThat(slugs.firstWords()).contains("landelijk", "inloggen", "overzicht", "v", "s", "actuator", "error");
    }

    @Test
    void invitesSomebodyWhoThenHasTheRole() {
        Area area = people.area();
        String mail = UUID.randomUUID() + "@voorbeeld.example";
        Browser.Answer invited = administrator.post(
                "/landelijk/gebieden/" + area.slug() + "/uitnodiging",
                Map.of("mail", mail, "naam", "Noor", "rol", "COORDINATOR"));

        assertThat(invited.location()).isEqualTo("/landelijk/gebieden/" + area.slug());
        assertThat(mailbox.textsTo(mail)).hasSize(1).first().asString().contains("Noor", area.name(), "/inloggen");
        assertThat(administrator
                        .get("/landelijk/gebieden/" + area.slug())
                        .page()
                        .select(".tasks li")
                        .text())
                .contains("Noor", mail, "Coördinator");
    }

    @Test
    void aRoleThatEndsEndsAtOnce() {
        Area area = people.area();
        UUID account = people.account(area.id(), Role.COORDINATOR);
        Browser coordinator = people.signedIn(account);
        assertThat(coordinator.get("/" + area.slug() + "/contact").status()).isEqualTo(200);

        administrator.post(
                "/landelijk/gebieden/" + area.slug() + "/einde",
                Map.of("account", account.toString(), "rol", "COORDINATOR"));
        assertThat(coordinator.get("/" + area.slug() + "/contact").location()).isEqualTo("/inloggen");
    }

    @Test
    void anAdministratorGetsNoRoleInAnArea() {
        Area area = people.area();
        String mail = UUID.randomUUID() + "@voorbeeld.example";
        administrator.post("/landelijk/gebieden/" + area.slug() + "/uitnodiging", Map.of());
        Browser.Answer refused = administrator.post(
                "/landelijk/gebieden/" + area.slug() + "/uitnodiging",
                Map.of("mail", administratorsMail(mail), "naam", "Bea", "rol", "COORDINATOR"));

        assertThat(refused.status()).isEqualTo(422);
        assertSameWordsAboveAndAtTheField(refused.page(), "mail");
    }

    @Autowired
    Accounts accounts;

    private String administratorsMail(String mail) {
        accounts.ensure(mail, "Bea", AreaId.NATIONAL, Role.ADMINISTRATOR);
        return mail;
    }

    @Test
    void anIncompleteInvitationKeepsWhatWasTyped() {
        Area area = people.area();
        Browser.Answer refused = administrator.post(
                "/landelijk/gebieden/" + area.slug() + "/uitnodiging",
                Map.of("mail", "noor@voorbeeld", "naam", "Noor", "rol", "TRAINER"));

        assertThat(refused.status()).isEqualTo(422);
        assertSameWordsAboveAndAtTheField(refused.page(), "mail");
        assertThat(refused.page().select("#mail").val()).isEqualTo("noor@voorbeeld");
        assertThat(refused.page().select("#naam").val()).isEqualTo("Noor");
        assertThat(refused.page().select("#rol option[selected]").val()).isEqualTo("TRAINER");
        assertThat(refused.page().title()).startsWith("Fout: ");
    }

    @ParameterizedTest
    @CsvSource({"ADMINISTRATOR", "NIETS", "''"})
    void onlyARoleOfAnAreaCanBeGiven(String role) {
        Area area = people.area();
        Browser.Answer refused = administrator.post(
                "/landelijk/gebieden/" + area.slug() + "/uitnodiging",
                Map.of("mail", "noor@voorbeeld.example", "naam", "Noor", "rol", role));

        assertThat(refused.status()).isEqualTo(422);
        assertSameWordsAboveAndAtTheField(refused.page(), "rol");
    }

    @Test
    void seesNothingOfAnAreasContent() {
        Area area = people.area();

        for (String path : List.of("/contact", "/quickscan")) {
            assertThat(administrator.get("/" + area.slug() + path).status()).isEqualTo(404);
        }
    }

    @Test
    void theCoordinatorKeepsTheContactPerson() {
        Area area = people.area();
        Browser coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        coordinator.get("/" + area.slug() + "/contact");
        Browser.Answer refused =
                coordinator.post("/" + area.slug() + "/contact", Map.of("naam", "Samira", "telefoon", "bel maar"));
        assertThat(refused.status()).isEqualTo(422);
        assertSameWordsAboveAndAtTheField(refused.page(), "telefoon");
        assertThat(refused.page().select("#telefoon").val()).isEqualTo("bel maar");

        coordinator.post(
                "/" + area.slug() + "/contact",
                Map.of("naam", "Samira", "telefoon", "030 - 123 45 67", "uren", "werkdagen"));
        assertThat(areas.get(area.id()).contact())
                .isEqualTo(new Area.Contact("Samira", "030 - 123 45 67", "werkdagen", null));

        Map<String, String> typed = Map.of(
                "naam", "Samira", "telefoon", "030 - 123 45 67", "uren", "werkdagen", "mail", "samira@voorbeeld");
        Browser.Answer wrong = coordinator.post("/" + area.slug() + "/contact", typed);
        assertThat(wrong.status()).isEqualTo(422);
        assertSameWordsAboveAndAtTheField(wrong.page(), "mail");
        assertThat(wrong.page().select("#mail").val()).isEqualTo("samira@voorbeeld");
    }

    private static void assertSameWordsAboveAndAtTheField(Document page, String field) {
        String above = page.select(".summary a[href=#" + field + "]").text();
        assertThat(above).isNotBlank();
        assertThat(page.select("#e-" + field).text()).isEqualTo("Fout: " + above);
        assertThat(page.select("#" + field).attr("aria-invalid")).isEqualTo("true");
    }
}
