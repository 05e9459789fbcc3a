package nl.bruggenbouwer.web;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Typed text, made fit to keep. Control characters never come this far: {@link ReadableForms} refuses them. */
public final class Input {

    /** Marks that change the direction of the text around them: a name with one garbles the line it stands in. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private Input() {}

    /** One line: no spaces around it, single spaces inside. */
    public static String line(@Nullable String typed) {
        return typed == null ? "" : clean(typed).replaceAll("\\s+", " ").strip();
    }

    /** Several lines, as typed. */
    public static String text(@Nullable String typed) {
        return typed == null
                ? ""
                : clean(typed).replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private static String clean(String typed) {
        return Normalizer.normalize(DIRECTION.matcher(typed).replaceAll(""), Normalizer.Form.NFC);
    }

    /** Something, and no more than this many characters as PostgreSQL counts them. */
    public static boolean fits(String text, int max) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= max;
    }

    public static boolean isMailAddress(String text) {
        return text.length() <= 254 && MAIL.matcher(text).matches();
    }
}
