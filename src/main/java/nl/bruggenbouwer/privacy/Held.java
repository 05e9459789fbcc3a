package nl.bruggenbouwer.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What there is of one kind of record.
 *
 * @param due how many the next night erases
 * @param next when the first one ends; null when there are none
 */
public record Held(Term term, long kept, long due, @Nullable Instant next) {}
