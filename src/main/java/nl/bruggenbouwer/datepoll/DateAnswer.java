package nl.bruggenbouwer.datepoll;

import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.disclosure.Side;
import org.jspecify.annotations.Nullable;

/**
 * What one person answered.
 *
 * @param id null = it is not kept yet
 * @param name as typed, for the coordinator only; may be empty
 * @param choices by option; an option that is not there was left open
 */
public record DateAnswer(@Nullable UUID id, Side side, String name, Map<UUID, DatePoll.Choice> choices) {}
