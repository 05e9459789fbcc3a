package nl.bruggenbouwer.meeting;

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
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagements;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The date that was chosen for a joint meeting stands in its form, and counts once it is saved. */
@ApplicationTest
class DateForAMeetingTest {

    @Autowired
    People people;

    @Autowired
    Engagements engagements;

    @Autowired
    JointMeetingSql meetings;

    @Autowired
    TransactionTemplate webTransaction;

    private Area area;
    private Browser coordinator;
    private UUID engagement;
    private LocalDate day;

    @BeforeEach
    void aTraject() {
        area = people.area();
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        engagement = Tenancy.in(
                        area.id(),
                        () -> webTransaction.execute(status -> engagements.current(area.id(), UUID.randomUUID())))
                .id();
        day = engagements.today().plusDays(40);
    }

    /** The page of a poll in which the second of two dates, a week later, was chosen. */
    private String chosen(UUID subject) {
        String list = "/" + area.slug() + "/datumprikker";
        coordinator.get(list + "?voor=" + subject);
        Map<String, String> form = new HashMap<>(Map.of("voor", subject.toString(), "titel", "Een avond samen"));
        form.putAll(Map.of("sleutel", UUID.randomUUID().toString(), "sluit", day.toString()));
        form.putAll(Map.of("dag-0", day.toString(), "van-0", "19:00", "tot-0", "21:00"));
        form.putAll(Map.of("dag-1", day.plusDays(7).toString(), "van-1", "18:30", "tot-1", "20:00"));
        String poll = coordinator.post(list, form).location();
        List<String> dates =
                coordinator.get(poll).page().select("input[name=datum]").eachAttr("value");
        coordinator.post(poll + "/keuze", Map.of("datum", dates.get(1)));
        return poll;
    }

    private String next(String poll) {
        return coordinator
                .get(poll)
                .page()
                .select("main a.btn[href*=bijeenkomst]")
                .attr("href");
    }

    private List<JointMeeting> planned() {
        return Tenancy.in(area.id(), () -> meetings.of(area.id(), engagement));
    }

    private void assertFilledIn(Document page) {
        assertThat(page.select("#dag, #van, #tot").eachAttr("value"))
                .containsExactly(day.plusDays(7).toString(), "18:30", "20:00");
        assertThat(page.select("main .note").text()).contains("De gekozen datum staat in het formulier");
    }

    @Test
    void withoutAMeetingTheDateStandsInTheFormToPlanOne() {
        String poll = chosen(engagement);
        String form = next(poll);
        assertFilledIn(coordinator.get(form).page());
        String list = "/" + area.slug() + "/bijeenkomst?voor=" + engagement;
        assertFilledIn(coordinator.get(list).page()); // also when one comes by oneself
        assertThat(coordinator
                        .get(list + "&datum=" + UUID.randomUUID())
                        .page()
                        .select("#dag")
                        .val())
                .isEmpty();
        assertThat(planned()).isEmpty();

        Map<String, String> sent = new HashMap<>();
        coordinator
                .get(form)
                .page()
                .select("form[action$=bijeenkomst] input")
                .forEach(field -> sent.put(field.attr("name"), field.val()));
        for (int i = 0; i < 2; i++) {
            assertThat(coordinator
                            .post("/" + area.slug() + "/bijeenkomst", sent)
                            .status())
                    .isEqualTo(303);
        }
        assertThat(planned()).singleElement().satisfies(meeting -> {
            assertThat(meeting.day()).isEqualTo(day.plusDays(7));
            assertThat(meeting.from()).isEqualTo(LocalTime.of(18, 30));
        });
        assertThat(next(poll)).isEmpty(); // it stands there
        assertThat(coordinator.get(list).page().select("#dag").val()).isEmpty();
    }

    @Test
    void theDateOfAMeetingMovesOnlyWhenTheCoordinatorSavesIt() {
        Map<String, String> form = new HashMap<>(Map.of("voor", engagement.toString(), "titel", "Samen kiezen"));
        form.putAll(Map.of("dag", day.toString(), "van", "19:30", "tot", "21:30", "plaats", "Het Huis"));
        coordinator.get("/" + area.slug() + "/bijeenkomst?voor=" + engagement);
        String meeting =
                coordinator.post("/" + area.slug() + "/bijeenkomst", form).location();
        String ask = coordinator
                .get(meeting)
                .page()
                .select("a[href*=/datumprikker?voor=]")
                .attr("href");
        assertThat(ask).endsWith(planned().get(0).id().toString());
        assertThat(coordinator.get(ask).page().select("a[href='" + meeting + "']"))
                .hasSize(1);

        String poll = chosen(planned().get(0).id());
        assertThat(planned().get(0).day()).isEqualTo(day);
        Document page = coordinator.get(next(poll)).page();
        assertFilledIn(page);
        assertThat(page.select("#gegevens[open]")).hasSize(1);
        assertThat(page.select("#plaats").val()).isEqualTo("Het Huis");
        assertThat(page.select("main a[href='" + poll + "']")).hasSize(1);
        Map<String, String> sent = new HashMap<>();
        page.select("#gegevens form input, #gegevens form textarea")
                .forEach(field -> sent.put(field.attr("name"), field.val()));
        assertThat(coordinator.post(meeting, sent).status()).isEqualTo(303);
        assertThat(planned().get(0).day()).isEqualTo(day.plusDays(7));

        assertThat(next(chosen(engagement))).isEmpty(); // of the traject, which has a meeting on that date
        form.put("dag", day.plusDays(1).toString());
        assertThat(coordinator.post(meeting, form).status()).isEqualTo(303);
        assertThat(next(chosen(engagement))).startsWith(meeting + "?datum=");
        form.put("dag", engagements.today().toString());
        coordinator.post(meeting, form);
        coordinator.post(
                meeting + "/verslag",
                Map.of("aanwezig-FORMAL", "1", "aanwezig-INFORMAL", "1", "aanwezig-MUNICIPALITY", "1"));
        assertThat(coordinator.get(meeting).page().select("a[href*=/datumprikker?voor=]"))
                .isEmpty();
        assertThat(next(poll)).isEmpty();
    }
}
