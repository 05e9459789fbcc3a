package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.notifications.Outbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class MailPagesTest {

    @Autowired
    People people;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    Area area;
    String address;
    Browser coordinator;

    @BeforeEach
    void aMailThatWasRefused() {
        area = people.area();
        address = UUID.randomUUID() + "@voorbeeld.example";
        mail(area, address);
        worker.sql("update mail set failed_at = now(), failure = '550', tries = 3 where recipient = :address")
                .param("address", address)
                .update();
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
    }

    @Test
    void theCoordinatorIsToldToCallAndSeesWhomAndWhy() {
        String path = "/" + area.slug() + "/berichten";

        assertThat(coordinator
                        .get("/overzicht")
                        .page()
                        .select("a[href=" + path + "]")
                        .text())
                .isEqualTo("Bel iemand: 1 mail niet bezorgd");
        assertThat(coordinator.get(path).page().select("main").text())
                .contains(address, "weigert deze mail", "Onderwerp: Een bericht.");
        assertThat(people.signedIn(area.id(), Role.MUNICIPALITY)
                        .get("/overzicht")
                        .body())
                .doesNotContain("/berichten");
    }

    @Test
    void afterTheCallTheAddressIsForgottenAndASecondClickChangesNothing() {
        Map<String, String> done = Map.of("bericht", id(), "wat", "klaar");
        coordinator.get("/" + area.slug() + "/berichten");

        assertThat(coordinator.post("/" + area.slug() + "/berichten", done).status())
                .isEqualTo(303);
        assertThat(rows()).isEmpty();
        assertThat(coordinator.post("/" + area.slug() + "/berichten", done).status())
                .isEqualTo(303);
        assertThat(coordinator.get("/overzicht").body()).doesNotContain("/berichten");
    }

    @Test
    void triedAgainItWaitsAsIfItWereNew() {
        coordinator.get("/" + area.slug() + "/berichten");
        coordinator.post("/" + area.slug() + "/berichten", Map.of("bericht", id(), "wat", "opnieuw"));

        assertThat(rows()).containsExactly("0 null");
        assertThat(coordinator
                        .get("/" + area.slug() + "/berichten")
                        .page()
                        .select("main")
                        .text())
                .contains("Berichten aan collega’s: 1.", "Er is geen mail die niet aankwam.");
    }

    @Test
    void aMailThatIsStillOnItsWayOrOfAnotherAreaIsNobodysToEnd() {
        Area other = people.area();
        String waiting = UUID.randomUUID() + "@voorbeeld.example";
        mail(area, waiting);
        coordinator.get("/" + area.slug() + "/berichten");
        Browser stranger = people.signedIn(other.id(), Role.COORDINATOR);
        stranger.get("/" + other.slug() + "/berichten");

        stranger.post("/" + other.slug() + "/berichten", Map.of("bericht", id()));
        for (String odd : List.of("", "geen-nummer", UUID.randomUUID().toString())) {
            coordinator.post("/" + area.slug() + "/berichten", Map.of("bericht", odd));
        }
        assertThat(coordinator.get("/" + area.slug() + "/berichten").body()).contains("Berichten aan collega’s: 1.");
        assertThat(rows()).hasSize(1);
    }

    private void mail(Area area, String recipient) {
        Tenancy.in(
                area.id(),
                () -> transaction.executeWithoutResult(
                        status -> outbox.add(area.id(), new Outbox.Mail(recipient, "Een bericht", "Goedendag", null))));
    }

    private String id() {
        return worker.sql("select id::text from mail where recipient = :address")
                .param("address", address)
                .query(String.class)
                .single();
    }

    private List<String> rows() {
        return worker.sql("select tries || ' ' || coalesce(failure, 'null') from mail where recipient = :address")
                .param("address", address)
                .query(String.class)
                .list();
    }
}
