package nl.bruggenbouwer.privacy;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nl.bruggenbouwer.start.StartRefused;
import nl.bruggenbouwer.start.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Every {@link Retention} of every module: what is due, and the nightly erasure. */
@Component
public class Retentions {

    private static final Logger log = LoggerFactory.getLogger(Retentions.class);
    private static final int AT_A_TIME = 500;

    private final List<Retention> all;
    private final JdbcClient worker;
    private final TransactionTemplate transaction;
    private final Map<String, Period> periods = new HashMap<>();
    private final Clock clock;

    Retentions(
            List<Retention> all,
            @Qualifier("workerClient") JdbcClient worker,
            @Qualifier("workerTransaction") TransactionTemplate transaction,
            Environment options,
            Clock clock) {
        this.all = all.stream().sorted(Comparator.comparing(Retention::name)).toList();
        this.worker = worker;
        this.transaction = transaction;
        this.clock = clock;
        all.forEach(kind -> periods.put(kind.name(), period(kind, options)));
    }

    /** How long each kind is kept, as this program was set. */
    public List<Term> terms() {
        return all.stream().map(this::term).toList();
    }

    private Term term(Retention kind) {
        return new Term(kind.name(), period(kind));
    }

    List<Held> held() {
        return all.stream().map(this::held).toList();
    }

    private Held held(Retention kind) {
        Period period = period(kind);
        return transaction.execute(status -> worker.sql(kind.held())
                .param("before", Timestamp.from(before(period, clock.instant())))
                .query((row, n) -> {
                    Timestamp earliest = row.getTimestamp(3);
                    return new Held(
                            term(kind),
                            row.getLong(1),
                            row.getLong(2),
                            earliest == null ? null : after(earliest.toInstant(), period));
                })
                .single());
    }

    /** Erases everything that is due. */
    void erase() {
        all.forEach(kind -> erase(kind, clock.instant()));
    }

    /** In small transactions: a run that was cut off goes on with the next. */
    void erase(Retention kind, Instant now) {
        int erased = 0;
        int batch;
        do {
            batch = transaction.execute(status -> worker.sql(kind.erase())
                    .param("before", Timestamp.from(before(period(kind), now)))
                    .param("most", AT_A_TIME)
                    .update());
            erased += batch;
        } while (batch == AT_A_TIME);
        if (erased > 0) {
            log.info("Erased at the end of its period: {} of {}", erased, kind.name());
        }
    }

    /** The option BRUGGENBOUWER_RETENTION_… (a period such as P90D) goes before what the module proposes. */
    private static Period period(Retention kind, Environment options) {
        String option = options.getProperty("bruggenbouwer.retention." + kind.name());
        try {
            return option == null ? kind.period() : Period.parse(option);
        } catch (DateTimeParseException e) {
            throw new StartRefused("option-invalid", optionOf(kind));
        }
    }

    private static String optionOf(Retention kind) {
        return "BRUGGENBOUWER_RETENTION_" + kind.name().replace("-", "").toUpperCase(Locale.ROOT);
    }

    private Period period(Retention kind) {
        return Objects.requireNonNull(periods.get(kind.name()));
    }

    private static Instant before(Period period, Instant now) {
        return now.atZone(Time.ZONE).minus(period).toInstant();
    }

    private static Instant after(Instant moment, Period period) {
        return moment.atZone(Time.ZONE).plus(period).toInstant();
    }

    @Configuration(proxyBeanMethods = false)
    static class Nightly {

        @Bean
        Task<?> eraseWhatIsDue(Retentions retentions) {
            return Tasks.recurring("erase what is due", new Daily(Time.ZONE, LocalTime.of(3, 10)))
                    .execute((instance, context) -> retentions.erase());
        }
    }
}
