package nl.bruggenbouwer.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import nl.bruggenbouwer.start.Time;
import org.jspecify.annotations.Nullable;

/** The texts of one language. */
public final class Text {

    private final Translator.Language language;
    private final Map<String, String> dutch;
    private final Translator translator;

    Text(Translator.Language language, Map<String, String> dutch, Translator translator) {
        this.language = language;
        this.dutch = dutch;
        this.translator = translator;
    }

    public Translator.Language language() {
        return language;
    }

    public boolean has(String key) {
        return dutch.containsKey(key);
    }

    /** The text of a key, with {0}, {1} … replaced. An unknown key is a defect and fails. */
    public String get(String key, Object... values) {
        String source = dutch.get(key);
        if (source == null) {
            throw new IllegalArgumentException("No text for the key " + key);
        }
        return fill(of(source), values);
    }

    /** A Dutch text from the content files (a question, an option) in this language. */
    public String of(String dutchSource) {
        return language.code().equals("nl") ? dutchSource : translator.translate(language.code(), dutchSource);
    }

    /** A day in words, as 25 november 2026. */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale()).format(day);
    }

    /** A day with its name, as woensdag 25 november. */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM", locale()).format(day);
    }

    /** A time of the day, as 9.30 in Dutch and 09:30 elsewhere. */
    public String time(LocalTime time) {
        return DateTimeFormatter.ofPattern(language.code().equals("nl") ? "H.mm" : "HH:mm", locale())
                .format(time);
    }

    /** The month of a day, as november 2026. */
    public String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("MMMM yyyy", locale()).format(day);
    }

    /** A day in short, as 25 nov. */
    public String shortDate(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM", locale()).format(day);
    }

    /** The day of a moment, in our time zone. */
    public String date(Instant at) {
        return date(LocalDate.ofInstant(at, Time.ZONE));
    }

    /** Day and time of a moment, in our time zone. */
    public String moment(Instant at) {
        String pattern = language.code().equals("nl") ? "d MMMM yyyy, HH.mm 'uur'" : "d MMMM yyyy, HH:mm";
        return DateTimeFormatter.ofPattern(pattern, locale()).format(at.atZone(Time.ZONE));
    }

    /** The time of a moment, in our time zone: 10.42 uur. */
    public String time(Instant at) {
        String pattern = language.code().equals("nl") ? "HH.mm 'uur'" : "HH:mm";
        return DateTimeFormatter.ofPattern(pattern, locale()).format(at.atZone(Time.ZONE));
    }

    private Locale locale() {
        return Locale.forLanguageTag(language.code());
    }

    /** The {@code lang} of the fragment that shows this Dutch text: null when it is in the page's language. */
    public @Nullable String lang(String dutchSource) {
        return translator.translates(language.code(), dutchSource) ? null : Translator.Language.DUTCH.code();
    }

    /** The {@code dir} that belongs to {@link #lang}. */
    public @Nullable String dir(String dutchSource) {
        return lang(dutchSource) == null ? null : Translator.Language.DUTCH.dir();
    }

    private static String fill(String text, Object... values) {
        String filled = text;
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return filled;
    }
}
