package nl.bruggenbouwer.questionnaire;

import java.util.List;
import java.util.stream.Stream;

/** Splits a text into the sentences and words that plain language counts. */
final class Sentences {

    private Sentences() {}

    static List<String> of(String text) {
        return Stream.of(text.strip().split("(?<=[.!?])\\s+"))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    static List<String> words(String sentence) {
        return Stream.of(sentence.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
