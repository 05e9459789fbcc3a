package nl.bruggenbouwer.disclosure;

/** What sort of figure is published, which decides how its bands are cut. */
public enum Kind {
    /** An option of a multiple-choice question. */
    MULTI,
    /** A multiple-choice option on a sensitive subject: the upper bands are joined. */
    SENSITIVE,
    /** The declared set of options of a single-choice question; nothing else of that question is published. */
    FIGURE,
    /** One option of a single-choice question that is published option by option. */
    SINGLE
}
