package nl.bruggenbouwer.programme;

import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;

/**
 * Items of a programme got other half days. Told in the transaction of the change, with the tenant entered: who listens and fails undoes it.
 *
 * @param items as they are now; those that are gone are not among them
 * @param by account of who changed it
 */
public record SessionsChanged(AreaId area, UUID engagement, List<Item> items, UUID by) {}
