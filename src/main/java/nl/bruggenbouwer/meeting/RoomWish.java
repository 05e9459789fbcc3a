package nl.bruggenbouwer.meeting;

import java.util.UUID;

/**
 * A wish that came up in the room.
 *
 * @param shown whether the coordinator let it through
 */
public record RoomWish(UUID id, String words, boolean shown) {

    /** Under which it is voted for. */
    String code() {
        return "ROOM." + id;
    }
}
