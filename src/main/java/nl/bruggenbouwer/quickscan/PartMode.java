package nl.bruggenbouwer.quickscan;

/** Who sees the form, and what happens to it. */
public enum PartMode {
    RESPONDENT,
    /** Staff look at the form; nothing is kept. */
    PREVIEW,
    /** Staff type in a form that somebody filled in on paper. */
    PAPER
}
