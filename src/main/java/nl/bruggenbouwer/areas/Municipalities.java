package nl.bruggenbouwer.areas;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.start.StartRefused;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.Spreadsheet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The list of Dutch municipalities: a national table. An empty one is filled from the folder content. */
@Repository
public class Municipalities {

    private final JdbcClient db;
    private final JdbcTemplate batches;
    private final Clock clock;

    Municipalities(
            JdbcClient db,
            JdbcTemplate webTemplate,
            TransactionTemplate webTransaction,
            Settings settings,
            Clock clock) {
        this.db = db;
        this.batches = webTemplate;
        this.clock = clock;
        webTransaction.executeWithoutResult(status -> {
            if (all().isEmpty()) {
                MunicipalityList list = MunicipalityList.read(
                        Spreadsheet.read(settings.content().resolve("municipalities.csv")));
                if (!list.mistakes().isEmpty()) {
                    throw new StartRefused(
                            "content-invalid",
                            "content/municipalities.csv: " + list.mistakes().get(0));
                }
                keep(list.municipalities());
            }
        });
    }

    /** The names of today's municipalities, in alphabetical order. */
    @Transactional(readOnly = true)
    public List<String> names() {
        return all().stream()
                .filter(municipality -> municipality.exists(today()))
                .map(Municipality::name)
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.ZONE);
    }

    /** Every municipality, also those that are gone, in alphabetical order. */
    @Transactional(readOnly = true)
    public List<Municipality> all() {
        return db.sql("""
                        select code, name, province, valid_from as "from", valid_to as "to", successor
                          from municipality
                         order by lower(name), code
                        """).query(Municipality.class).list();
    }

    /**
     * Takes over the official list of a year, whole or not at all. A municipality of today that is not in it is a mistake:
     * the list must say where it went. What is gone stays in the table, and an area that had it also gets its successor.
     *
     * @return what was wrong; empty = it was taken over
     */
    @Transactional
    public List<MunicipalityList.Mistake> replace(List<List<String>> rows) {
        MunicipalityList list = MunicipalityList.read(rows);
        if (!list.mistakes().isEmpty()) {
            return list.mistakes();
        }
        Set<String> listed =
                list.municipalities().stream().map(Municipality::code).collect(Collectors.toSet());
        List<MunicipalityList.Mistake> lost = all().stream()
                .filter(municipality -> municipality.exists(today()) && !listed.contains(municipality.code()))
                .map(municipality -> new MunicipalityList.Mistake(0, "LOST", municipality.name()))
                .toList();
        if (lost.isEmpty()) {
            keep(list.municipalities());
        }
        return lost;
    }

    private void keep(List<Municipality> municipalities) {
        batches.batchUpdate("""
                insert into municipality (code, name, province, valid_from, valid_to, successor)
                values (?, ?, ?, ?, ?, ?)
                    on conflict (code) do update
                   set name = excluded.name, province = excluded.province,
                       valid_from = coalesce(excluded.valid_from, municipality.valid_from),
                       valid_to = excluded.valid_to, successor = excluded.successor
                """, municipalities, municipalities.size(), (statement, municipality) -> {
            statement.setString(1, municipality.code());
            statement.setString(2, municipality.name());
            statement.setString(3, municipality.province());
            statement.setDate(4, date(municipality.from()));
            statement.setDate(5, date(municipality.to()));
            statement.setString(6, municipality.successor());
        });
        db.sql("""
                        insert into area_municipality (area_id, municipality_code)
                        select l.area_id, m.successor
                          from area_municipality l
                          join municipality m on m.code = l.municipality_code
                         where m.successor is not null
                            on conflict do nothing
                        """).update();
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    /** Links an area to the municipalities of which the names were typed with commas; the rest is a region's own name. */
    @Transactional
    public void link(Area area, String typed) {
        List<Municipality> all = all();
        Set<String> names = new HashSet<>();
        for (String name : typed.split(",")) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        all.stream()
                .filter(municipality -> names.contains(municipality.name().toLowerCase(Locale.ROOT)))
                .forEach(municipality -> db.sql("""
                                insert into area_municipality (area_id, municipality_code) values (:area, :code)
                                    on conflict do nothing
                                """)
                        .param("area", area.id().value())
                        .param("code", municipality.code())
                        .update());
    }

    /** The municipalities of an area, those that are gone among them. */
    @Transactional(readOnly = true)
    public List<Municipality> of(Area area) {
        return db.sql("""
                        select m.code, m.name, m.province, m.valid_from as "from", m.valid_to as "to", m.successor
                          from municipality m
                          join area_municipality l on l.municipality_code = m.code
                         where l.area_id = :area
                         order by lower(m.name), m.code
                        """)
                .param("area", area.id().value())
                .query(Municipality.class)
                .list();
    }
}
