package nl.bruggenbouwer.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Fact;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds a joint meeting for the demo: phones come in, points are given, the round is closed, as in a room. */
@Component
public class SeedMeeting {

    /** A meeting is planned some weeks before. */
    private static final int PLANNED_DAYS_BEFORE = 21;

    private final JointMeetingSql meetings;
    private final MeetingWishes wishes;
    private final LeadMeeting lead;
    private final LeadRound rounds;
    private final TakePart part;
    private final Engagements engagements;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SeedMeeting(
            JointMeetingSql meetings,
            MeetingWishes wishes,
            LeadMeeting lead,
            LeadRound rounds,
            TakePart part,
            Engagements engagements,
            TransactionTemplate webTransaction,
            Clock clock) {
        this.meetings = meetings;
        this.wishes = wishes;
        this.lead = lead;
        this.rounds = rounds;
        this.part = part;
        this.engagements = engagements;
        this.transaction = webTransaction;
        this.clock = clock;
    }

    /** What a coordinator would type. */
    public record Told(
            String title, int daysAgo, LocalTime from, LocalTime until, String place, String agenda, String minutes) {}

    /** One person of the room: the side, and the wishes that get points, five at most. */
    public record Voter(Side side, List<String> wishes) {}

    /** Holds the meeting of a traject; none when it has one. The wishes that can be chosen come from its outcome. */
    public void hold(AreaId area, UUID engagement, Told told, List<Voter> voters, Set<UUID> representatives, UUID by) {
        Tenancy.in(
                area,
                () -> transaction.executeWithoutResult(status -> {
                    if (meetings.of(area, engagement).isEmpty()) {
                        UUID id = plan(area, engagement, told, by);
                        vote(area, id, voters, by);
                        Map<Side, Integer> present = new HashMap<>();
                        voters.forEach(voter -> present.merge(voter.side(), 1, Integer::sum));
                        lead.held(area, id, new JointMeeting.Held(present, told.minutes(), representatives, 0), by);
                    }
                }));
    }

    /** As {@link LeadMeeting#plan}, but in the past. */
    private UUID plan(AreaId area, UUID engagement, Told told, UUID by) {
        LocalDate day = engagements.today().minusDays(told.daysAgo());
        JointMeeting.Plan plan = new JointMeeting.Plan(
                UUID.randomUUID(),
                engagement,
                told.title(),
                day,
                told.from(),
                told.until(),
                told.place(),
                told.agenda());
        meetings.add(area, plan, LeadMeeting.newCode(), by, clock.instant());
        engagements.record(
                area,
                engagement,
                Fact.of(Fact.Kind.MEETING_PLANNED, day.minusDays(PLANNED_DAYS_BEFORE), plan.id(), by)
                        .noting(plan.title()));
        return plan.id();
    }

    private void vote(AreaId area, UUID id, List<Voter> voters, UUID by) {
        lead.open(area, id, by);
        JointMeeting meeting = meetings.find(area, id).orElseThrow();
        List<String> keys = new ArrayList<>();
        for (Voter voter : voters) {
            keys.add(UUID.randomUUID().toString());
            part.join(meeting, keys.get(keys.size() - 1), voter.side());
        }
        Set<String> codes =
                voters.stream().flatMap(voter -> voter.wishes().stream()).collect(Collectors.toSet());
        List<Round.Wish> offered = wishes.available(meeting).stream()
                .filter(wish -> codes.contains(wish.code()))
                .toList();
        UUID round = UUID.randomUUID();
        rounds.begin(area, id, round, Round.Kind.POINTS, "", offered, by);
        for (int i = 0; i < keys.size(); i++) {
            part.vote(meeting, round, keys.get(i), points(voters.get(i).wishes()));
        }
        rounds.close(area, id, round, by);
        lead.end(area, id, by);
    }

    /** One point for each, and what is left for the first. */
    private static Map<String, Integer> points(List<String> wishes) {
        Map<String, Integer> points = new HashMap<>();
        wishes.forEach(wish -> points.put(wish, 1));
        wishes.stream().findFirst().ifPresent(first -> points.put(first, Round.POINTS - wishes.size() + 1));
        return points;
    }
}
