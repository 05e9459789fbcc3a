package nl.bruggenbouwer.network;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids that forms bring along. */
final class Ids {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Ids() {}

    static Optional<UUID> of(String typed) {
        return FORM.matcher(typed).matches() ? Optional.of(UUID.fromString(typed)) : Optional.empty();
    }

    /** The id under which a form is kept, so that sending it twice adds one row. */
    static UUID key(String typed) {
        return of(typed).orElseGet(UUID::randomUUID);
    }
}
