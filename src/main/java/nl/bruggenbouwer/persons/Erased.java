package nl.bruggenbouwer.persons;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.Time;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which rows were erased because their person asked for it. Kept in the keys folder, so that a restore of the database does
 * not bring them back for good. Kinds and ids only, for longer than any backup may be kept.
 */
@Component
class Erased {

    /** How long a backup may be kept (docs/operations.md). */
    private static final Period KEPT = Period.ofYears(2);

    private static final String FILE = "erased";

    private final Keys keys;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Erased(
            Keys keys,
            @Qualifier("workerClient") JdbcClient db,
            @Qualifier("workerTransaction") TransactionTemplate transaction,
            Clock clock) {
        this.keys = keys;
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A row that was erased.
     *
     * @param data name of its {@link PersonalData}
     */
    record Row(LocalDate on, String data, AreaId area, UUID id) {

        private String line() {
            return String.join(";", on.toString(), data, Integer.toString(area.value()), id.toString());
        }

        private static Row of(String line) {
            String[] cells = line.split(";");
            return new Row(
                    LocalDate.parse(cells[0]),
                    cells[1],
                    new AreaId(Integer.parseInt(cells[2])),
                    UUID.fromString(cells[3]));
        }
    }

    Row row(PersonalData data, PersonalData.Item item) {
        return new Row(today(), data.name(), item.area(), item.row());
    }

    /** Adds rows and drops those that are in no backup any more. One at a time, over all programs. */
    void add(Collection<Row> rows) {
        transaction.executeWithoutResult(status -> {
            db.sql("select pg_advisory_xact_lock(hashtext('erased'))").query(row -> {});
            String text = Stream.concat(all().stream(), rows.stream())
                    .map(Row::line)
                    .distinct()
                    .collect(Collectors.joining("\n"));
            keys.store(FILE, text.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Those that a backup may still hold. */
    List<Row> all() {
        if (!keys.has(FILE)) {
            return List.of();
        }
        LocalDate from = today().minus(KEPT);
        return new String(keys.load(FILE), StandardCharsets.UTF_8)
                .lines()
                .map(Row::of)
                .filter(row -> !row.on().isBefore(from))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.ZONE);
    }
}
