package nl.bruggenbouwer.quickscan;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import nl.bruggenbouwer.database.AreaId;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A single-use code: the area's number, then 80 random bits, in Crockford's base 32 (no I, L, O, U). What people type is
 * forgiven: case, spaces, dashes, O for 0, I and L for 1.
 *
 * @param text without dashes, upper case
 */
public record AccessCode(AreaId area, String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM_CHARACTERS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static AccessCode make(AreaId area) {
        StringBuilder text =
                new StringBuilder(Integer.toString(area.value(), 32).toUpperCase(Locale.ROOT));
        for (int i = 0; i < text.length(); i++) { // Java's digits to ours
            text.setCharAt(i, ALPHABET.charAt(Character.digit(text.charAt(i), 32)));
        }
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(32)));
        }
        return new AccessCode(area, text.toString());
    }

    /** Reads what somebody typed; empty when it cannot be a code. */
    static Optional<AccessCode> parse(String typed) {
        String text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\-\u2010-\u2015.]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        int areaLength = text.length() - RANDOM_CHARACTERS;
        if (areaLength < 1 || areaLength > 6 || text.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Optional.empty();
        }
        int area = text.substring(0, areaLength).chars().reduce(0, (sum, c) -> sum * 32 + ALPHABET.indexOf(c));
        return Optional.of(new AccessCode(new AreaId(area), text));
    }

    /** In groups of four, as it stands on a card. */
    String shown() {
        int area = text.length() - RANDOM_CHARACTERS;
        return text.substring(0, area) + "-" + text.substring(area).replaceAll("(.{4})(?=.)", "$1-");
    }

    /** What the database keeps: SHA-256 of the text. */
    byte[] hash() {
        return DigestUtils.sha256(text);
    }

    @Override
    public String toString() {
        return "code of area " + area.value(); // never the secret itself
    }
}
