package nl.bruggenbouwer.quickscan;

import org.jspecify.annotations.Nullable;

/**
 * Words of a question that can be read aloud, in one language.
 *
 * @param id of its fields; the words are too long for that
 * @param recording address of the recording; null = none yet
 */
public record Spoken(String id, String words, @Nullable String recording) {}
