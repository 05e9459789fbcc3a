package nl.bruggenbouwer.quickscan;

import java.security.SecureRandom;

/** The last part of a link that many may use: short enough to type, not to be guessed (50 bits), neutral. */
final class GroupLink {

    private static final String ALPHABET = "23456789abcdefghjkmnpqrstvwxyz23";
    private static final SecureRandom RANDOM = new SecureRandom();

    private GroupLink() {}

    static String newSlug() {
        StringBuilder slug = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            slug.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return slug.toString();
    }
}
