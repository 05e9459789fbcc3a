package nl.bruggenbouwer.meeting;

import java.time.Period;
import nl.bruggenbouwer.privacy.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stays behind in a room that nobody closed, and who was invited. */
@Configuration(proxyBeanMethods = false)
class MeetingSchedule {

    /** With what people answered and need. */
    @Bean
    Retention meetingInvitations() {
        String ended = """
                select i.area_id, i.id, m.day::timestamp at time zone 'Europe/Amsterdam' as ended_at
                  from meeting_invitation i
                  join joint_meeting m on m.area_id = i.area_id and m.id = i.meeting_id
                """;
        return new Retention(
                "meeting-invitation",
                Period.ofDays(14),
                "select count(*), count(*) filter (where ended_at < :before), min(ended_at) from (" + ended + ") ended",
                "delete from meeting_invitation where (area_id, id) in (select area_id, id from (" + ended
                        + ") ended where ended_at < :before limit :most)");
    }

    @Bean
    Retention meetingRooms() {
        return new Retention("meeting-room", Period.ofDays(1), """
                select count(*), count(*) filter (where m.opened_at < :before), min(m.opened_at)
                  from meeting_phone p
                  join joint_meeting m on m.area_id = p.area_id and m.id = p.meeting_id
                """, """
                with rooms as (
                    select distinct m.area_id, m.id, m.code
                      from joint_meeting m
                     where m.opened_at < :before
                       and exists (select 1 from public_link l where l.slug = m.code)
                     limit :most),
                     links as (delete from public_link where slug in (select code from rooms)),
                     wishes as (
                    delete from meeting_wish w using rooms r
                     where w.area_id = r.area_id and w.meeting_id = r.id and not w.shown)
                delete from meeting_phone p using rooms r where p.area_id = r.area_id and p.meeting_id = r.id
                """);
    }
}
