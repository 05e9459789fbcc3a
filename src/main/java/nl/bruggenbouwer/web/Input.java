package nl.bruggenbouwer.web;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Typed text, made fit to keep. Control characters never come this far: {@link ReadableForms} refuses them. */
public final class Input {

    /** Marks that change the direction of the text around them: a name with one garbles the line it stands in. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private static final Pattern DAY = Pattern.compile("([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})");

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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

    /** One line for each field of a form that was sent. */
    public static Map<String, String> lines(MultiValueMap<String, String> sent) {
        Map<String, String> lines = new HashMap<>(sent.toSingleValueMap());
        lines.replaceAll((field, typed) -> line(typed));
        return lines;
    }

    /** The value of this name; empty for any other text. */
    public static <E extends Enum<E>> Optional<E> one(E[] values, @Nullable String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }

    /** An id that a form brought along; empty for anything else. */
    public static Optional<UUID> id(@Nullable String typed) {
        return typed != null && ID.matcher(typed).matches() ? Optional.of(UUID.fromString(typed)) : Optional.empty();
    }

    /** The id under which a form is kept, so that sending it twice adds one row: the one it brought along, else a new one. */
    public static UUID key(@Nullable String typed) {
        return id(typed).orElseGet(UUID::randomUUID);
    }

    /** A day between 2020 and 2100, as a browser sends it or as people type it (25-11-2026); empty for anything else. */
    public static Optional<LocalDate> day(String typed) {
        Matcher matcher = DAY.matcher(typed);
        try {
            LocalDate day = matcher.matches()
                    ? LocalDate.of(
                            Integer.parseInt(matcher.group(3)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(1)))
                    : LocalDate.parse(typed);
            return Optional.of(day).filter(d -> d.getYear() >= 2020 && d.getYear() <= 2100);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time of the day, as a browser sends it (19:30) or as people type it (19.30, 9:00); empty for anything else. */
    public static Optional<LocalTime> time(String typed) {
        try {
            String colons = typed.replace('.', ':').replaceAll("(:[0-9]{2}):00$", "$1");
            return Optional.of(LocalTime.parse(colons.matches("[0-9]:.*") ? "0" + colons : colons));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static boolean isMailAddress(String text) {
        return text.length() <= 254 && MAIL.matcher(text).matches();
    }

    /** In international form (+31301234567) a number that can exist, Dutch unless it begins with + and a country; else empty. */
    public static Optional<String> phone(String typed) {
        if (typed.length() > 30) {
            return Optional.empty();
        }
        try {
            Phonenumber.PhoneNumber number = PHONES.parse(typed, "NL");
            return PHONES.isValidNumber(number)
                    ? Optional.of(PHONES.format(number, PhoneNumberUtil.PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
