package nl.bruggenbouwer.datepoll;

import java.time.Period;
import nl.bruggenbouwer.privacy.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long date polls are kept. */
@Configuration(proxyBeanMethods = false)
class DatePollSchedule {

    /** From the last of the dates on. */
    private static final String ENDED = """
            select area_id, poll_id as id, max(day)::timestamp at time zone 'Europe/Amsterdam' as ended_at
              from date_option
             group by area_id, poll_id
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
