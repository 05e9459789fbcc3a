package nl.bruggenbouwer.intake;

import java.time.Period;
import nl.bruggenbouwer.privacy.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long the records of this module are kept. */
@Configuration(proxyBeanMethods = false)
class IntakeSchedule {

    /** Trajects that were closed, or stopped and not taken up again, with everything that hangs on them. */
    private static final String ENDED = """
            select f.area_id, f.engagement_id as id, max(f.happened_on)::timestamp at time zone 'Europe/Amsterdam' as ended_at
              from engagement_fact f
             where f.kind in ('CLOSED', 'STOPPED') and f.withdrawn_at is null
               and not exists (select 1
                                 from engagement_fact r
                                where r.area_id = f.area_id and r.engagement_id = f.engagement_id
                                  and r.kind = 'RESUMED' and r.withdrawn_at is null and f.kind = 'STOPPED'
                                  and (r.happened_on, r.noted_at) > (f.happened_on, f.noted_at))
             group by f.area_id, f.engagement_id
            """;

    /** Of what became a traject, the request goes with it. */
    private static final String UNFOLLOWED = """
            from request r
             where not exists (select 1
                                 from engagement e
                                where e.area_id = r.engagement_area and e.id = r.engagement_id)
            """;

    @Bean
    Retention unfollowedRequests() {
        return new Retention(
                "request",
                Period.ofMonths(12),
                "select count(*), count(*) filter (where received_at < :before), min(received_at) " + UNFOLLOWED,
                "delete from request where (area_id, id) in (select area_id, id " + UNFOLLOWED
                        + " and received_at < :before limit :most)");
    }

    @Bean
    Retention heldRequests() {
        return new Retention("held-request", Period.ofDays(30), """
                select count(*), count(*) filter (where received_at < :before), min(received_at)
                  from request
                 where held_because is not null and ended_at is null
                """, """
                delete from request
                 where (area_id, id) in (select area_id, id
                                           from request
                                          where held_because is not null and ended_at is null and received_at < :before
                                          limit :most)
                """);
    }

    /** Their answers stay with the traject; the address and the link go. */
    @Bean
    Retention readersOfReports() {
        return new Retention("report-address", Period.ofDays(7), """
                select count(*), count(*) filter (where valid_until < :before), min(valid_until)
                  from talk_reader
                 where email is not null
                """, """
                with ended as (
                    update talk_reader set email = null
                     where (area_id, id) in (select area_id, id
                                               from talk_reader
                                              where email is not null and valid_until < :before
                                              limit :most)
                    returning area_id, id)
                delete from public_link l
                 using ended e
                 where l.area_id = e.area_id and l.target = e.id
                """);
    }

    @Bean
    Retention endedEngagements() {
        return new Retention(
                "engagement",
                Period.ofYears(2),
                "select count(*), count(*) filter (where ended_at < :before), min(ended_at) from (" + ENDED + ") ended",
                "delete from engagement where (area_id, id) in (select area_id, id from (" + ENDED
                        + ") ended where ended_at < :before limit :most)");
    }
}
