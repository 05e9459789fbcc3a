package nl.bruggenbouwer.content;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How easily a Dutch text reads: Flesch-Douma, 100 is easy, 30 is hard. */
public final class ReadingEase {

    private static final Pattern SYLLABLE =
            Pattern.compile("aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáàâäéèêëíìîïóòôöúùûü]");

    private ReadingEase() {}

    public static double of(List<String> texts) {
        List<String> sentences =
                texts.stream().flatMap(text -> Sentences.of(text).stream()).toList();
        List<String> words = sentences.stream()
                .flatMap(sentence -> Sentences.words(sentence).stream())
                .toList();
        double syllables = words.stream()
                .mapToLong(word -> SYLLABLE.matcher(word.toLowerCase(Locale.ROOT))
                        .results()
                        .count())
                .sum();
        return 206.84 - 0.93 * words.size() / sentences.size() - 77 * syllables / words.size();
    }
}
