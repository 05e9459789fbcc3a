package nl.bruggenbouwer.menu;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of an offer on the menu. A version never changes: whoever keeps its id, keeps what was chosen.
 *
 * @param id of this version
 * @param code of the offer, the same in every version
 * @param number of this version, from 1
 * @param place on the menu
 * @param madeBy null = it came with the program
 */
public record Offer(
        UUID id,
        String code,
        int number,
        int place,
        Instant madeAt,
        @Nullable UUID madeBy,
        OfferContent content) {

    /** Its Dutch name. */
    public String name() {
        return content.name();
    }
}
