package nl.bruggenbouwer.identity;

/** What was typed to invite somebody, under the names of the form. */
public record Invitation(String mail, String naam, String rol, String tot) {

    static final Invitation EMPTY = new Invitation("", "", "", "");
}
