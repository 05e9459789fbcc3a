package nl.bruggenbouwer.persons;

import java.time.Period;
import java.util.List;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.OverviewItems;
import nl.bruggenbouwer.privacy.Retention;
import nl.bruggenbouwer.web.Text;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the overview of coordinators: people who wait for an answer. */
@Component
@Order(3)
class PersonItems implements OverviewItems {

    private final PersonRequestSql sql;

    PersonItems(PersonRequestSql sql) {
        this.sql = sql;
    }

    @Override
    public List<Item> of(Member member, List<Area> areas, Text t) {
        if (areas.stream().noneMatch(area -> member.ofAlliance(area.id()))) {
            return List.of();
        }
        int waiting = Tenancy.in(AreaId.NATIONAL, sql::waiting);
        return waiting == 0
                ? List.of()
                : List.of(Item.waiting(AreaId.NATIONAL, "/landelijk/personen", t.get("persons.waits", waiting)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Ends {

        @Bean
        Retention personRequests() {
            return new Retention("person-request", Period.ofYears(2), """
                    select count(*), count(*) filter (where noted_at < :before), min(noted_at)
                      from person_request
                    """, """
                    delete from person_request
                     where (area_id, id) in (select area_id, id from person_request where noted_at < :before limit :most)
                    """);
        }
    }
}
