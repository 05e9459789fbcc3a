package nl.bruggenbouwer.datepoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.datepoll.DatePoll.Choice;
import nl.bruggenbouwer.disclosure.Side;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final DatePoll.Option monday = option(7);
    private final DatePoll.Option saturday = option(12);

    private static DatePoll.Option option(int day) {
        return new DatePoll.Option(
                UUID.randomUUID(), LocalDate.of(2026, 12, day), LocalTime.of(10, 0), LocalTime.of(12, 0));
    }

    private List<DateAnswer> people(int count, Side side, Choice onMonday, Choice onSaturday) {
        List<DateAnswer> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(new DateAnswer(null, side, "", Map.of(monday.id(), onMonday, saturday.id(), onSaturday)));
        }
        return people;
    }

    private Tally tally(List<DateAnswer> first, List<DateAnswer> second) {
        List<DateAnswer> all = new ArrayList<>(first);
        all.addAll(second);
        return new Tally(List.of(monday, saturday), all);
    }

    @Test
    void aSmallSideWeighsAsMuchAsALargeOne() {
        Tally tally = tally(
                people(18, Side.FORMAL, Choice.YES, Choice.IF_NEEDED), people(3, Side.INFORMAL, Choice.NO, Choice.YES));

        assertThat(tally.count(monday, Side.FORMAL)).isEqualTo(new Tally.Count(18, 0, 0, 18));
        assertThat(tally.count(saturday, Side.FORMAL)).isEqualTo(new Tally.Count(0, 18, 0, 18));
        assertThat(tally.sides()).containsExactly(Map.entry(Side.FORMAL, 18), Map.entry(Side.INFORMAL, 3));
        assertThat(tally.best()).containsExactly(saturday.id());
    }

    @Test
    void whoSaysNothingOfADateDoesNotSayNo() {
        Tally tally = tally(
                people(2, Side.FORMAL, Choice.YES, Choice.NO),
                List.of(new DateAnswer(null, Side.FORMAL, "", Map.of(monday.id(), Choice.NO))));

        assertThat(tally.count(monday, Side.FORMAL)).isEqualTo(new Tally.Count(2, 0, 0, 3));
        assertThat(tally.count(saturday, Side.FORMAL)).isEqualTo(new Tally.Count(0, 0, 1, 3));
    }

    @Test
    void whereTheLeastSuitedSideIsEqualTheOthersDecide() {
        Tally tally = tally(
                people(4, Side.FORMAL, Choice.YES, Choice.IF_NEEDED), people(4, Side.INFORMAL, Choice.NO, Choice.NO));

        assertThat(tally.best()).containsExactly(monday.id());
    }

    @Test
    void equalDatesAreBothBest() {
        Tally tally = tally(people(4, Side.FORMAL, Choice.YES, Choice.YES), List.of());

        assertThat(tally.best()).containsExactlyInAnyOrder(monday.id(), saturday.id());
    }

    @Test
    void withoutAnybodyWhoCanThereIsNoBestDate() {
        assertThat(tally(List.of(), List.of()).best()).isEmpty();
        assertThat(tally(people(9, Side.FORMAL, Choice.NO, Choice.NO), List.of())
                        .best())
                .isEmpty();
    }
}
