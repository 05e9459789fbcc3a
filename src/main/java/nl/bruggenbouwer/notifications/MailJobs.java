package nl.bruggenbouwer.notifications;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.start.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends the outbox every two seconds, and erases each night what could not be delivered a week ago. */
@Configuration(proxyBeanMethods = false)
class MailJobs {

    private static final Logger log = LoggerFactory.getLogger(MailJobs.class);
    private static final Duration FAILED_KEPT = Duration.ofDays(7);

    @Bean
    Task<?> sendMail(MailSql mails, ObjectProvider<MailServer> demoPostbus, Settings settings, Clock clock) {
        String option = settings.smtp();
        MailServer server =
                option == null || option.isBlank() ? demoPostbus.getIfAvailable() : MailServer.parse(option);
        Runnable work = server == null ? new Waiting() : new Sender(mails, server, settings, clock)::sendDue;
        return Tasks.recurring("send mail", FixedDelay.ofSeconds(2)).execute((instance, context) -> work.run());
    }

    @Bean
    Task<?> eraseFailedMail(MailSql mails, Clock clock) {
        return Tasks.recurring("erase failed mail", new Daily(Time.ZONE, LocalTime.of(3, 10)))
                .execute((instance, context) ->
                        mails.deleteFailedBefore(clock.instant().minus(FAILED_KEPT)));
    }

    /** Without a mail server: says so once, when the program is running. */
    private static class Waiting implements Runnable {

        private boolean said;

        @Override
        public synchronized void run() {
            if (!said) {
                said = true;
                log.warn("No mail server is set (BRUGGENBOUWER_SMTP): mails wait until there is one");
            }
        }
    }
}
