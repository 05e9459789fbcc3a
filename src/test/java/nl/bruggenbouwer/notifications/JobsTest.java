package nl.bruggenbouwer.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

@ApplicationTest
class JobsTest {

    @Autowired
    @Qualifier("worker")
    DataSource worker;

    /** Two schedulers, made as in the program, stand for two programs on one database. */
    @Test
    void aJobRunsOnceHoweverManyProgramsThereAre() {
        Queue<String> runs = new ConcurrentLinkedQueue<>();
        OneTimeTask<Void> task = Tasks.oneTime("test job").execute((instance, context) -> runs.add(instance.getId()));
        List<Task<?>> tasks = List.of(task);
        Scheduler one = new Jobs().scheduler(worker, tasks);
        Scheduler two = new Jobs().scheduler(worker, tasks);
        try {
            for (int i = 0; i < 40; i++) {
                one.schedule(task.instance("run " + i), Instant.now());
            }
            one.start();
            two.start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> one.getScheduledExecutionsForTask("test job").isEmpty());
        } finally {
            one.stop();
            two.stop();
        }

        assertThat(runs).hasSize(40).doesNotHaveDuplicates();
    }
}
