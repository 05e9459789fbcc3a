package nl.bruggenbouwer.datepoll;

import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;

/**
 * A date was chosen, or another one. Told in the transaction of the choice, with the tenant entered: who listens and fails undoes the choice.
 *
 * @param subject what the date is for
 * @param by account of who chose
 */
public record DateChosen(AreaId area, UUID subject, DatePoll.Option option, UUID by) {}
