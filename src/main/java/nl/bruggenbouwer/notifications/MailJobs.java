package nl.bruggenbouwer.notifications;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Period;
import nl.bruggenbouwer.privacy.Retention;
import nl.bruggenbouwer.start.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends the outbox every two seconds; what could not be delivered is kept for a week. */
@Configuration(proxyBeanMethods = false)
class MailJobs {

    private static final Logger log = LoggerFactory.getLogger(MailJobs.class);

    @Bean
    Task<?> sendMail(MailSql mails, ObjectProvider<MailServer> demoPostbus, Settings settings, Clock clock) {
        String option = settings.smtp();
        MailServer server =
                option == null || option.isBlank() ? demoPostbus.getIfAvailable() : MailServer.parse(option);
        Runnable work = server == null ? new Waiting() : new Sender(mails, server, settings, clock)::sendDue;
        return Tasks.recurring("send mail", FixedDelay.ofSeconds(2)).execute((instance, context) -> work.run());
    }

    @Bean
    Retention failedMail() {
        return new Retention("failed-mail", Period.ofDays(7), """
                select count(failed_at), count(*) filter (where failed_at < :before), min(failed_at) from mail
                """, """
                delete from mail
                 where (area_id, id) in (select area_id, id from mail where failed_at < :before limit :most)
                """);
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
