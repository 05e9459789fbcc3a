package nl.bruggenbouwer.datepoll;

import java.time.Period;
import nl.bruggenbouwer.privacy.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long date polls are kept. */
@Configuration(proxyBeanMethods = false)
class DatePollSchedule {

    /** From the last day on which one could answer, or the last of the dates when that is later. */
    private static final String ENDED = """
            select p.area_id, p.id,
                   greatest(p.closes_on, (select max(o.day) from date_option o where o.area_id = p.area_id and o.poll_id = p.id))
                       ::timestamp at time zone 'Europe/Amsterdam' as ended_at
              from date_poll p
            """;

    @Bean
    Retention oldDatePolls() {
        return new Retention(
                "date-poll",
                Period.ofDays(90),
                "select count(*), count(*) filter (where ended_at < :before), min(ended_at) from (" + ENDED + ") ended",
                """
                with gone as (
                    delete from date_poll
                     where (area_id, id) in (select area_id, id from (%s) ended where ended_at < :before limit :most)
                    returning slug)
                delete from public_link where slug in (select slug from gone)
                """.formatted(ENDED));
    }
}
