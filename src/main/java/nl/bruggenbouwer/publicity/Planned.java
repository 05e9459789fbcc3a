package nl.bruggenbouwer.publicity;

import nl.bruggenbouwer.programme.Item;

/** A session of an item of the programme. */
public record Planned(Item item, Item.PlannedSession session) {

    /** Under which it is chosen: the same as long as its day and time are. */
    public String key() {
        return item.id() + "_" + session.day() + "_" + session.from();
    }
}
