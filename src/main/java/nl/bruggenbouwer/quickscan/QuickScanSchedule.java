package nl.bruggenbouwer.quickscan;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.LocalTime;
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
    Task<?> eraseReviewedTexts(FreeTexts texts) {
        return Tasks.recurring("erase reviewed texts", new Daily(Time.ZONE, LocalTime.of(3, 20)))
                .execute((instance, context) -> {
                    texts.eraseRaw();
                });
    }
}
