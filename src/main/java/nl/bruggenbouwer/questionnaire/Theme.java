package nl.bruggenbouwer.questionnaire;

/** One of the subjects of the method (thema). */
public record Theme(String code, String text) {}
