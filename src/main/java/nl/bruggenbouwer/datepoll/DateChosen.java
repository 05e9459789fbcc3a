package nl.bruggenbouwer.datepoll;

import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;

/**
 * A date was chosen, or another one. Told in the transaction of the choice, with the tenant entered: who listens and fails undoes the choice.
 *
 * @param subject what the date is for
 * @param before what was chosen until now; null = nothing
 * @param by account of who chose
 */
public record DateChosen(
        AreaId area, UUID subject, DatePoll.@Nullable Option before, DatePoll.Option option, UUID by) {}
