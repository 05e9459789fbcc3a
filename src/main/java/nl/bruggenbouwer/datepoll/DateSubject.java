package nl.bruggenbouwer.datepoll;

import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.web.Text;

/** What dates are asked for. A module above makes a bean of it, so that this one need not know what its subjects are. */
public interface DateSubject {

    /**
     * The page of a subject.
     *
     * @param words of a link to it
     */
    record Place(String path, String words) {}

    /** Empty when the subject is not one of this module. */
    Optional<Place> place(Area area, UUID subject, Text t);

    /** Where a coordinator goes on once a date is chosen; empty when there is nothing to do, or the subject is not one of this module. */
    default Optional<Place> next(Area area, UUID subject, DatePoll poll, Text t) {
        return Optional.empty();
    }
}
