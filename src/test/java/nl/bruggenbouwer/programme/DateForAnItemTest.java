package nl.bruggenbouwer.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.Together;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.datepoll.DateChosen;
import nl.bruggenbouwer.datepoll.DatePoll;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Which date suits is asked for a half day of an item, and the choice is planned. */
@ApplicationTest
class DateForAnItemTest {

    @Autowired
    People people;

    @Autowired
    Engagements engagements;

    @Autowired
    ComposeProgramme compose;

    @Autowired
    ProgrammeSql sql;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate webTransaction;

    private final UUID me = UUID.randomUUID();
    private Area area;
    private Browser coordinator;
    private UUID engagement;
    private UUID item;
    private String path;
    private LocalDate day;

    @BeforeEach
    void anItem() {
        area = people.area();
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        engagement = Tenancy.in(area.id(), () -> webTransaction.execute(status -> engagements.current(area.id(), me)))
                .id();
        item = added("Kennismaken");
        path = "/" + area.slug() + "/traject/" + engagement + "/programma/onderdeel/" + item;
        day = engagements.today().plusDays(40);
    }

    private UUID added(String title) {
        UUID id = UUID.randomUUID();
        Tenancy.in(
                area.id(),
                () -> compose.add(
                        area.id(), engagement, List.of(Item.of(id, Item.Kind.BRIDGE, null, title, List.of(), "")), me));
        return id;
    }

    private Item now() {
        return Tenancy.in(area.id(), () -> sql.of(area.id(), engagement))
                .flatMap(programme -> programme.content().item(item))
                .orElseThrow();
    }

    private int revision() {
        return Tenancy.in(area.id(), () -> sql.of(area.id(), engagement))
                .orElseThrow()
                .revision();
    }

    private static Item.PlannedSession half(LocalDate day, String place) {
        return new Item.PlannedSession(day, LocalTime.of(9, 0), LocalTime.of(12, 0), place);
    }

    private DatePoll.Option option(LocalDate on) {
        return new DatePoll.Option(UUID.randomUUID(), on, LocalTime.of(9, 0), LocalTime.of(12, 0));
    }

    private void chosen(DatePoll.@Nullable Option before, DatePoll.Option option) {
        Tenancy.in(
                area.id(),
                () -> webTransaction.executeWithoutResult(
                        status -> events.publishEvent(new DateChosen(area.id(), item, before, option, me))));
    }

    @Test
    void theDateThatIsChosenIsAHalfDayOfTheItemAndAnotherDateTakesItsPlace() {
        String ask = coordinator
                .get(path)
                .page()
                .select("a[href*=/datumprikker?voor=]")
                .attr("href");
        assertThat(ask).endsWith(item.toString());
        assertThat(coordinator.get(ask).page().select("a[href='" + path + "']")).isNotEmpty();
        UUID poll = UUID.randomUUID();
        Map<String, String> form = new HashMap<>(Map.of("voor", item.toString(), "sleutel", poll.toString()));
        form.putAll(Map.of("titel", "Een ochtend samen", "sluit", day.toString()));
        form.putAll(Map.of("dag-0", day.toString(), "van-0", "9:00", "tot-0", "12:00"));
        form.putAll(Map.of("dag-1", day.plusDays(7).toString(), "van-1", "9:00", "tot-1", "12:00"));
        String page =
                coordinator.post("/" + area.slug() + "/datumprikker", form).location();
        List<String> dates =
                coordinator.get(page).page().select("input[name=datum]").eachAttr("value");
        assertThat(coordinator.get(page).page().select("main a[href*=dagdelen]"))
                .isEmpty();
        for (int i = 0; i < 2; i++) {
            coordinator.post(page + "/keuze", Map.of("datum", dates.get(0)));
            assertThat(now().sessions()).containsExactly(half(day, ""));
        }
        String next =
                coordinator.get(page).page().select("main a[href*=dagdelen]").attr("href");
        assertThat(coordinator.get(next).page().select("#dag-0").val()).isEqualTo(day.toString());
        assertThat(coordinator.get(path).page().select("main").text()).contains("Een ochtend samen", "gekozen:");

        Item planned = now();
        Map<String, String> place = new HashMap<>(Map.of("titel", "Kennismaken", "keer", "1", "zijde", "FORMAL"));
        place.putAll(Map.of("versie", String.valueOf(planned.edit()), "plaats-0", "Het buurthuis"));
        place.putAll(Map.of("dag-0", day.toString(), "van-0", "9:00", "tot-0", "12:00"));
        assertThat(coordinator.post(path, place).status()).isEqualTo(303);
        coordinator.post(page + "/keuze", Map.of("datum", dates.get(1)));
        assertThat(now().sessions()).containsExactly(half(day.plusDays(7), "Het buurthuis"));
        assertThat(coordinator.get(page).page().select("main a[href*=dagdelen]").text())
                .isEqualTo("Naar het onderdeel met deze datum");
        Map<String, String> gone = new HashMap<>(Map.of("titel", "Kennismaken", "keer", "1", "zijde", "FORMAL"));
        gone.put("versie", String.valueOf(now().edit()));
        assertThat(coordinator.post(path, gone).status()).isEqualTo(303);
        assertThat(coordinator.get(page).page().select("main a[href*=dagdelen]").text())
                .isEqualTo("Naar het onderdeel: deze datum staat er niet in");
        // somebody who still has the form of before sees that the date was chosen meanwhile
        assertThat(coordinator.post(path, place).status()).isEqualTo(422);
    }

    @Test
    void theSameChoiceTwiceIsOneHalfDayAndNothingThatWasPlannedGetsLost() {
        DatePoll.Option first = option(day);
        DatePoll.Option other = option(day.plusDays(1));
        for (int i = 0; i < 2; i++) {
            chosen(null, first);
            assertThat(now().sessions()).containsExactly(half(day, ""));
        }
        int revision = revision();
        chosen(first, first);
        assertThat(revision()).isEqualTo(revision);
        chosen(null, other); // of another poll
        assertThat(now().sessions()).containsExactly(half(day, ""), half(day.plusDays(1), ""));
        for (int i = 0; i < 2; i++) {
            chosen(first, other);
            assertThat(now().sessions()).containsExactly(half(day.plusDays(1), ""));
        }
        for (int n = 2; n <= 30; n++) {
            chosen(null, option(day.plusDays(n)));
        }
        assertThat(now().sessions()).hasSize(Item.MOST_SESSIONS);
    }

    @Test
    void anItemThatIsNoLongerInTheProgrammeGetsNoDate() {
        UUID left = item;
        item = added("Een ander onderdeel");
        Tenancy.in(area.id(), () -> compose.change(area.id(), engagement, content -> content.without(left), me));
        UUID kept = item;
        item = left;
        chosen(null, option(day));
        item = kept;
        assertThat(now().sessions()).isEmpty();
        assertThat(coordinator
                        .get("/" + area.slug() + "/datumprikker?voor=" + left)
                        .page()
                        .select("a[href*=onderdeel]"))
                .isEmpty();
    }

    @Test
    void eightDatesAtOnceAreEightHalfDays() throws Exception {
        Together.run(8, n -> {
            chosen(null, option(day.plusDays(n)));
            return n;
        });
        assertThat(now().sessions()).hasSize(8);
    }
}
