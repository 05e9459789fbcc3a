package nl.bruggenbouwer.privacy;

import java.time.Period;

/**
 * How long one kind of record is kept.
 *
 * @param name key of its text: {@code retention.<name>}
 */
public record Term(String name, Period period) {

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
