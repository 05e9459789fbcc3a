package nl.bruggenbouwer.meeting;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
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
    private final Areas areas;
    private final Engagements engagements;
    private final Audit audit;
    private final Clock clock;

    LeadMeeting(
            JointMeetingSql meetings,
            RoomSql room,
            LeadRound rounds,
            Areas areas,
            Engagements engagements,
            Audit audit,
            Clock clock) {
        this.meetings = meetings;
        this.room = room;
        this.rounds = rounds;
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

    public void change(AreaId area, JointMeeting.Plan plan, UUID by) {
        meetings.change(area, plan);
        audit.record(area, by, "meeting changed", plan.id());
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

    /** Notes how many came and what was agreed; can be changed later. */
    public void held(AreaId area, UUID id, JointMeeting.Held held, UUID by) {
        JointMeeting meeting = meetings.lock(area, id).orElseThrow(NotFound::new);
        meetings.held(area, id, held, clock.instant());
        meetings.setRepresentatives(area, id, held.representatives());
        LocalDate today = engagements.today();
        engagements.record(
                area,
                meeting.engagement(),
                Fact.of(Fact.Kind.MEETING_HELD, meeting.day().isAfter(today) ? today : meeting.day(), id, by)
                        .noting(meeting.title()));
        audit.record(area, by, "meeting held", id);
    }
}
