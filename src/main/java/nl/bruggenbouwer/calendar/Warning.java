package nl.bruggenbouwer.calendar;

import java.time.LocalDate;

/**
 * Something that is on a day, or that cannot be known of it.
 *
 * @param code SUMMER, RAMADAN …; UNKNOWN_SCHOOL, UNKNOWN_FEASTS or UNKNOWN_REGION: "not known yet" is said, never left out
 * @param nameKey of its text
 * @param until the last day
 */
public record Warning(String code, String nameKey, LocalDate from, LocalDate until) {

    /** Whether it says that something is not known yet. */
    public boolean unknown() {
        return code.startsWith("UNKNOWN_");
    }

    static Warning of(String code, LocalDate from, LocalDate until) {
        return new Warning(code, "calendar." + code, from, until);
    }
}
