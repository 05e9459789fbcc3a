package nl.bruggenbouwer.intake;

import java.time.LocalDate;
import java.util.UUID;

/** Work that a partner did without pay. */
public record FreeHours(UUID id, String partner, LocalDate on, int minutes, String what) {

    /** As people write it: 90 minutes is "1,5". */
    public static String hours(int minutes) {
        String hours = Double.toString(minutes / 60.0).replace('.', ',');
        return hours.endsWith(",0") ? hours.substring(0, hours.length() - 2) : hours;
    }
}
