package nl.bruggenbouwer.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Municipalities;
import nl.bruggenbouwer.areas.Municipality;
import nl.bruggenbouwer.start.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What to know of a day before something is planned on it. It warns; people decide. */
@Component
public class Calendar {

    private final CalendarFile file;
    private final Municipalities municipalities;
    private final RegionSql sql;

    Calendar(Settings settings, Municipalities municipalities, RegionSql sql) {
        this.file = CalendarFile.read(settings.content());
        this.municipalities = municipalities;
        this.sql = sql;
    }

    /**
     * What is on a day, and what is not known of it.
     *
     * @param region of the schools; null = not known
     */
    public List<Warning> warnings(LocalDate day, @Nullable Region region) {
        List<Warning> warnings = new ArrayList<>();
        if (region == null) {
            warnings.add(Warning.of("UNKNOWN_REGION", day, day));
        }
        Stream.concat(file.holidays().stream(), file.days().stream())
                .filter(period -> period.region() == null || period.region() == region)
                .filter(period -> period.span().has(day))
                .forEach(period -> warnings.add(warning(period)));
        if (region != null && !file.school().has(day)) {
            warnings.add(Warning.of("UNKNOWN_SCHOOL", day, day));
        }
        if (!file.feasts().has(day)) {
            warnings.add(Warning.of("UNKNOWN_FEASTS", day, day));
        }
        return warnings;
    }

    /** The months before and in the summer holiday, in which people are taken abroad most. */
    public static boolean riskSeason(LocalDate day) {
        return day.getMonth().compareTo(Month.MAY) >= 0 && day.getMonth().compareTo(Month.AUGUST) <= 0;
    }

    /**
     * What comes between two days, those two included, in order of its first day.
     *
     * @param checked what was compared with its source, or what was not yet
     */
    List<Warning> between(LocalDate from, LocalDate until, @Nullable Region region, boolean checked) {
        return Stream.concat(file.holidays().stream(), file.days().stream())
                .filter(period -> period.checked() == checked)
                .filter(period -> period.region() == null || period.region() == region)
                .filter(period -> !period.span().until().isBefore(from)
                        && !period.span().from().isAfter(until))
                .map(Calendar::warning)
                .sorted(Comparator.comparing(Warning::from).thenComparing(Warning::code))
                .toList();
    }

    /** The last day of which both the school holidays and the feasts are known. */
    LocalDate knownUntil() {
        LocalDate school = file.school().until();
        LocalDate feasts = file.feasts().until();
        return school.isBefore(feasts) ? school : feasts;
    }

    private static Warning warning(CalendarFile.Period period) {
        return Warning.of(period.code(), period.span().from(), period.span().until());
    }

    /** The region of an area's schools: as its coordinator chose, else the one of all its municipalities. */
    public Optional<Region> region(Area area) {
        return sql.chosen(area.id()).or(() -> byMunicipality(area));
    }

    Optional<Region> byMunicipality(Area area) {
        Set<Optional<Region>> regions =
                municipalities.of(area).stream().map(this::region).collect(Collectors.toSet());
        return regions.size() == 1 ? regions.iterator().next() : Optional.empty();
    }

    private Optional<Region> region(Municipality municipality) {
        return file.municipalities().containsKey(municipality.code())
                ? Optional.ofNullable(file.municipalities().get(municipality.code()))
                : Optional.ofNullable(file.provinces().get(municipality.province()));
    }
}
