package nl.bruggenbouwer.network;

import java.time.Instant;
import java.util.UUID;

/**
 * A contact who did not answer the yearly question.
 *
 * @param organisation its name
 */
public record Unanswered(UUID contact, String organisation, Instant askedAt) {}
