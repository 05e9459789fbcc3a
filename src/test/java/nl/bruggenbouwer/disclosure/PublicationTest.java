package nl.bruggenbouwer.disclosure;

import static nl.bruggenbouwer.disclosure.Side.FORMAL;
import static nl.bruggenbouwer.disclosure.Side.INFORMAL;
import static nl.bruggenbouwer.disclosure.Side.MUNICIPALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PublicationTest {
    private static final Set<Side> ALL = Set.of(Side.values());

    @ParameterizedTest
    @CsvSource({
        "MULTI,      8,  4,  0,  4,  0,  50, AT_MOST_HALF, 0",
        "MULTI,      8,  5,  5,  8, 63, 100, MORE_THAN_HALF, 2",
        "MULTI,     14,  7,  7, 10, 50,  71, SOME, 1",
        "FIGURE,    14,  7,  7, 10, 50,  71, SOME, 1",
        "MULTI,     18,  3,  0,  4,  0,  22, LITTLE, 0",
        "MULTI,     60, 54, 48, 54, 80,  90, MOST, 2",
        "SINGLE,    18,  6,  0,  6,  0,  33, LITTLE, 0",
        "SINGLE,    18,  7,  7, 11, 39,  61, SOME, 1",
        "SINGLE,    18, 12, 12, 18, 67, 100, MOST, 2",
        "SINGLE,    15,  8,  8, 15, 53, 100, MORE_THAN_HALF, 2",
        "SENSITIVE, 18, 17,  8, 18, 44, 100, SOME_OR_MORE, 1",
        "SENSITIVE, 18,  7,  5,  7, 28,  39, SOME, 1",
        "SENSITIVE, 18,  4,  0,  4,  0,  22, LITTLE, 0",
    })
    void a_count_becomes_a_band_with_percentages_a_word_and_a_level(
            Kind kind, int n, int count, int low, int high, int lowPercent, int highPercent, Word word, int level) {
        Cell cell = only(kind, n, count);

        assertThat(List.of(cell.n(), cell.low(), cell.high())).containsExactly(n, low, high);
        assertThat(List.of(cell.lowPercent(), cell.highPercent())).containsExactly(lowPercent, highPercent);
        assertThat(cell.word()).isEqualTo(word);
        assertThat(cell.level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"14, 7, 6", "8, 4, 3", "18, 3, 1", "60, 54, 9", "18, 18, 9", "20, 10, 5"})
    void the_middle_of_a_band_is_rounded_half_up_to_tenths(int n, int count, int tenths) {
        assertThat(only(Kind.MULTI, n, count).tenths()).isEqualTo(tenths);
    }

    @ParameterizedTest
    @CsvSource({"18, 3, 2", "18, 9, 1", "18, 18, 0", "8, 4, 2", "8, 5, 0"})
    void the_others_of_a_figure_have_a_level_too(int n, int count, int level) {
        assertThat(only(Kind.FIGURE, n, count).complementLevel()).isEqualTo(level);
    }

    @Test
    void sides_of_eight_and_more_stay_apart() {
        assertThat(Publication.grouping(Map.of(MUNICIPALITY, 8, FORMAL, 18, INFORMAL, 14)))
                .containsExactly(
                        new Group(List.of(FORMAL), 18),
                        new Group(List.of(INFORMAL), 14),
                        new Group(List.of(MUNICIPALITY), 8));
    }

    @Test
    void a_small_municipality_is_shown_together_with_the_professionals() {
        assertThat(Publication.grouping(Map.of(FORMAL, 18, INFORMAL, 14, MUNICIPALITY, 7)))
                .containsExactly(new Group(List.of(FORMAL, MUNICIPALITY), 25), new Group(List.of(INFORMAL), 14));
    }

    @Test
    void a_small_side_that_remains_merges_all() {
        assertThat(Publication.grouping(Map.of(FORMAL, 18, INFORMAL, 7, MUNICIPALITY, 9)))
                .containsExactly(new Group(List.of(FORMAL, INFORMAL, MUNICIPALITY), 34));
        assertThat(Publication.grouping(Map.of(FORMAL, 3, INFORMAL, 20, MUNICIPALITY, 4)))
                .containsExactly(new Group(List.of(FORMAL, INFORMAL, MUNICIPALITY), 27));
        assertThat(Publication.grouping(Map.of(FORMAL, 7, INFORMAL, 20)))
                .containsExactly(new Group(List.of(FORMAL, INFORMAL), 27));
    }

    @Test
    void an_invited_side_without_a_single_form_counts_as_small() {
        assertThat(Publication.grouping(Map.of(FORMAL, 12, INFORMAL, 9, MUNICIPALITY, 0)))
                .containsExactly(new Group(List.of(FORMAL, MUNICIPALITY), 12), new Group(List.of(INFORMAL), 9));
    }

    @Test
    void fewer_than_ten_forms_in_all_are_too_few_answers() {
        assertThat(Publication.grouping(Map.of(FORMAL, 9))).isEmpty();
        assertThat(Publication.grouping(Map.of(FORMAL, 4, INFORMAL, 5))).isEmpty();
        assertThat(Publication.grouping(Map.of(FORMAL, 5, INFORMAL, 5))).hasSize(1);
        Tally tally = new Tally(Set.of(FORMAL), Map.of(FORMAL, 9), Map.of("Q.A", Map.of(FORMAL, 9)));
        Published published = Publication.publish(tally, List.of(new Asked("Q.A", Kind.MULTI, ALL)));
        assertThat(published.tooFew()).isTrue();
        assertThat(published.rows()).isEmpty();
    }

    @Test
    void bands_are_made_over_those_to_whom_the_option_was_put() {
        Tally tally = new Tally(
                ALL,
                Map.of(FORMAL, 10, INFORMAL, 12, MUNICIPALITY, 5),
                Map.of("Q.A", Map.of(FORMAL, 10, INFORMAL, 1), "Q.B", Map.of(MUNICIPALITY, 5)));

        Published published = Publication.publish(
                tally,
                List.of(
                        new Asked("Q.A", Kind.MULTI, Set.of(FORMAL, INFORMAL)),
                        new Asked("Q.B", Kind.MULTI, Set.of(MUNICIPALITY))));

        assertThat(published.groups()).extracting(Group::forms).containsExactly(15, 12);
        assertThat(published.row("Q.A").orElseThrow().cells())
                .containsExactly(new Cell(Cell.State.BAND, 10, 7, 10), new Cell(Cell.State.BAND, 12, 0, 3));
        assertThat(published.row("Q.B").orElseThrow().cells()).containsExactly(Cell.NOT_SHOWN, Cell.NOT_ASKED);
        assertThat(published.askedOfAll(published.rows().get(0))).isFalse();
    }

    @Test
    void a_sensitive_option_needs_ten_people() {
        assertThat(Bands.of(Kind.SENSITIVE, 9)).isEmpty();
        assertThat(Bands.of(Kind.SENSITIVE, 10)).isNotEmpty();
    }

    @Test
    void ticks_of_a_side_that_was_not_asked_do_not_count() {
        Tally tally = new Tally(
                ALL, Map.of(FORMAL, 10, INFORMAL, 12), Map.of("Q.A", Map.of(FORMAL, 2, INFORMAL, 12, MUNICIPALITY, 0)));
        Published published = Publication.publish(tally, List.of(new Asked("Q.A", Kind.MULTI, Set.of(FORMAL))));
        assertThat(published.rows().get(0).cells())
                .containsExactly(new Cell(Cell.State.BAND, 10, 0, 3), Cell.NOT_ASKED);
    }

    @Test
    void a_figure_beside_other_rows_of_its_question_is_refused() {
        List<Asked> sum = List.of(new Asked("LEVEL", Kind.FIGURE, ALL), new Asked("LEVEL.MUCH", Kind.SINGLE, ALL));
        assertThatThrownBy(() -> Publication.publish(tally(20, 3), sum)).hasMessageContaining("LEVEL");
        List<Asked> two = List.of(new Asked("LEVEL.X", Kind.FIGURE, ALL), new Asked("LEVEL.Y", Kind.FIGURE, ALL));
        assertThatThrownBy(() -> Publication.publish(tally(20, 3), two)).hasMessageContaining("LEVEL");
    }

    @Test
    void options_of_a_single_choice_that_went_to_different_sides_are_refused() {
        List<Asked> asked =
                List.of(new Asked("MIXED.YES", Kind.SINGLE, ALL), new Asked("MIXED.NO", Kind.SINGLE, Set.of(FORMAL)));
        assertThatThrownBy(() -> Publication.publish(tally(20, 3), asked)).hasMessageContaining("MIXED");
    }

    @Test
    void a_code_is_published_once() {
        List<Asked> twice = List.of(new Asked("Q.A", Kind.MULTI, ALL), new Asked("Q.A", Kind.SENSITIVE, ALL));
        assertThatThrownBy(() -> Publication.publish(tally(20, 3), twice)).hasMessageContaining("Q.A");
    }

    @Test
    void more_ticks_than_forms_are_refused() {
        assertThatThrownBy(() -> Publication.publish(tally(20, 21), List.of(new Asked("Q.A", Kind.MULTI, ALL))))
                .hasMessageContaining("Q.A");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0", "5, 5", "9, 5", "10, 10", "41, 40"})
    void turnout_is_rounded_down_to_a_multiple_of_five(int forms, int shown) {
        assertThat(Publication.turnout(forms)).isEqualTo(shown);
    }

    @Test
    void an_outcome_survives_being_stored_as_json_and_holds_nothing_else() {
        Published published = Publication.publish(tally(18, 3), List.of(new Asked("Q.A", Kind.MULTI, ALL)));
        JsonMapper mapper = JsonMapper.shared();

        String json = mapper.writeValueAsString(published);

        assertThat(json)
                .isEqualTo("{\"groups\":[{\"sides\":[\"INFORMAL\"],\"forms\":18}],"
                        + "\"rows\":[{\"code\":\"Q.A\",\"kind\":\"MULTI\",\"sides\":[\"INFORMAL\"],"
                        + "\"cells\":[{\"state\":\"BAND\",\"n\":18,\"low\":0,\"high\":4}]}]}");
        assertThat(mapper.readValue(json, Published.class)).isEqualTo(published);
    }

    @Test
    void a_tally_does_not_tell_its_counts() {
        assertThat(tally(18, 17)).asString().doesNotContain("17", "18");
    }

    /** The cell of one side of n people, in a scan that is large enough. */
    private static Cell only(Kind kind, int n, int count) {
        Tally tally = new Tally(
                Set.of(FORMAL, INFORMAL),
                Map.of(FORMAL, 20, INFORMAL, n),
                Map.of("Q.A", Map.of(FORMAL, 20, INFORMAL, count)));
        return Publication.publish(tally, List.of(new Asked("Q.A", kind, Set.of(INFORMAL))))
                .rows()
                .get(0)
                .cells()
                .get(1);
    }

    private static Tally tally(int n, int count) {
        return new Tally(Set.of(INFORMAL), Map.of(INFORMAL, n), Map.of("Q.A", Map.of(INFORMAL, count)));
    }
}
