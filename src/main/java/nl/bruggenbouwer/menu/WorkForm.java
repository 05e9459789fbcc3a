package nl.bruggenbouwer.menu;

/** A way of learning (werkvorm); the codes are those of the questionnaire. */
public enum WorkForm {
    PRESENTATION,
    FILM,
    PODCAST,
    CASES,
    PRACTISE,
    ACTOR
}
