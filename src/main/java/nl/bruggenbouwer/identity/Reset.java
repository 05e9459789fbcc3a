package nl.bruggenbouwer.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's second step that will be taken away, as administrators see it.
 *
 * @param mine asked by the administrator who looks
 * @param from when it happens; null = a second administrator has not confirmed it yet
 */
public record Reset(
        UUID id,
        String name,
        String email,
        String askedBy,
        boolean mine,
        @Nullable Instant from) {}
