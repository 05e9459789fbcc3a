package nl.bruggenbouwer.calendar;

/** A region of the school holidays (vakantieregio). */
public enum Region {
    NORTH,
    MIDDLE,
    SOUTH
}
