package nl.bruggenbouwer.content;

import java.util.List;
import java.util.stream.Stream;

/** Splits a text into the sentences and words that plain language counts. */
public final class Sentences {

    private Sentences() {}

    public static List<String> of(String text) {
        return Stream.of(text.strip().split("(?<=[.!?])\\s+"))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    public static List<String> words(String sentence) {
        return Stream.of(sentence.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
