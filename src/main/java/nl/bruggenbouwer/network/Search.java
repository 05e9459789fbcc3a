package nl.bruggenbouwer.network;

import java.util.Arrays;
import nl.bruggenbouwer.disclosure.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody looks for in the list of organisations.
 *
 * @param words all of which stand in its name or in what it does; parts of words too
 * @param theme a code, or empty for any
 * @param language a code, or empty for any
 */
public record Search(String words, @Nullable Side side, String theme, String language) {

    public static final Search ALL = new Search("", null, "", "");

    /** The address of a page of what is found; the theme is a number there. */
    public String address(String path, int page, String themeNumber) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("zoek", "{words}")
                .queryParam("zijde", side == null ? "" : side.name())
                .queryParam("thema", themeNumber)
                .queryParam("taal", language)
                .queryParam("pagina", page)
                .encode()
                .buildAndExpand(words)
                .toUriString();
    }

    /** For {@code like all}: plain words have no signs that mean something there. */
    String[] patterns() {
        return Arrays.stream(PlainWords.of(words).split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> "%" + word + "%")
                .toArray(String[]::new);
    }
}
