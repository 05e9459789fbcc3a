package nl.bruggenbouwer.notifications;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import javax.net.ssl.SSLSocketFactory;
import nl.bruggenbouwer.privacy.Retention;
import nl.bruggenbouwer.privacy.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends the outbox every two seconds and reads each minute what came back; what could not be delivered is kept for a week. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailJobs {

    private static final Logger log = LoggerFactory.getLogger(MailJobs.class);

    @Bean
    Task<?> sendMail(
            MailSql mails,
            ObjectProvider<MailServer> demoPostbus,
            MailSettings settings,
            MailForm form,
            SendingHours hours,
            Clock clock) {
        String option = settings.smtp();
        MailServer server =
                option == null || option.isBlank() ? demoPostbus.getIfAvailable() : MailServer.parse(option);
        SSLSocketFactory trust = settings.smtpCa() == null ? null : Certificates.trusting(settings.smtpCa());
        Runnable work = server == null ? new Waiting() : new Sender(mails, server, trust, form, hours, clock)::sendDue;
        return Tasks.recurring("send mail", FixedDelay.ofSeconds(2)).execute((instance, context) -> work.run());
    }

    @Bean
    Task<?> readBounces(MailSql mails, MailSettings settings, Vault vault, Clock clock) {
        Path folder = settings.bounces();
        Runnable work = folder == null ? () -> {} : new Bounces(folder, mails, vault, clock)::read;
        return Tasks.recurring("read returned mail", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> work.run());
    }

    @Bean
    Retention sentMail() {
        return new Retention("sent-mail", Period.ofDays(5), """
                select count(*), count(*) filter (where accepted_at < :before), min(accepted_at) from mail_sent
                """, """
                delete from mail_sent
                 where (area_id, id) in (select area_id, id from mail_sent where accepted_at < :before limit :most)
                """);
    }

    @Bean
    Retention mailCount() {
        return new Retention("mail-count", Period.ofDays(90), """
                select count(*), count(*) filter (where day < cast(:before as date)), min(day)::timestamptz from mail_count
                """, """
                delete from mail_count
                 where (area_id, day, kind) in (select area_id, day, kind
                                                  from mail_count
                                                 where day < cast(:before as date)
                                                 limit :most)
                """);
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
