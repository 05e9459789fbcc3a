package nl.bruggenbouwer.intake;

/** The nine steps of the method, as the chain on the screen shows them. */
public enum Step {
    REQUEST,
    INTAKE,
    CONTACTS,
    SCAN,
    MEETING,
    PLAN,
    STAFFING,
    DELIVERY,
    COLLABORATION
}
