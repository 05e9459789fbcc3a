package nl.bruggenbouwer.persons;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import nl.bruggenbouwer.start.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** After a restore: erases again what was erased before. At each start, and each night for who restores while it runs. */
@Component
class EraseAgain {

    private static final Logger log = LoggerFactory.getLogger(EraseAgain.class);

    private final Persons persons;
    private final Erased erased;

    EraseAgain(Persons persons, Erased erased) {
        this.persons = persons;
        this.erased = erased;
    }

    @EventListener(ApplicationReadyEvent.class)
    void eraseAgain() {
        int back = persons.eraseRows(erased.all());
        if (back > 0) {
            log.warn("A restore had brought back {} rows of people who were erased; they are erased again", back);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nightly {

        @Bean
        Task<?> eraseAgainWhatCameBack(EraseAgain eraseAgain) {
            return Tasks.recurring("erase again", new Daily(Time.ZONE, LocalTime.of(3, 0)))
                    .execute((instance, context) -> eraseAgain.eraseAgain());
        }
    }
}
