package nl.bruggenbouwer.demo;

import java.util.List;

/**
 * A wish as the room valued it, beside what counting heads would give. The heads are those of the file that this vote was made
 * up with: of a real vote nobody knows them.
 *
 * @param place by heads, from 1
 * @param people of each side who gave it points, in the order of {@link nl.bruggenbouwer.disclosure.Side}
 * @param equalPlace with each side counting equally, as the room saw it
 * @param tenths how much support, as the room saw it
 */
public record Compared(String words, int place, int heads, List<Integer> people, int equalPlace, int tenths) {}
