package nl.bruggenbouwer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.datepoll.DateChosen;
import nl.bruggenbouwer.datepoll.DatePoll;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.start.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** People choose a date for a talk, and the talk has it. */
@ApplicationTest
class DateForATalkTest {

    @Autowired
    People people;

    @Autowired
    Engagements engagements;

    @Autowired
    TalkSql talks;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    final LocalDate day = LocalDate.now(Time.ZONE).plusDays(20);
    Area area;
    UUID account;
    Browser coordinator;
    String traject;
    String talk;

    @BeforeEach
    void aTalkWithoutADay() {
        area = people.area();
        account = people.account(area.id(), Role.COORDINATOR);
        coordinator = people.signedIn(account);
        coordinator.get("/" + area.slug() + "/traject");
        traject = coordinator
                .post("/" + area.slug() + "/traject", Map.of("titel", "Dorp 2026", "soort", "REQUESTED"))
                .location()
                .replaceFirst("\\?.*", "");
        talk = coordinator
                .post(traject + "/gesprek/nieuw", Map.of("met", "ORGANISATIONS", "plaats", "Buurthuis"))
                .location()
                .replaceFirst("\\?.*", "");
    }

    private UUID id() {
        return UUID.fromString(talk.substring(talk.lastIndexOf('/') + 1));
    }

    private Talk.Plan plan() {
        return Tenancy.in(area.id(), () -> talks.find(area.id(), id()))
                .orElseThrow()
                .plan();
    }

    private List<Fact> planned() {
        return Tenancy.in(area.id(), () -> engagements.in(area.id())).get(0).facts().stream()
                .filter(fact -> fact.kind() == Fact.Kind.INTAKE_PLANNED)
                .toList();
    }

    private int moved() {
        return worker.sql("select count(*) from audit_entry where area_id = :area and action = 'talk moved'")
                .param("area", area.id().value())
                .query(Integer.class)
                .single();
    }

    private void chosen(UUID subject, LocalDate on) {
        DatePoll.Option option = new DatePoll.Option(UUID.randomUUID(), on, LocalTime.of(19, 30), LocalTime.of(21, 0));
        Tenancy.in(
                area.id(),
                () -> transaction.executeWithoutResult(
                        status -> events.publishEvent(new DateChosen(area.id(), subject, null, option, account))));
    }

    @Test
    void whatIsChosenInAPollForATalkIsItsDay() {
        String ask = coordinator
                .get(talk)
                .page()
                .select("a[href*=/datumprikker?voor=]")
                .attr("href");
        assertThat(ask).endsWith("?voor=" + id());
        assertThat(coordinator.get(ask).page().select("a[href=" + talk + "]").text())
                .contains("organisaties");
        String poll = coordinator
                .post(
                        "/" + area.slug() + "/datumprikker",
                        Map.of(
                                "voor",
                                id().toString(),
                                "sleutel",
                                UUID.randomUUID().toString(),
                                "titel",
                                "Ons gesprek",
                                "sluit",
                                day.minusDays(9).toString(),
                                "dag-0",
                                day.toString(),
                                "van-0",
                                "9.30",
                                "tot-0",
                                "11.00",
                                "dag-1",
                                day.plusDays(1).toString(),
                                "van-1",
                                "19.30",
                                "tot-1",
                                "21.00"))
                .location();
        assertThat(coordinator.get(talk).page().select("a[href=" + poll + "]").text())
                .isEqualTo("Ons gesprek");
        assertThat(planned()).isEmpty();
        List<String> dates =
                coordinator.get(poll).page().select("input[name=datum]").eachAttr("value");

        coordinator.post(poll + "/keuze", Map.of("datum", dates.get(0)));
        assertThat(plan()).isEqualTo(new Talk.Plan(day, LocalTime.of(9, 30), "Buurthuis", false));
        assertThat(coordinator.get(talk).page().select("#stand").text()).contains("09.30 uur", "Buurthuis");

        coordinator.post(poll + "/keuze", Map.of("datum", dates.get(1)));
        assertThat(plan()).isEqualTo(new Talk.Plan(day.plusDays(1), LocalTime.of(19, 30), "Buurthuis", false));
        assertThat(planned())
                .singleElement()
                .satisfies(fact -> assertThat(fact.until()).isEqualTo(day.plusDays(1)));
        assertThat(coordinator.get(poll).page().select("a[href=" + talk + "]")).isNotEmpty();
        assertThat(coordinator.get(traject).page().select("a[href=" + poll + "]"))
                .as("stands with the talk")
                .isEmpty();
    }

    @Test
    void theSameChoiceToldTwiceMovesTheTalkOnce() {
        chosen(id(), day);
        chosen(id(), day);

        assertThat(plan().on()).isEqualTo(day);
        assertThat(planned()).hasSize(1);
        assertThat(moved()).isOne();
    }

    @Test
    void aTalkThatWasCalledOffIsPlannedAgainAndOneThatWasHeldStays() {
        coordinator.get(talk);
        coordinator.post(talk + "/afzegging", Map.of());
        chosen(id(), day);
        assertThat(coordinator.get(talk).page().select("#stand").text()).doesNotContain("Gaat niet door");

        coordinator.post(
                talk + "/gehouden", Map.of("gehouden", LocalDate.now(Time.ZONE).toString(), "aanwezig", "Bestuur"));
        chosen(id(), day.plusDays(3));
        assertThat(plan().on()).isEqualTo(day);
        assertThat(coordinator.get(talk).page().select("a[href*=/datumprikker?voor=]"))
                .isEmpty();
    }

    @Test
    void aDateForATrajectOrForNothingOfThisAreaMovesNoTalk() {
        UUID engagement = UUID.fromString(traject.substring(traject.lastIndexOf('/') + 1));
        Area other = people.area();
        chosen(engagement, day);
        chosen(UUID.randomUUID(), day);
        Tenancy.in(
                other.id(),
                () -> transaction.executeWithoutResult(status -> events.publishEvent(new DateChosen(
                        other.id(),
                        id(),
                        null,
                        new DatePoll.Option(UUID.randomUUID(), day, LocalTime.NOON, LocalTime.of(13, 0)),
                        account))));

        assertThat(plan().on()).isNull();
        assertThat(planned()).isEmpty();
    }
}
