package nl.bruggenbouwer.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    @Test
    void fiveWorkingDaysPassWeekendsAndHolidays() {
        assertThat(WorkingDays.after(LocalDate.of(2026, 11, 27), 5)).isEqualTo(LocalDate.of(2026, 12, 4));
        assertThat(WorkingDays.after(LocalDate.of(2026, 12, 23), 5)).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    /** Easter was on 5 April 2026 and is on 28 March 2027 and 16 April 2028; 27 April 2031 is a Sunday. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25", "2027-03-26", "2027-03-29", "2027-05-06",
                "2027-05-17", "2028-04-14", "2028-04-17", "2026-04-27", "2026-05-05", "2026-12-25", "2027-01-01",
                "2026-11-28", "2026-11-29"
            })
    void onTheseDaysOfficesAreClosed(LocalDate day) {
        assertThat(WorkingDays.isWorkingDay(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-02", "2026-04-07", "2026-05-15", "2026-12-24", "2027-03-30", "2026-11-27"})
    void andOnTheseTheyWork(LocalDate day) {
        assertThat(WorkingDays.isWorkingDay(day)).isTrue();
    }

    @Test
    void kingsDayAvoidsASunday() {
        assertThat(WorkingDays.isWorkingDay(LocalDate.of(2031, 4, 28))).isTrue();
        assertThat(WorkingDays.isWorkingDay(LocalDate.of(2031, 4, 26))).isFalse();
    }
}
