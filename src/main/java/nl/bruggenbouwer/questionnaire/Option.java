package nl.bruggenbouwer.questionnaire;

import java.util.Set;
import nl.bruggenbouwer.disclosure.Side;

/**
 * A choice in a question, for the sides that have a text.
 *
 * @param dropped a help on the screen only ("Geen van deze"): neither stored nor published
 */
public record Option(String code, Wording text, boolean dropped) {

    public Set<Side> sides() {
        return text.sides();
    }
}
