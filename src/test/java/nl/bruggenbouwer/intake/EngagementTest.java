package nl.bruggenbouwer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.intake.Fact.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EngagementTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    /** Facts as "day kind", the days before today counted backwards; a kind may carry a scan after a slash. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                                                        | REQUESTED
                    40 REQUESTED                                                        | REQUESTED
                    40 REQUESTED, 30 INTAKE_PLANNED                                     | INTAKE_PLANNED
                    40 REQUESTED, 30 INTAKE_DONE, 20 CONNECTING                         | CONNECTING
                    30 INTAKE_DONE                                                      | INTAKE_DONE
                    20 SCAN_PREPARED/1, 10 SCAN_OPEN/1                                  | SCAN_OPEN
                    20 SCAN_OPEN/1, 10 CONNECTING                                       | SCAN_OPEN
                    20 SCAN_PREPARED/1, -3 SCAN_OPEN/1                                  | SCAN_PREPARED
                    20 SCAN_PREPARED/1, 10 SCAN_OPEN/1, 2 SCAN_DESTROYED/1              | REQUESTED
                    30 CONNECTING, 20 SCAN_OPEN/1, 9 SCAN_DESTROYED/1, 5 SCAN_PREPARED/2 | SCAN_PREPARED
                    20 SCAN_OPEN/1, 10 SCAN_CLOSED/1, 2 OUTCOME_RELEASED/1              | OUTCOME_RELEASED
                    20 DELIVERING, 10 STAFFED                                           | DELIVERING
                    20 MEETING_HELD, 20 COLLABORATING                                   | MEETING_HELD
                    20 MEETING_HELD, 19 COLLABORATING                                   | COLLABORATING
                    20 MEETING_HELD, 19 COLLABORATING, 10 PLAN_DRAFT                    | PLAN_DRAFT
                    20 MEETING_HELD, 19 COLLABORATING, 10 PLAN_DRAFT, 5 EVALUATED       | COLLABORATING
                    10 COLLABORATING                                                    | COLLABORATING
                    10 CALLED, 9 MESSAGED, 8 ACTION_DONE                                | REQUESTED
                    30 INTAKE_DONE, 10 PAUSED                                           | PAUSED
                    30 INTAKE_DONE, 10 PAUSED, 5 CALLED                                 | PAUSED
                    30 INTAKE_DONE, 10 PAUSED, 5 CONNECTING                             | PAUSED
                    30 INTAKE_DONE, 10 PAUSED, 5 RESUMED                                | INTAKE_DONE
                    30 INTAKE_DONE, 10 PAUSED, 10 RESUMED, 10 STOPPED                   | STOPPED
                    30 INTAKE_DONE, 10 STOPPED, 5 RESUMED, 2 QUOTED                     | QUOTED
                    30 EVALUATED, 10 CLOSED                                             | CLOSED
                    30 EVALUATED, 10 CLOSED, 5 COLLABORATING                            | CLOSED
                    30 PAUSED, 10 CLOSED                                                | CLOSED
                    """)
    void theStateFollowsFromTheFacts(String facts, Kind state) {
        assertThat(engagement(facts == null ? "" : facts).state(TODAY)).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindWithAStepIsTheStateWhenItIsAllThatHappened(Kind kind) {
        Kind state = engagement("3 " + kind).state(TODAY);

        assertThat(state)
                .isEqualTo(kind.step() != null || kind == Kind.PAUSED || kind == Kind.STOPPED ? kind : Kind.REQUESTED);
    }

    @Test
    void whatRestsKeepsItsStepAndKnowsWhenItWakes() {
        Engagement resting = engagement("30 INTAKE_DONE, 10 PAUSED");

        assertThat(resting.step(TODAY)).isEqualTo(Step.INTAKE);
        assertThat(resting.wakesOn(TODAY)).isEqualTo(TODAY.plusDays(30));
        assertThat(resting.runs(TODAY)).isTrue();
        assertThat(engagement("10 PAUSED, 5 RESUMED").wakesOn(TODAY)).isNull();
        assertThat(engagement("10 STOPPED").runs(TODAY)).isFalse();
    }

    @Test
    void eachStepCountsFromItsFirstDay() {
        Engagement engagement = engagement("30 INTAKE_PLANNED, 20 INTAKE_DONE, 10 PLAN_DRAFT, -5 SCAN_OPEN/1");

        assertThat(engagement.steps(TODAY))
                .containsOnlyKeys(Step.INTAKE, Step.PLAN)
                .containsEntry(Step.INTAKE, TODAY.minusDays(30));
        assertThat(engagement.lastSign(TODAY)).isEqualTo(TODAY.minusDays(10));
        assertThat(engagement("").lastSign(TODAY)).isNull();
    }

    private static Engagement engagement(String facts) {
        List<Fact> list = new ArrayList<>();
        for (String fact : facts.isBlank() ? new String[0] : facts.split(",")) {
            String[] words = fact.strip().split("[ /]");
            Kind kind = Kind.valueOf(words[1]);
            list.add(new Fact(
                    UUID.randomUUID(),
                    kind,
                    TODAY.minusDays(Integer.parseInt(words[0])),
                    kind == Kind.PAUSED ? TODAY.plusDays(30) : null,
                    null,
                    "",
                    words.length > 2 ? new UUID(0, Long.parseLong(words[2])) : null,
                    null));
        }
        return new Engagement(
                new AreaId(1), UUID.randomUUID(), "Traject", UUID.randomUUID(), Instant.EPOCH, null, list);
    }
}
