package nl.bruggenbouwer.privacy;

import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What there is of one kind of record.
 *
 * @param due how many the next night erases
 * @param next when the first one ends; null when there are none
 */
public record Held(
        String name,
        Period period,
        long kept,
        long due,
        @Nullable Instant next) {

    /** The period in its own unit: days, months or years. */
    public String unit() {
        return period.getYears() > 0 ? "years" : period.getMonths() > 0 ? "months" : "days";
    }

    public int length() {
        return period.getYears() > 0
                ? period.getYears()
                : period.getMonths() > 0 ? period.getMonths() : period.getDays();
    }
}
