package nl.bruggenbouwer.programme;

import nl.bruggenbouwer.web.Text;

/**
 * Something that people want.
 *
 * @param place in the ranking; 0 = none
 * @param common whether every side wants it, by the outcome
 */
public record Wish(String code, String words, int place, boolean common) {

    /** Why it counts, in words. */
    public String why(Text t) {
        String all = common ? t.get("programme.why.common") : "";
        String where = place > 0 ? t.get("programme.why.place", place) : "";
        return (all + " " + where).strip();
    }
}
