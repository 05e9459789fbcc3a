package nl.bruggenbouwer.web;

/** This person may not use this function (403). */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;
}
