package nl.bruggenbouwer.network;

import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.disclosure.Side;

/** Two organisations that may be the same one, and why. */
public record Duplicate(Name one, Name other, Set<Reason> reasons) {

    /** An organisation by its name; the key is the same for the same name, however typed. */
    public record Name(UUID id, String name, Side side, String key) {}

    public enum Reason {
        /** The same name, however typed. */
        NAME,
        /** Contacts with the same mail address. */
        MAIL,
        /** Contacts with the same phone. */
        PHONE,
        /** A name that differs in a letter or two. */
        SIMILAR
    }
}
