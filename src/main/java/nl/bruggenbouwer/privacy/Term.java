package nl.bruggenbouwer.privacy;

import java.time.Period;

/**
 * How long one kind of record is kept.
 *
 * @param name key of its text: {@code retention.<name>}
 */
public record Term(String name, Period period) {

    /** Of the words of the period in its own unit, which take the length: {@code retention.<unit>}. */
    public String unit() {
        if (period.isZero()) {
            return "sameday";
        }
        String unit = period.getYears() > 0 ? "year" : period.getMonths() > 0 ? "month" : "day";
        return length() == 1 && !unit.equals("year") ? unit : unit + "s";
    }

    public int length() {
        return period.getYears() > 0
                ? period.getYears()
                : period.getMonths() > 0 ? period.getMonths() : period.getDays();
    }
}
