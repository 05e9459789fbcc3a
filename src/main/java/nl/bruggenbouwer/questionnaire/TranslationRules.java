package nl.bruggenbouwer.questionnaire;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a translation must share with its Dutch source, whoever made it. */
final class TranslationRules {

    /** Why a translation cannot be used. */
    enum Fault {
        TOO_LONG,
        PLACEHOLDERS,
        NUMBERS,
        CHARACTERS
    }

    /** What is filled in ({0}, {VEILIG_THUIS}), where a link leads, and anything between < and >. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Z0-9_]+}|]\\([^)]*\\)|<[^>]*>");

    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d -]{1,}\\d");
    /** Control characters, and the marks that turn the direction of text invisibly. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");

    private TranslationRules() {}

    static Optional<Fault> fault(String dutch, String translation) {
        if (translation.length() > 1000) {
            return Optional.of(Fault.TOO_LONG);
        }
        if (FORBIDDEN.matcher(translation).find()) {
            return Optional.of(Fault.CHARACTERS);
        }
        if (!found(PLACEHOLDER, dutch).equals(found(PLACEHOLDER, translation))) {
            return Optional.of(Fault.PLACEHOLDERS);
        }
        return found(NUMBER, dutch).stream().allMatch(translation::contains)
                ? Optional.empty()
                : Optional.of(Fault.NUMBERS);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).sorted().toList();
    }
}
