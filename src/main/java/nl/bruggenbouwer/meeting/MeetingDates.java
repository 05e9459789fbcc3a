package nl.bruggenbouwer.meeting;

import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.datepoll.DatePoll;
import nl.bruggenbouwer.datepoll.DateSubject;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.web.Text;
import org.springframework.stereotype.Component;

/**
 * Which date suits is asked for a meeting, or for a traject that has to plan one. The date that is chosen stands in the form of the
 * meeting, and counts when the coordinator saves it: people may have been invited on another day.
 */
@Component
class MeetingDates implements DateSubject {

    private final JointMeetingSql meetings;
    private final Engagements engagements;

    MeetingDates(JointMeetingSql meetings, Engagements engagements) {
        this.meetings = meetings;
        this.engagements = engagements;
    }

    @Override
    public Optional<Place> place(Area area, UUID subject, Text t) {
        return meetings.find(area.id(), subject)
                .map(meeting -> new Place(MeetingPages.address(area, meeting.id()), t.get("meeting.back")));
    }

    @Override
    public Optional<Place> next(Area area, UUID subject, DatePoll poll, Text t) {
        return meetings.find(area.id(), subject)
                .filter(meeting -> meeting.heldAt() == null)
                .or(() -> coming(area, subject))
                .map(meeting -> move(area, meeting, poll, t))
                .orElseGet(() -> engagements
                        .find(area.id(), subject)
                        .map(engagement -> new Place(
                                "/" + area.slug() + "/bijeenkomst?voor=" + subject + "&datum=" + poll.id(),
                                t.get("meeting.date.plan"))));
    }

    private Optional<JointMeeting> coming(Area area, UUID engagement) {
        return meetings.of(area.id(), engagement).stream()
                .filter(meeting -> meeting.heldAt() == null)
                .findFirst();
    }

    private static Optional<Place> move(Area area, JointMeeting meeting, DatePoll poll, Text t) {
        DatePoll.Option option = poll.chosenOption();
        return option != null
                        && meeting.day().equals(option.day())
                        && meeting.from().equals(option.from())
                        && meeting.until().equals(option.until())
                ? Optional.empty()
                : Optional.of(new Place(
                        MeetingPages.address(area, meeting.id()) + "?datum=" + poll.id() + "#gegevens",
                        t.get("meeting.date.move")));
    }
}
