package nl.bruggenbouwer.network;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A concrete offer or request by name: "een zaal voor 40 mensen, op zondag".
 *
 * @param item code of an exchange item of the questionnaire
 * @param until the last day on which it holds; null = until it is ended
 */
public record ExchangeEntry(
        UUID id,
        Direction direction,
        String item,
        String words,
        LocalDate since,
        @Nullable LocalDate until) {

    public enum Direction {
        OFFER,
        REQUEST
    }

    public boolean over(LocalDate day) {
        return until != null && until.isBefore(day);
    }
}
