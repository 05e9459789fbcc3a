package nl.bruggenbouwer.web;

/** What is asked for does not exist, or not for this person: the same page either way. */
public class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1;
}
