package nl.bruggenbouwer.identity;

/** One line of the log, as it is read. */
public record LogLine(String when, String who, String what) {}
