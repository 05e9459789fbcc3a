package nl.bruggenbouwer.questionnaire;

/** A Dutch text in use. The place is the file and, in it, the code or key. */
public record Source(String text, String place) {}
