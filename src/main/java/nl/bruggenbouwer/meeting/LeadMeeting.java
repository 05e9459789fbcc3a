package nl.bruggenbouwer.meeting;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Fact;
import nl.bruggenbouwer.web.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans a joint meeting, opens and closes its room, and notes what came of it. */
@Component
@Transactional
class LeadMeeting {

    private static final String ALPHABET = "23456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JointMeetingSql meetings;
    private final RoomSql room;
    private final LeadRound rounds;
    private final InviteToMeeting invitations;
    private final Areas areas;
    private final Engagements engagements;
    private final Audit audit;
    private final Clock clock;

    LeadMeeting(
            JointMeetingSql meetings,
            RoomSql room,
            LeadRound rounds,
            InviteToMeeting invitations,
            Areas areas,
            Engagements engagements,
            Audit audit,
            Clock clock) {
        this.meetings = meetings;
        this.room = room;
        this.rounds = rounds;
        this.invitations = invitations;
        this.areas = areas;
        this.engagements = engagements;
        this.audit = audit;
        this.clock = clock;
    }

    /** Plans it; sent twice it is one. */
    public void plan(AreaId area, JointMeeting.Plan plan, UUID by) {
        if (meetings.add(area, plan, newCode(), by, clock.instant())) {
            engagements.record(
                    area,
                    plan.engagement(),
                    Fact.of(Fact.Kind.MEETING_PLANNED, engagements.today(), plan.id(), by)
                            .noting(plan.title()));
            audit.record(area, by, "meeting planned", plan.id());
        }
    }

    /** Short enough to type in a room; it leads somewhere only while the room is open. */
    static String newCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** Changes it, and tells everybody who is invited of another day, time or place; sent twice they hear it once. */
    public void change(Area area, JointMeeting.Plan plan, UUID by) {
        JointMeeting meeting = meetings.lock(area.id(), plan.id()).orElseThrow(NotFound::new);
        boolean moved = plan.moves(meeting);
        meetings.change(area.id(), plan, moved);
        if (moved) {
            invitations.tell(area, plan.of(meeting));
        }
        audit.record(area.id(), by, "meeting changed", plan.id());
    }

    /** Opens the room for phones; opened or closed before, nothing happens. */
    public void open(AreaId area, UUID id, UUID by) {
        JointMeeting meeting = meetings.lock(area, id).orElseThrow(NotFound::new);
        if (meeting.openedAt() == null) {
            areas.addLink(new Areas.Link(meeting.code(), area, JointMeeting.LINK, id));
            meetings.opened(area, id, clock.instant());
            audit.record(area, by, "meeting room opened", id);
        }
    }

    /** Closes the room for good, a round that is open too, and forgets who was in it. */
    public void end(AreaId area, UUID id, UUID by) {
        JointMeeting meeting = meetings.lock(area, id).orElseThrow(NotFound::new);
        if (meeting.openedAt() == null || meeting.endedAt() != null) {
            return;
        }
        room.rounds(area, id).stream()
                .filter(round -> !round.closed())
                .forEach(round -> rounds.close(area, id, round.id(), by));
        room.clear(area, id);
        meetings.ended(area, id, clock.instant());
        audit.record(area, by, "meeting room closed", id);
    }

    /** What became of noting it. */
    enum Noted {
        YES,
        /** The day is still to come. */
        EARLY,
        /** Somebody else noted something in between. */
        CONFLICT
    }

    /** Notes how many came and what was agreed; can be changed later, over what was read. The same form twice is one. */
    public Noted held(AreaId area, UUID id, JointMeeting.Held held, UUID by) {
        JointMeeting meeting = meetings.lock(area, id).orElseThrow(NotFound::new);
        if (meeting.day().isAfter(engagements.today())) {
            return Noted.EARLY;
        }
        if (held.edit() != meeting.minutesEdit()) {
            boolean same = held.present().equals(meeting.present())
                    && held.minutes().equals(meeting.minutes())
                    && held.representatives().equals(Set.copyOf(meetings.representatives(area, id)));
            return same ? Noted.YES : Noted.CONFLICT;
        }
        meetings.held(area, id, held, clock.instant());
        meetings.setRepresentatives(area, id, held.representatives());
        engagements.record(
                area,
                meeting.engagement(),
                Fact.of(Fact.Kind.MEETING_HELD, meeting.day(), id, by).noting(meeting.title()));
        audit.record(area, by, "meeting held", id);
        return Noted.YES;
    }
}
