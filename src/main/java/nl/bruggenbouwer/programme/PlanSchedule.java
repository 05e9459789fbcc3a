package nl.bruggenbouwer.programme;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import java.time.Period;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.privacy.Retention;
import nl.bruggenbouwer.start.Time;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What goes on by itself with the versions of programmes, and how long is kept who was asked. */
@Configuration(proxyBeanMethods = false)
class PlanSchedule {

    @Bean
    Task<?> plansWithoutRemark(AgreePlan agree, Areas areas, Engagements engagements) {
        return Tasks.recurring("ask the sides when no remark came", new Daily(Time.ZONE, LocalTime.of(8, 15)))
                .execute((instance, context) -> areas.all()
                        .forEach(area -> Tenancy.in(area.id(), () -> agree.goOn(area, engagements.today()))));
    }

    /** Who was asked, with objections and replies, and the links. */
    @Bean
    Retention planParties() {
        return forgetting("plan-party", Period.ofDays(90), """
                select y.area_id, y.id, coalesce(v.ended_at, v.agreed_at) as ended_at
                  from plan_party y
                  join plan_version v on v.area_id = y.area_id and v.id = y.version_id
                 where coalesce(v.ended_at, v.agreed_at) is not null
                """);
    }

    /** What a contact said goes with the contact. */
    @Bean
    Retention planPartiesWithoutContact() {
        return forgetting("plan-party-contact", Period.ZERO, """
                select y.area_id, y.id, v.proposed_at as ended_at
                  from plan_party y
                  join plan_version v on v.area_id = y.area_id and v.id = y.version_id
                 where y.contact_id is not null
                   and not exists (select 1 from contact c where c.area_id = y.area_id and c.id = y.contact_id)
                """);
    }

    private static Retention forgetting(String name, Period period, String ended) {
        String old = "select e.area_id, e.id, e.ended_at from (" + ended + """
                ) e
                  join plan_party kept on kept.area_id = e.area_id and kept.id = e.id
                 where kept.contact_id is not null or kept.account_id is not null or kept.answered_by is not null
                    or kept.objection is not null or kept.reply is not null
                """;
        return new Retention(
                name,
                period,
                "select count(*), count(*) filter (where ended_at < :before), min(ended_at) from (" + old + ") ended",
                "with old as (select area_id, id from (" + old + """
                        ) ended where ended_at < :before limit :most),
                        links as (
                            delete from public_link l using old where l.area_id = old.area_id and l.target = old.id)
                        update plan_party y set
                        """ + PlanSql.FORGET
                        + " from old where y.area_id = old.area_id and y.id = old.id");
    }
}
