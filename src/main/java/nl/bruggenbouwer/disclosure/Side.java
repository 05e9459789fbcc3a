package nl.bruggenbouwer.disclosure;

/** Which side of the table somebody sits on (zijde): the only breakdown that is ever published. The order is the order on every screen. */
public enum Side {
    FORMAL,
    INFORMAL,
    MUNICIPALITY
}
