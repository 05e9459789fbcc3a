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
import nl.bruggenbouwer.Bruggenbouwer;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Owner;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.start.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class JobsTest {

    @Autowired
    ApplicationContext program;

    @Autowired
    Settings settings;

    @Autowired
    @Qualifier("worker")
    DataSource worker;

    /** Two whole programs, on a database of their own on the shared server. */
    @Test
    void twoProgramsOnOneDatabaseSendEachMailOnce() throws Exception {
        Owner.create(program, "jobs");
        try (FakeMailServer mail = new FakeMailServer();
                ConfigurableApplicationContext one = start(mail);
                ConfigurableApplicationContext two = start(mail)) {
            for (int i = 0; i < 40; i++) {
                ConfigurableApplicationContext either = i % 2 == 0 ? one : two;
                String recipient = "noor" + i + "@voorbeeld.example";
                Tenancy.in(
                        AreaId.NATIONAL,
                        () -> either.getBean("webTransaction", TransactionTemplate.class)
                                .executeWithoutResult(status -> either.getBean(Outbox.class)
                                        .add(
                                                AreaId.NATIONAL,
                                                new Outbox.Mail(recipient, "Een bericht", "Goedendag", null)
                                                        .as(MailKind.SIGN_IN))));
            }
            JdbcClient worker = one.getBean("workerClient", JdbcClient.class);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> worker.sql("select count(*) from mail")
                                    .query(Integer.class)
                                    .single()
                            == 0);

            assertThat(mail.messages).hasSize(40);
            for (int i = 0; i < 40; i++) {
                assertThat(mail.to("noor" + i + "@voorbeeld.example")).hasSize(1);
            }
        }
    }

    private ConfigurableApplicationContext start(FakeMailServer mail) {
        return SpringApplication.run(
                Bruggenbouwer.class,
                "--bruggenbouwer.port=0",
                "--bruggenbouwer.keys=" + settings.keys(),
                "--bruggenbouwer.smtp=127.0.0.1:" + mail.address().port(),
                "--bruggenbouwer.db=" + Owner.address(program, "jobs"));
    }

    /** Made as in the program; both wait for the same executions. */
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
