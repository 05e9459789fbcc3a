package nl.bruggenbouwer.identity;

import java.time.Instant;

/**
 * A browser in which somebody is signed in.
 *
 * @param id names the session to its owner; whoever has it cannot sign in with it
 * @param here this very browser
 */
public record OpenSession(String id, Instant since, Instant used, boolean here) {}
