package nl.bruggenbouwer.datepoll;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;

/**
 * A question which of some dates suits (datumprikker).
 *
 * @param title neutral: whoever has the link reads it
 * @param subject id of what the date is for; null = nothing that the program knows
 * @param slug last part of its public link
 * @param closesOn the last day on which people may answer
 * @param options in order of time
 * @param chosen the option that was chosen; null = not yet
 * @param answers how many people answered
 */
public record DatePoll(
        AreaId area,
        UUID id,
        String title,
        @Nullable UUID subject,
        String slug,
        LocalDate closesOn,
        List<Option> options,
        @Nullable UUID chosen,
        int answers) {

    /** The kind of its public link. */
    static final String LINK = "DATE_POLL";

    /** A moment to choose from, as a clock on the wall in the Netherlands shows it. */
    public record Option(UUID id, LocalDate day, LocalTime from, LocalTime until) {}

    /** What somebody says of an option. */
    public enum Choice {
        YES,
        IF_NEEDED,
        NO
    }

    /** People answer until the end of the last day, or until a date is chosen. */
    public boolean open(LocalDate today) {
        return chosen == null && !today.isAfter(closesOn);
    }

    public @Nullable Option chosenOption() {
        return options.stream()
                .filter(option -> option.id().equals(chosen))
                .findFirst()
                .orElse(null);
    }

    /** What a poll is made of. */
    record Draft(UUID id, String title, @Nullable UUID subject, LocalDate closesOn, List<Option> options) {}

    /** Who made it, and when. */
    record Made(UUID by, Instant at) {}
}
