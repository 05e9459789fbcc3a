package nl.bruggenbouwer.menu;

/** Who takes care of something. */
public enum Arranger {
    ALLIANCE,
    MUNICIPALITY,
    ORGANISATIONS
}
