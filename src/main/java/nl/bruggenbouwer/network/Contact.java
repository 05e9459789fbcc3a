package nl.bruggenbouwer.network;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody through whom an organisation is reached.
 *
 * @param function what the person does there, or empty
 * @param language in which to write to this person, as a code
 * @param phone in international form
 * @param hidden not public: for coordinators only
 */
public record Contact(
        UUID id,
        UUID organisation,
        String name,
        String function,
        String language,
        @Nullable String email,
        @Nullable String phone,
        boolean hidden,
        Instant confirmedAt) {

    /** A contact in a list: without address and phone, which are opened one by one. */
    public record Line(UUID id, String name, String function, boolean hidden, Set<Purpose> agreed) {}
}
