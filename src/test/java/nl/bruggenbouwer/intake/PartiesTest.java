package nl.bruggenbouwer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Organisation;
import nl.bruggenbouwer.network.Sight;
import nl.bruggenbouwer.start.Time;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Organisations of the network, chosen in a talk with the municipality. */
@ApplicationTest
class PartiesTest {

    @Autowired
    People people;

    @Autowired
    Network network;

    @Autowired
    TransactionTemplate transaction;

    Area area;
    Browser coordinator;
    String talk;

    @BeforeEach
    void begin() {
        area = people.area();
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        coordinator.get("/" + area.slug() + "/traject");
        String traject = coordinator
                .post("/" + area.slug() + "/traject", Map.of("titel", "Dorp 2026", "soort", "REQUESTED"))
                .location()
                .replaceFirst("\\?.*", "");
        talk = coordinator
                .post(traject + "/gesprek/nieuw", Map.of("met", "MUNICIPALITY"))
                .location()
                .replaceFirst("\\?.*", "");
    }

    private UUID known(Area where, String name) {
        return Objects.requireNonNull(Tenancy.in(
                where.id(),
                () -> transaction.execute(
                        status -> network.addIfNew(where.id(), name, Side.INFORMAL, Organisation.Kind.YOUTH, null))));
    }

    private List<String> inTheNetwork() {
        return Tenancy.in(area.id(), () -> network.choices(area.id(), Sight.EVERYTHING)).stream()
                .map(Network.Choice::name)
                .toList();
    }

    private static Map<String, String> typed(String name) {
        return new HashMap<>(Map.of("partij-naam", name, "partij-zijde", "INFORMAL", "partij-soort", "WOMEN"));
    }

    private String parties() {
        return coordinator.get(talk).page().select("#partijen").text();
    }

    @Test
    void oneOfTheNetworkIsChosenAndTakenOutAgain() {
        UUID id = known(area, "Jongerencentrum");
        assertThat(parties()).contains("Nog geen stem van vrouwen", "Nog geen stem van jongeren", "lhbti");

        for (int i = 0; i < 2; i++) {
            assertThat(coordinator
                            .post(talk + "/partij", Map.of("partij", id.toString()))
                            .location())
                    .endsWith("#partijen");
        }

        Document page = coordinator.get(talk).page();
        assertThat(page.select("#partijen li").eachText())
                .hasSize(1)
                .allMatch(line -> line.contains("Jongerencentrum"));
        assertThat(page.select("#partijen").text()).doesNotContain("stem van jongeren");
        assertThat(page.select("#partijen a").attr("href")).isEqualTo("/" + area.slug() + "/netwerk/" + id);
        assertThat(page.select("#partij option[value=" + id + "]")).isEmpty();
        coordinator.post(talk + "/partij/verwijdering", Map.of("partij", id.toString()));
        assertThat(coordinator.get(talk).page().select("#partijen li")).isEmpty();
        assertThat(inTheNetwork()).containsExactly("Jongerencentrum");
    }

    @Test
    void aNewOneLandsInTheNetworkOnce() {
        coordinator.post(talk + "/partij", typed("Vrouwen van de Vliet"));
        coordinator.post(talk + "/partij", typed("vrouwen van de  vliet"));

        assertThat(inTheNetwork()).containsExactly("Vrouwen van de Vliet");
        assertThat(coordinator.get(talk).page().select("#partijen li")).hasSize(1);
        assertThat(parties()).doesNotContain("stem van vrouwen");
    }

    @Test
    void anotherPartyIsAnotherReport() {
        coordinator.post(talk + "/partij", typed("Vrouwen van de Vliet"));
        coordinator.post(
                talk + "/gehouden", Map.of("gehouden", LocalDate.now(Time.ZONE).toString(), "aanwezig", "Gemeente"));
        coordinator.post(talk + "/verslag", Map.of("wie-1", "Gemeente", "mail-1", "a@voorbeeld.example"));
        assertThat(coordinator.get(talk).page().select("#verslag").text()).contains("Daarna veranderde er niets");

        coordinator.post(talk + "/partij", typed("Nog een groep"));

        assertThat(coordinator.get(talk).page().select("#verslag").text()).contains("gewijzigd");
    }

    @ParameterizedTest
    @CsvSource({
        "partij,'',partij",
        "partij,00000000-0000-4000-8000-000000000000,partij",
        "partij,geen-nummer,partij",
        "partij-naam,LANG,partij-naam",
        "partij-naam,---,partij-naam",
        "partij-zijde,NIETS,partij-zijde",
        "partij-soort,'',partij-soort"
    })
    void whatIsNoPartyIsRefusedAtItsField(String field, String typed, String wrong) {
        known(area, "Jongerencentrum");
        Map<String, String> form = field.equals("partij") ? new HashMap<>() : typed("Vrouwen");
        form.put(field, typed.equals("LANG") ? "é".repeat(121) : typed);

        Browser.Answer refused = coordinator.post(talk + "/partij", form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("details.block[open] #e-" + wrong)).isNotEmpty();
        assertThat(inTheNetwork()).containsExactly("Jongerencentrum");
    }

    @Test
    void anOrganisationOfElsewhereIsNotThere() {
        UUID foreign = known(people.area(), "Elders");

        assertThat(coordinator
                        .post(talk + "/partij", Map.of("partij", foreign.toString()))
                        .status())
                .isEqualTo(422);
        assertThat(parties()).doesNotContain("Elders");
    }
}
