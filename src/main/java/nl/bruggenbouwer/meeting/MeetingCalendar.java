package nl.bruggenbouwer.meeting;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.time.Instant;
import java.util.Date;

/** A meeting as a file for somebody's calendar: what others may see there is neutral. */
final class MeetingCalendar {

    private MeetingCalendar() {}

    /** In universal time: every calendar shows it in its own. */
    static String of(JointMeeting meeting, Instant now) {
        VEvent event = new VEvent();
        event.setUid(meeting.id().toString());
        event.setDateTimeStamp(Date.from(now));
        event.setSequence(meeting.sequence());
        event.setSummary(meeting.title());
        if (!meeting.place().isEmpty()) {
            event.setLocation(meeting.place());
        }
        event.setDateStart(Date.from(meeting.starts()));
        event.setDateEnd(Date.from(meeting.ends()));
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Bruggenbouwer//NL");
        calendar.addEvent(event);
        return Biweekly.write(calendar).go();
    }
}
