package nl.bruggenbouwer.network;

import java.time.Period;
import nl.bruggenbouwer.privacy.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long an organisation that presented itself waits at most. */
@Configuration(proxyBeanMethods = false)
class ProposalSchedule {

    @Bean
    Retention proposals() {
        return new Retention("proposal", Period.ofDays(90), """
                select count(*), count(*) filter (where ended_at < :before), min(ended_at)
                  from (select received_on::timestamp at time zone 'Europe/Amsterdam' as ended_at from proposal) p
                """, """
                delete from proposal
                 where (area_id, id) in (select area_id, id
                                           from proposal
                                          where received_on::timestamp at time zone 'Europe/Amsterdam' < :before
                                          limit :most)
                """);
    }
}
