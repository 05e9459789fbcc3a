package nl.bruggenbouwer.programme;

/**
 * Something that people want.
 *
 * @param place in the ranking; 0 = none
 * @param common whether every side wants it
 */
public record Wish(String code, String words, int place, boolean common) {}
