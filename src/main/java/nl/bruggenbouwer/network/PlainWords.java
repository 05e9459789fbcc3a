package nl.bruggenbouwer.network;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A text as plain words: small letters and digits of any script, no accents or signs, one space between. */
final class PlainWords {

    /** What people leave out of a name, or not. */
    private static final Set<String> FORMS =
            Set.of("stichting", "st", "vereniging", "ver", "de", "het", "cooperatie", "bv");

    private PlainWords() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** The words by which the name of an organisation is found, however it was typed: without what people leave out. */
    static String sought(String name) {
        return Arrays.stream(of(name).split(" "))
                .filter(word -> !FORMS.contains(word))
                .collect(Collectors.joining(" "));
    }

    /** The same for the same name of an organisation, however it was typed: "Stichting De Brug" and "de brug" are "brug". */
    static String key(String name) {
        String words = of(name);
        String key = sought(name).replace(" ", "");
        return !key.isEmpty() ? key : words.isEmpty() ? name : words;
    }
}
