package nl.bruggenbouwer.notifications;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Runs every {@link Task} bean of every module; with several programs on one database each run happens in one of them. A
 * program that dies is noticed within half a minute.
 */
@Configuration(proxyBeanMethods = false)
class Jobs {

    @Bean(destroyMethod = "stop")
    Scheduler scheduler(@Qualifier("worker") DataSource worker, List<Task<?>> tasks) {
        List<Task<?>> onDemand = new ArrayList<>();
        List<RecurringTask<?>> recurring = new ArrayList<>();
        for (Task<?> task : tasks) {
            if (task instanceof RecurringTask<?> again) {
                recurring.add(again);
            } else {
                onDemand.add(task);
            }
        }
        return Scheduler.create(worker, onDemand)
                .startTasks(recurring)
                .threads(2)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(20))
                .build();
    }

    /** Not before the program is ready: a first visitor goes before the first job. */
    @Bean
    Start startOfJobs(Scheduler scheduler) {
        return new Start(scheduler);
    }

    record Start(Scheduler scheduler) {

        @EventListener(ApplicationReadyEvent.class)
        void start() {
            scheduler.start();
        }
    }
}
