package nl.bruggenbouwer.areas;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A Dutch municipality (gemeente).
 *
 * @param code of CBS, as GM0344
 * @param from first day; null = longer ago than this list
 * @param to the day on which it is no longer there; null = it is there
 * @param successor code of the municipality it went into
 */
public record Municipality(
        String code,
        String name,
        String province,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String successor) {

    public boolean exists(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }
}
