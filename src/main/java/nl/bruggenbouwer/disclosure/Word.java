package nl.bruggenbouwer.disclosure;

/** The word beside the percentages of a band. */
public enum Word {
    /** weinig */
    LITTLE,
    /** een deel */
    SOME,
    /** de meesten */
    MOST,
    /** hooguit de helft: the lower of two bands */
    AT_MOST_HALF,
    /** meer dan de helft: the upper of two bands */
    MORE_THAN_HALF,
    /** een deel of meer: the joined upper bands of a sensitive option */
    SOME_OR_MORE
}
