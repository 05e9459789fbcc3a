package nl.bruggenbouwer.quickscan;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.LocalTime;
import java.time.Period;
import nl.bruggenbouwer.privacy.Retention;
import nl.bruggenbouwer.start.Time;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the jobs of {@link QuickScanJobs} run; with several programs on one database each run happens in one of them. */
@Configuration(proxyBeanMethods = false)
class QuickScanSchedule {

    @Bean
    Task<?> refreshTurnout(QuickScanJobs jobs) {
        return Tasks.recurring("refresh turnout", new Daily(Time.ZONE, LocalTime.of(2, 30)))
                .execute((instance, context) -> jobs.refreshTurnout());
    }

    @Bean
    Task<?> checkClosingDates(QuickScanJobs jobs) {
        return Tasks.recurring("check closing dates", FixedDelay.ofMinutes(5)).execute((instance, context) -> {
            jobs.checkClosingDates();
            jobs.destroyLeftKeys();
        });
    }

    @Bean
    Retention textsAsWritten() {
        return new Retention("texts-as-written", Period.ofDays(30), """
                select count(reviewed_at), count(*) filter (where reviewed_at < :before), min(reviewed_at)
                  from free_text
                 where raw is not null
                """, """
                update free_text
                   set raw = null
                 where (area_id, id) in (select area_id, id
                                           from free_text
                                          where raw is not null and reviewed_at < :before
                                          limit :most)
                """);
    }
}
