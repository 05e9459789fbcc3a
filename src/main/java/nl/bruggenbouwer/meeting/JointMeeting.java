package nl.bruggenbouwer.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.start.Time;
import org.jspecify.annotations.Nullable;

/**
 * The meeting in which all sides talk about the outcomes (gezamenlijke bijeenkomst).
 *
 * @param title neutral, as people see it
 * @param agenda one point a line
 * @param code with which phones come into the room
 * @param openedAt when the room was opened for phones
 * @param endedAt when it was closed for good
 * @param heldAt when it was noted that the meeting took place
 * @param present how many people of each side were there; empty before that is noted
 * @param minutes decisions and agreements
 * @param minutesEdit counts how often was noted what came of it: who saves over another number saw older minutes
 * @param sequence how often day, time or place changed
 */
public record JointMeeting(
        AreaId area,
        UUID id,
        UUID engagement,
        String title,
        LocalDate day,
        LocalTime from,
        LocalTime until,
        String place,
        String agenda,
        String code,
        @Nullable Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable Instant heldAt,
        Map<Side, Integer> present,
        String minutes,
        int minutesEdit,
        int sequence) {

    /** The kind of public link by which phones find the room. */
    static final String LINK = "MEETING";

    /** Who forgets to close a room has it closed. */
    static final Duration LONGEST = Duration.ofHours(12);

    /** Whether phones may come in. */
    public boolean open(Instant now) {
        return openedAt != null && endedAt == null && now.isBefore(openedAt.plus(LONGEST));
    }

    public Instant starts() {
        return day.atTime(from).atZone(Time.ZONE).toInstant();
    }

    public Instant ends() {
        return day.atTime(until).atZone(Time.ZONE).toInstant();
    }

    /** Whether it has not begun yet. */
    public boolean before(Instant now) {
        return now.isBefore(starts());
    }

    /** What a coordinator fills in. */
    record Plan(
            UUID id,
            UUID engagement,
            String title,
            LocalDate day,
            LocalTime from,
            LocalTime until,
            String place,
            String agenda) {

        /** Whether people have to come at another time, or elsewhere, than to this meeting. */
        boolean moves(JointMeeting meeting) {
            return !day.equals(meeting.day)
                    || !from.equals(meeting.from)
                    || !until.equals(meeting.until)
                    || !place.equals(meeting.place);
        }

        /** The meeting when it goes by this plan. */
        JointMeeting of(JointMeeting meeting) {
            return new JointMeeting(
                    meeting.area,
                    meeting.id,
                    meeting.engagement,
                    title,
                    day,
                    from,
                    until,
                    place,
                    agenda,
                    meeting.code,
                    meeting.openedAt,
                    meeting.endedAt,
                    meeting.heldAt,
                    meeting.present,
                    meeting.minutes,
                    meeting.minutesEdit,
                    meeting.sequence);
        }
    }

    /**
     * What is noted afterwards.
     *
     * @param representatives the organisations that may agree to the plan for their side
     * @param edit number of the minutes that were read
     */
    record Held(Map<Side, Integer> present, String minutes, Set<UUID> representatives, int edit) {}
}
