package nl.bruggenbouwer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.quickscan.Scans;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What waits for somebody, over all areas. */
@ApplicationTest
class OverviewTest {

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Scans scans;

    Area first;
    Area second;
    UUID account;
    Browser coordinator;

    @BeforeEach
    void signIn() {
        first = people.area();
        second = people.area();
        String mail = UUID.randomUUID() + "@voorbeeld.example";
        account = accounts.ensure(mail, "Samira", first.id(), Role.COORDINATOR);
        accounts.ensure(mail, "Samira", second.id(), Role.COORDINATOR);
        coordinator = people.signedIn(account);
        coordinator.get("/" + first.slug() + "/traject");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Amsterdam"));
    }

    private String begin(Area area, String title) {
        return coordinator
                .post(
                        "/" + area.slug() + "/traject",
                        Map.of("titel", title, "soort", "PLAN_DRAFT", "datum", "2026-01-05"))
                .location()
                .replaceFirst("\\?.*", "");
    }

    private void plan(String traject, String what, UUID who, LocalDate on) {
        assertThat(coordinator
                        .post(
                                traject + "/volgende",
                                Map.of("actie", what, "actie-wie", who.toString(), "actie-datum", on.toString()))
                        .status())
                .isEqualTo(303);
    }

    private Document overview() {
        return coordinator.get("/overzicht").page();
    }

    private static String section(Document page, String title) {
        return page.select("section:has(> h2:containsOwn(" + title + "))").text();
    }

    @Test
    void theNextActionsOfAllAreasStandTogetherInOrderOfTheirDay() {
        plan(begin(first, "Eerste"), "Bel over de zaal", account, today());
        plan(begin(second, "Tweede"), "Stuur het verslag", account, today().minusDays(3));
        plan(begin(second, "Derde"), "Bevestig de tolk", account, today().plusDays(4));

        Document page = overview();

        assertThat(section(page, "Nu"))
                .containsSubsequence(
                        "te laat", "Stuur het verslag", second.name(), "vandaag", "Bel over de zaal", first.name());
        assertThat(section(page, "Later")).contains("Bevestig de tolk").doesNotContain("zaal");
        assertThat(section(page, "Mijn trajecten"))
                .contains("Eerste", "Tweede", "Derde", "Plan in concept", "stap 6 van 9");
    }

    @Test
    void whatAnotherHasToDoOrWhatIsOfAnotherAreaDoesNotWaitForMe() {
        UUID other = people.account(first.id(), Role.COORDINATOR);
        plan(begin(first, "Eerste"), "Bel over de zaal", other, today());
        Area elsewhere = scans.area();
        scans.ended(elsewhere);

        Document page = overview();

        assertThat(section(page, "Nu")).doesNotContain("zaal");
        assertThat(page.text()).doesNotContain(elsewhere.name());
        assertThat(section(overviewOf(other), "Nu")).contains("Bel over de zaal");
    }

    private Document overviewOf(UUID somebody) {
        return people.signedIn(somebody).get("/overzicht").page();
    }

    @Test
    void aPauseThatEndsWakesItsOwner() {
        String traject = begin(first, "Rustend");
        coordinator.post(
                traject + "/feit",
                Map.of(
                        "soort",
                        "PAUSED",
                        "reden",
                        "MONEY",
                        "wek",
                        today().plusDays(9).toString()));

        assertThat(section(overview(), "Later")).contains("Neem weer op: Rustend");
        coordinator.post(traject + "/feit", Map.of("soort", "STOPPED", "reden", "MONEY"));
        assertThat(overview().text()).doesNotContain("Rustend");
    }

    @Test
    void aTalkWaitsForItsDayAndThenForItsReport() {
        String traject = begin(first, "Eerste");
        String talk = coordinator
                .post(
                        traject + "/gesprek/nieuw",
                        Map.of(
                                "met",
                                "ORGANISATIONS",
                                "datum",
                                today().plusDays(4).toString()))
                .location()
                .replaceFirst("\\?.*", "");
        assertThat(section(overview(), "Later")).contains("Gesprek met organisaties");
        UUID other = people.account(first.id(), Role.COORDINATOR);
        assertThat(overviewOf(other).text()).doesNotContain("Gesprek met organisaties");

        coordinator.post(talk + "/gehouden", Map.of("gehouden", today().toString(), "aanwezig", "Vrouwengroep"));
        assertThat(section(overview(), "Nu")).contains("Verstuur het verslag: Gesprek met organisaties");

        coordinator.post(talk + "/verslag", Map.of("wie-1", "Vrouwengroep", "mail-1", "a@voorbeeld.example"));
        assertThat(overview().text()).doesNotContain("Gesprek met organisaties");
    }

    @Test
    void aScanThatWaitsForItsClosingIsThereForTheSecondPerson() {
        Area area = scans.area();
        scans.ended(area);

        assertThat(section(overviewOf(people.account(area.id(), Role.COORDINATOR)), "Nu"))
                .contains("Bekijk de aantallen en sluit", "Testdorp");
        assertThat(overviewOf(people.account(area.id(), Role.MUNICIPALITY))
                        .select("h2")
                        .eachText())
                .doesNotContain("Nu", "Mijn trajecten");
    }
}
