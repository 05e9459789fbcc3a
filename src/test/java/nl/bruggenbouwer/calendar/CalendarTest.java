package nl.bruggenbouwer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.areas.Municipalities;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.web.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

@ApplicationTest
class CalendarTest {

    @Autowired
    Calendar calendar;

    @Autowired
    Texts texts;

    @Autowired
    People people;

    @Autowired
    Areas areas;

    @Autowired
    Municipalities municipalities;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "2026-07-03, NORTH, ''",
        "2026-07-04, NORTH, SUMMER",
        "2026-07-04, SOUTH, ''",
        "2026-07-11, SOUTH, SUMMER",
        "2026-07-17, MIDDLE, ''",
        "2026-07-18, MIDDLE, SUMMER",
        "2026-08-16, NORTH, SUMMER",
        "2026-08-17, NORTH, ''",
        "2026-08-30, MIDDLE, SUMMER",
        "2026-08-31, MIDDLE, ''",
        "2027-10-23, SOUTH, AUTUMN",
        "2027-10-24, NORTH, AUTUMN",
        "2027-10-25, NORTH, ''",
        "2028-02-28, NORTH, RAMADAN?",
        "2026-12-24, NORTH, CHRISTMAS_HOLIDAY",
        "2026-12-25, NORTH, CHRISTMAS_HOLIDAY CHRISTMAS",
        "2026-07-01, NORTH, KETI_KOTI",
        "2026-07-02, NORTH, ''",
        "2026-03-22, NORTH, EID_AL_FITR",
        "2026-05-31, NORTH, EID_AL_ADHA",
        "2026-06-01, NORTH, ''",
        "2028-12-31, SOUTH, UNKNOWN_SCHOOL",
    })
    void theFirstAndTheLastDayCount(LocalDate day, Region region, String codes) {
        if (codes.equals("RAMADAN?")) {
            assertThat(codes(day, region)).contains("EID_AL_FITR").doesNotContain("SPRING");
        } else {
            assertThat(codes(day, region)).isEqualTo(codes.isEmpty() ? List.of() : List.of(codes.split(" ")));
        }
    }

    @Test
    void theMoonMayDecideADayEarlierOrLater() {
        assertThat(codes(LocalDate.of(2026, 2, 17), Region.NORTH)).containsExactly("RAMADAN");
        assertThat(codes(LocalDate.of(2026, 2, 16), Region.NORTH)).isEmpty();
        assertThat(codes(LocalDate.of(2026, 3, 19), Region.NORTH)).containsExactly("RAMADAN", "EID_AL_FITR");
    }

    @Test
    void whatIsNotInTheFileIsSaidToBeUnknown() {
        assertThat(codes(LocalDate.of(2028, 8, 21), Region.NORTH)).containsExactly("SUMMER", "UNKNOWN_SCHOOL");
        assertThat(codes(LocalDate.of(2028, 10, 2), Region.NORTH)).containsExactly("UNKNOWN_SCHOOL");
        assertThat(codes(LocalDate.of(2029, 5, 1), Region.NORTH)).containsExactly("UNKNOWN_SCHOOL", "UNKNOWN_FEASTS");
        assertThat(codes(LocalDate.of(2025, 9, 1), Region.NORTH)).containsExactly("UNKNOWN_FEASTS");
        assertThat(codes(LocalDate.of(2025, 7, 31), Region.NORTH)).contains("UNKNOWN_SCHOOL");
        assertThat(codes(LocalDate.of(2026, 7, 20), null)).containsExactly("UNKNOWN_REGION");
        assertThat(codes(LocalDate.of(2026, 12, 26), null)).containsExactly("UNKNOWN_REGION", "CHRISTMAS");
        for (LocalDate day = LocalDate.of(2029, 1, 1); day.getYear() < 2031; day = day.plusDays(1)) {
            assertThat(codes(day, Region.SOUTH)).contains("UNKNOWN_SCHOOL", "UNKNOWN_FEASTS");
        }
    }

    @Test
    void everyRegionHasFiveHolidaysAYearAndEveryYearItsFeasts() {
        CalendarFile file = CalendarFile.read(Path.of("content"));

        for (Region region : Region.values()) {
            assertThat(file.holidays().stream().filter(holiday -> holiday.region() == region))
                    .hasSize(15)
                    .allSatisfy(holiday ->
                            assertThat(holiday.span().from().getDayOfWeek()).isEqualTo(java.time.DayOfWeek.SATURDAY))
                    .allSatisfy(holiday ->
                            assertThat(holiday.span().until().getDayOfWeek()).isEqualTo(java.time.DayOfWeek.SUNDAY));
        }
        for (int year = 2026; year <= 2028; year++) {
            int of = year;
            assertThat(file.days().stream().filter(day -> day.span().from().getYear() == of))
                    .extracting(CalendarFile.Period::code)
                    .containsExactlyInAnyOrder(
                            "RAMADAN", "EID_AL_FITR", "EID_AL_ADHA", "NEWROZ", "KETI_KOTI", "CHRISTMAS");
        }
    }

    @Test
    void everythingHasItsText() {
        Set<String> keys =
                new HashSet<>(Set.of("calendar.UNKNOWN_SCHOOL", "calendar.UNKNOWN_FEASTS", "calendar.UNKNOWN_REGION"));
        for (boolean checked : List.of(true, false)) {
            calendar.between(LocalDate.of(2025, 1, 1), LocalDate.of(2029, 12, 31), Region.NORTH, checked)
                    .forEach(warning -> keys.add(warning.nameKey()));
        }

        assertThat(keys).hasSize(14).allMatch(texts.dutch()::has);
    }

    @Test
    void whatNobodyComparedWithItsSourceIsApart() {
        LocalDate from = LocalDate.of(2026, 1, 1);
        LocalDate until = LocalDate.of(2028, 7, 31);
        for (boolean checked : List.of(true, false)) {
            assertThat(calendar.between(from, until, Region.SOUTH, checked))
                    .filteredOn(warning -> warning.code().equals("AUTUMN"))
                    .extracting(Warning::from)
                    .containsExactly(LocalDate.parse(checked ? "2027-10-23" : "2026-10-17"));
        }
        Area area = people.area();
        assertThat(people.signedIn(area.id(), Role.COORDINATOR)
                        .get("/" + area.slug() + "/kalender")
                        .page()
                        .select("p:contains(nog niet nagekeken bij de bron) + dl")
                        .text())
                .contains("Ramadan");
    }

    @Test
    void theRiskIsGreatestFromMayToAugust() {
        assertThat(Calendar.riskSeason(LocalDate.of(2027, 4, 30))).isFalse();
        assertThat(Calendar.riskSeason(LocalDate.of(2027, 5, 1))).isTrue();
        assertThat(Calendar.riskSeason(LocalDate.of(2030, 8, 31))).isTrue();
        assertThat(Calendar.riskSeason(LocalDate.of(2027, 9, 1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Groningen, NORTH",
        "'Utrecht, Zeist', MIDDLE",
        "Eemnes, NORTH",
        "Zeewolde, MIDDLE",
        "Hattem, NORTH",
        "Arnhem, SOUTH",
        "Tilburg, SOUTH",
        "Altena, ",
        "Apeldoorn, ",
        "'Utrecht, Tilburg', ",
        "Weesp, NORTH",
        "Nergens, ",
    })
    void theRegionFollowsFromTheMunicipalitiesWhereThatIsSure(String names, @Nullable Region region) {
        Area area = people.area();
        municipalities.link(area, names);

        assertThat(calendar.byMunicipality(area).orElse(null)).isEqualTo(region);
    }

    @Test
    void theCoordinatorChoosesTheRegionAndCanTakeThatBack() {
        Area area = people.area();
        municipalities.link(area, "Apeldoorn");
        Browser coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        String path = "/" + area.slug() + "/kalender";

        assertThat(coordinator.get(path).page().select(".note--warn").text()).contains("nog niet bekend");
        assertThat(coordinator.post(path, Map.of("regio", "WEST")).status()).isEqualTo(422);
        assertThat(coordinator.post(path, Map.of("regio", "MIDDLE")).location()).isEqualTo(path);
        assertThat(Tenancy.in(area.id(), () -> calendar.region(area))).contains(Region.MIDDLE);
        coordinator.post(path, Map.of("regio", "SOUTH"));
        assertThat(Tenancy.in(area.id(), () -> calendar.region(area))).contains(Region.SOUTH);
        assertThat(people.signedIn(area.id(), Role.MUNICIPALITY)
                        .get(path)
                        .page()
                        .select("main")
                        .text())
                .contains("Zomervakantie", "scholen: Zuid");

        coordinator.post(path, Map.of("regio", "gemeente"));
        assertThat(Tenancy.in(area.id(), () -> calendar.region(area))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "2026-07-04" | "juli" | 2025-2026, SUMMER: NORTH must be a first and a last day, written as 2026-11-24
                    "2026-12-25", "until": "2026-12-26" | "2026-12-26", "until": "2026-12-25" | the last day comes before the first
                    "Zeeland": "SOUTH" | "Zeeland": "WEST" | Zeeland must be NORTH, MIDDLE or SOUTH
                    "source": "from memory; the moon | "bron": "the moon | feasts: source is missing
                    """)
    void aMistakeIsNamed(String right, String wrong, String message) throws IOException {
        Path content = folder.resolve("content");
        FileSystemUtils.copyRecursively(Path.of("content/calendar"), content.resolve("calendar"));
        Path changed = content.resolve("calendar/kalender.json");
        String text = Files.readString(changed);
        assertThat(text).contains(right);
        Files.writeString(changed, text.replaceFirst(Pattern.quote(right), wrong));

        ContentError error = catchThrowableOfType(ContentError.class, () -> CalendarFile.read(content));

        assertThat(error.getMessage()).contains("content/calendar/kalender.json", message);
    }

    private List<String> codes(LocalDate day, @Nullable Region region) {
        return calendar.warnings(day, region).stream().map(Warning::code).toList();
    }
}
