package nl.bruggenbouwer.identity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's role in an area, as the administrator sees it.
 *
 * @param until the last day on which it counts; null = until it is ended
 */
public record RoleHolder(
        UUID account,
        String name,
        String email,
        Role role,
        @Nullable LocalDate until) {}
