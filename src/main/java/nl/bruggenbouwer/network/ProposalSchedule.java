package nl.bruggenbouwer.network;

import java.time.Period;
import nl.bruggenbouwer.privacy.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long an organisation that presented itself waits at most, and a contact who does not answer. */
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

    /** 60 days to answer the yearly question, and 30 for the coordinator to call. */
    @Bean
    Retention unansweredContacts() {
        return new Retention("unanswered-contact", Period.ofDays(90), """
                select count(*), count(*) filter (where asked_at < :before), min(asked_at)
                  from contact
                 where confirmed_at < asked_at
                """, NetworkSchedule.eraseContacts("""
                        select area_id, id from contact where confirmed_at < asked_at and asked_at < :before limit :most
                        """));
    }
}
