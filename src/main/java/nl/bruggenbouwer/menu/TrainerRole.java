package nl.bruggenbouwer.menu;

/** As what somebody works at a session. */
public enum TrainerRole {
    PROFESSIONAL,
    /** With knowledge from the own life (ervaringskennis). */
    LIVED_EXPERIENCE,
    /** Leads a session (begeleider). */
    FACILITATOR,
    /** Plays in exercises (trainingsacteur). */
    ACTOR,
    TECHNICIAN
}
