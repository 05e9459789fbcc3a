package nl.bruggenbouwer.calendar;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.bruggenbouwer.content.ContentFile;
import nl.bruggenbouwer.content.ContentObject;
import nl.bruggenbouwer.web.Input;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The holidays and feasts of content/calendar/kalender.json.
 *
 * @param school what the file knows of the schools, from the first day to the last
 * @param feasts and of the feasts
 * @param provinces regions by the name of a province; one that is not here lies in more than one region
 * @param municipalities regions by CBS code, where that is another than the province's; null = in more than one
 */
record CalendarFile(
        Span school,
        Span feasts,
        List<Period> holidays,
        List<Period> days,
        Map<String, Region> provinces,
        Map<String, @Nullable Region> municipalities) {

    /** From the first day to the last, both included. */
    record Span(LocalDate from, LocalDate until) {

        boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /**
     * @param region of a school holiday; null = for everybody
     * @param checked somebody compared it with its source
     */
    record Period(String code, @Nullable Region region, Span span, boolean checked) {}

    static CalendarFile read(Path content) {
        Path path = content.resolve("calendar/kalender.json");
        ContentFile file = new ContentFile(ContentFile.nameOf(path));
        ContentObject root = file.parse(ContentFile.text(path));
        root.allow("schoolYears", "feasts", "regions");
        List<Period> holidays = new ArrayList<>();
        List<Span> years = new ArrayList<>();
        for (ContentObject year : root.objects("schoolYears", "school year")) {
            year.allow("year", "from", "until", "source", "checked", "holidays");
            years.add(span(year));
            boolean checked = source(year);
            for (ContentObject unnamed : year.objects("holidays", "holiday")) {
                String code = unnamed.code();
                ContentObject holiday = unnamed.at(year.word("year") + ", " + code);
                holiday.allow("code", "NORTH", "MIDDLE", "SOUTH");
                for (Region region : Region.values()) {
                    holidays.add(new Period(code, region, pair(holiday, region.name()), checked));
                }
            }
        }
        List<Period> days = new ArrayList<>();
        ContentObject feasts = child(root, "feasts");
        feasts.allow("from", "until", "source", "checked", "days");
        boolean checked = source(feasts);
        for (ContentObject day : feasts.objects("days", "day")) {
            day.allow("code", "from", "until", "about");
            Span span = span(day);
            int margin = day.flag("about") ? 1 : 0; // the moon may decide otherwise
            days.add(new Period(
                    day.code(),
                    null,
                    new Span(span.from().minusDays(margin), span.until().plusDays(margin)),
                    checked));
        }
        ContentObject regions = child(root, "regions");
        regions.allow("source", "checked", "provinces", "municipalities");
        source(regions);
        Map<String, Region> provinces = new LinkedHashMap<>();
        regions(regions, "provinces").forEach((name, region) -> provinces.put(name, Objects.requireNonNull(region)));
        CalendarFile read = new CalendarFile(
                new Span(
                        years.isEmpty() ? LocalDate.EPOCH : years.get(0).from(),
                        years.isEmpty()
                                ? LocalDate.EPOCH
                                : years.get(years.size() - 1).until()),
                span(feasts),
                List.copyOf(holidays),
                List.copyOf(days),
                provinces,
                regions(regions, "municipalities"));
        file.failOnMistakes();
        return read;
    }

    private static ContentObject child(ContentObject root, String name) {
        JsonNode node = root.get(name);
        ContentObject child = node == null ? null : root.child(name, node);
        if (child == null) {
            root.mistake(name + " is missing");
            root.file().failOnMistakes();
        }
        return Objects.requireNonNull(child);
    }

    /** Whether it was compared with its source. */
    private static boolean source(ContentObject object) {
        object.word("source");
        return object.optionalWord("checked") != null && object.date("checked") != null;
    }

    private static Span span(ContentObject object) {
        return span(object, object.date("from"), object.date("until"));
    }

    private static Span pair(ContentObject object, String field) {
        List<String> days = object.words(field);
        try {
            if (days.size() == 2) {
                return span(object, LocalDate.parse(days.get(0)), LocalDate.parse(days.get(1)));
            }
        } catch (DateTimeException e) {
            // said below
        }
        object.mistake(field + " must be a first and a last day, written as 2026-11-24");
        return new Span(LocalDate.EPOCH, LocalDate.EPOCH);
    }

    private static Span span(ContentObject object, @Nullable LocalDate from, @Nullable LocalDate until) {
        if (from == null || until == null) {
            return new Span(LocalDate.EPOCH, LocalDate.EPOCH);
        }
        if (until.isBefore(from)) {
            object.mistake("the last day comes before the first");
        }
        return new Span(from, until);
    }

    private static Map<String, @Nullable Region> regions(ContentObject regions, String field) {
        Map<String, @Nullable Region> read = new LinkedHashMap<>();
        ContentObject names = child(regions, field);
        for (String name : names.fields()) {
            Region region = Input.one(Region.values(), names.word(name)).orElse(null);
            if (region == null
                    && !(field.equals("municipalities") && names.word(name).equals("DIVIDED"))) {
                names.mistake(name + " must be NORTH, MIDDLE or SOUTH");
                continue;
            }
            read.put(name, region);
        }
        return read;
    }
}
