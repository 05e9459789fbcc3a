package nl.bruggenbouwer.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.disclosure.EqualSides;
import org.jspecify.annotations.Nullable;

/**
 * One vote in the room.
 *
 * @param number of the round in its meeting, from 1
 * @param question the draft decision; empty when points are given
 * @param wishes what can be voted for, in the order of the screen
 * @param outcome once it is closed: all that is left of the votes
 */
public record Round(
        UUID id, int number, Kind kind, String question, List<Wish> wishes, EqualSides.@Nullable Vote outcome) {

    /** How many points a phone may divide. */
    public static final int POINTS = 5;

    /** So many wishes fit on a screen and in a head. */
    static final int MOST_WISHES = 12;

    /** The one thing that can be said of a draft decision and is counted. */
    static final String AGREE = "AGREE";

    /** How is voted. */
    public enum Kind {
        /** Five points are divided over wishes. */
        POINTS,
        /** One agrees with a draft decision, or not. */
        DECISION
    }

    /**
     * Where the points of a traject were given, or are given now.
     *
     * @param title of the meeting
     */
    public record Given(UUID meeting, String title, LocalDate on, boolean closed) {}

    /** Something that can be voted for, in words per language; Dutch is always there. */
    public record Wish(String code, Map<String, String> words) {
        public String in(String language) {
            String dutch = words.getOrDefault("nl", "");
            return words.getOrDefault(language, dutch);
        }
    }

    /** Whether it told the room something: then it is not held once more. */
    public boolean shown() {
        return outcome != null && !outcome.tooFew();
    }

    public boolean closed() {
        return outcome != null;
    }

    /** The codes that are counted. */
    List<String> codes() {
        return kind == Kind.DECISION
                ? List.of(AGREE)
                : wishes.stream().map(Wish::code).toList();
    }

    /** The words of a wish. */
    public String words(String code, String language) {
        return wishes.stream()
                .filter(wish -> wish.code().equals(code))
                .map(wish -> wish.in(language))
                .findFirst()
                .orElse("");
    }
}
