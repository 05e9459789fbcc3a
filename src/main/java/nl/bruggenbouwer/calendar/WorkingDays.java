package nl.bruggenbouwer.calendar;

import com.ibm.icu.util.EasterHoliday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Days on which offices work: no weekend and no day that the Algemene termijnenwet, article 3, names. */
public final class WorkingDays {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** New year, liberation day, both days of Christmas. */
    private static final Set<MonthDay> FIXED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 5), MonthDay.of(12, 25), MonthDay.of(12, 26));

    /** Days from Easter: Good Friday, Easter Monday, Ascension, Whit Monday. */
    private static final int[] FROM_EASTER = {-2, 1, 39, 50};

    private WorkingDays() {}

    /** The last of so many working days after a day. */
    public static LocalDate after(LocalDate day, int number) {
        LocalDate last = day;
        for (int left = number; left > 0; ) {
            last = last.plusDays(1);
            if (isWorkingDay(last)) {
                left--;
            }
        }
        return last;
    }

    static boolean isWorkingDay(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek())
                && !FIXED.contains(MonthDay.from(day))
                && !day.equals(kingsDay(day.getYear()))
                && IntStream.of(FROM_EASTER).noneMatch(offset -> fromEaster(day, offset));
    }

    /** A Sunday is avoided. */
    private static LocalDate kingsDay(int year) {
        LocalDate day = LocalDate.of(year, Month.APRIL, 27);
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(1) : day;
    }

    private static boolean fromEaster(LocalDate day, int offset) {
        Date noon = Date.from(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
        return new EasterHoliday(offset, "").isOn(noon);
    }
}
