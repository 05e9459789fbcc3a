package nl.bruggenbouwer.network;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.start.Time;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks each contact once a year whether all is right. Each mail is one transaction with its note, so a run that is cut off goes on the next
 * night, and two programs at once send one mail.
 */
@Component
class AskYearly {

    private static final Duration YEAR = Duration.ofDays(365);

    /** So long nobody is troubled when an answer stays out. */
    static final Duration PATIENCE = Duration.ofDays(60);

    private final Areas areas;
    private final ContactLinkSql links;
    private final ContactSql contacts;
    private final LinkContact link;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AskYearly(
            Areas areas,
            ContactLinkSql links,
            ContactSql contacts,
            LinkContact link,
            TransactionTemplate transaction,
            Clock clock) {
        this.areas = areas;
        this.links = links;
        this.contacts = contacts;
        this.link = link;
        this.transaction = transaction;
        this.clock = clock;
    }

    void ask() {
        areas.all().forEach(area -> ask(area, clock.instant()));
    }

    void ask(Area area, Instant now) {
        Instant before = now.minus(YEAR);
        Tenancy.in(
                area.id(),
                () -> links.due(area.id(), before)
                        .forEach(contact ->
                                transaction.executeWithoutResult(status -> one(area, contact, before, now))));
    }

    private void one(Area area, UUID id, Instant before, Instant now) {
        if (links.ask(area.id(), id, before, now)) {
            contacts.find(area.id(), id, Sight.EVERYTHING).ifPresent(contact -> {
                String email = contact.email();
                if (email != null) {
                    link.ask(area, contact, email);
                }
            });
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {

        @Bean
        Task<?> yearlyQuestion(AskYearly yearly) {
            return Tasks.recurring("ask contacts yearly", new Daily(Time.ZONE, LocalTime.of(3, 15)))
                    .execute((instance, context) -> yearly.ask());
        }
    }
}
