package nl.bruggenbouwer.questionnaire;

/** The three lasting forms of working together: ondersteuning, brugfunctie, advies. */
public enum CollaborationForm {
    SUPPORT,
    BRIDGE,
    ADVICE
}
