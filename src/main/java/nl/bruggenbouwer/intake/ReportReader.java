package nl.bruggenbouwer.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who got the report of a talk by a link.
 *
 * @param version of the report that was sent
 * @param label as the coordinator typed it: an organisation or a function
 * @param until when the link ends
 * @param agreed null while there is no answer
 * @param objection what is not right, in their words; empty when they agreed
 */
public record ReportReader(
        UUID id,
        UUID talk,
        int version,
        String label,
        Instant sentAt,
        Instant until,
        @Nullable Instant answeredAt,
        @Nullable Boolean agreed,
        String objection) {}
