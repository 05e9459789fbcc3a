package nl.bruggenbouwer.network;

import java.time.Period;
import nl.bruggenbouwer.privacy.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long the records of this module are kept. */
@Configuration(proxyBeanMethods = false)
class NetworkSchedule {

    /** Contacts who agree to nothing (any more), since the day on which that began. */
    private static final String WITHOUT_CONSENT = """
            select c.area_id, c.id, greatest(c.added_at, max(g.withdrawn_at)) as ended_at
              from contact c
              left join consent g on g.area_id = c.area_id and g.contact_id = c.id
             group by c.area_id, c.id, c.added_at
            having count(*) filter (where g.id is not null and g.withdrawn_at is null) = 0
            """;

    /** Since it was confirmed last. */
    private static final String NOT_ASKED = "(asked_at is null or asked_at < confirmed_at)";

    /** @param contacts selects area_id and id, at most {@code :most} */
    static String eraseContacts(String contacts) {
        return "with " + RepresentativeData.ending(contacts)
                + " delete from contact where (area_id, id) in (select area_id, id from gone)";
    }

    @Bean
    Retention contactsWithoutConsent() {
        return new Retention(
                "contact",
                Period.ofDays(30),
                "select count(*), count(*) filter (where ended_at < :before), min(ended_at) from (" + WITHOUT_CONSENT
                        + ") ended",
                eraseContacts("select area_id, id from (" + WITHOUT_CONSENT
                        + ") ended where ended_at < :before limit :most"));
    }

    /** Who has no mail address cannot be asked. Who was asked has the time that {@code unanswered-contact} gives. */
    @Bean
    Retention unconfirmedContacts() {
        return new Retention(
                "unconfirmed-contact",
                Period.ofMonths(18),
                "select count(*), count(*) filter (where confirmed_at < :before), min(confirmed_at) from contact where "
                        + NOT_ASKED,
                eraseContacts("select area_id, id from contact where " + NOT_ASKED
                        + " and confirmed_at < :before limit :most"));
    }

    /** One that was merged is a pointer, and goes with the one it points to. */
    @Bean
    Retention removedOrganisations() {
        return new Retention("organisation", Period.ofDays(30), """
                select count(*), count(*) filter (where removed_at < :before), min(removed_at)
                  from organisation
                 where removed_at is not null and merged_into is null
                """, """
                with old as (
                    select area_id, id from organisation where removed_at < :before and merged_into is null limit :most),
                """ + RepresentativeData.ending("""
                        select c.area_id, c.id
                          from contact c
                          join old o on o.area_id = c.area_id and o.id = c.organisation_id
                        """) + """
                delete from organisation where (area_id, id) in (select area_id, id from old)
                """);
    }
}
