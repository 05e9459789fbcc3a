package nl.bruggenbouwer.meeting;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.EqualSides;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.disclosure.Tally;
import nl.bruggenbouwer.web.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins and closes the rounds of a meeting, and decides which wishes of the room are shown. */
@Component
@Transactional
class LeadRound {

    private static final int MOST_ROUNDS = 12;

    private final JointMeetingSql meetings;
    private final RoomSql room;
    private final Audit audit;
    private final Clock clock;

    LeadRound(JointMeetingSql meetings, RoomSql room, Audit audit, Clock clock) {
        this.meetings = meetings;
        this.room = room;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of beginning a round. */
    enum Begun {
        YES,
        /** The room is not open. */
        CLOSED,
        /** Another round is open. */
        BUSY,
        /** The same decision was put before, and its outcome shown. */
        SAME,
        /** More rounds than a meeting needs. */
        MANY,
        /** An outcome of points is shown once in a traject: two votes on the same wishes could be subtracted. */
        ONCE
    }

    /** Begins a round; the same id twice is one round. */
    public Begun begin(
            AreaId area, UUID meeting, UUID id, Round.Kind kind, String question, List<Round.Wish> wishes, UUID by) {
        JointMeeting led = meetings.lock(area, meeting).orElseThrow(NotFound::new);
        if (!led.open(clock.instant())) {
            return Begun.CLOSED;
        }
        List<Round> rounds = room.rounds(area, meeting);
        if (rounds.stream().anyMatch(round -> round.id().equals(id))) {
            return Begun.YES;
        }
        if (rounds.stream().anyMatch(round -> !round.closed())) {
            return Begun.BUSY;
        }
        if (kind == Round.Kind.DECISION
                && rounds.stream()
                        .anyMatch(round -> round.shown() && round.question().equalsIgnoreCase(question))) {
            return Begun.SAME;
        }
        if (rounds.size() >= MOST_ROUNDS) {
            return Begun.MANY;
        }
        if (!room.add(led, new Round(id, rounds.size() + 1, kind, question, wishes, null), by, clock.instant())) {
            return Begun.ONCE;
        }
        audit.record(area, by, "meeting round begun", id);
        return Begun.YES;
    }

    /**
     * Closes an open round: counts, publishes, forgets who gave what. Closed before, nothing happens. When too few voted to show
     * anything, the same may be put again. Nobody learns more by that: whether something is shown follows from how many voted, never
     * from what they gave ({@link EqualSides}); of such a round nothing else is kept, and its votes are removed here. So there is
     * still one outcome on the same wishes, and nothing to subtract it from.
     */
    public void close(AreaId area, UUID meeting, UUID id, UUID by) {
        room.lockOpen(area, meeting, id).ifPresent(round -> {
            room.close(
                    area,
                    meeting,
                    id,
                    EqualSides.publish(tally(room.all(area, meeting, id), round), round.codes()),
                    clock.instant());
            audit.record(area, by, "meeting round closed", id);
        });
    }

    /** Points become "people who gave at least one": more would say more of each. */
    private static Tally tally(List<RoomSql.Vote> votes, Round round) {
        Map<Side, Integer> forms = new HashMap<>();
        Map<String, Map<Side, Integer>> counts = new HashMap<>();
        votes.forEach(vote -> {
            forms.merge(vote.side(), 1, Integer::sum);
            round.codes().stream()
                    .filter(code -> vote.given().getOrDefault(code, 0) > 0)
                    .forEach(code ->
                            counts.computeIfAbsent(code, c -> new HashMap<>()).merge(vote.side(), 1, Integer::sum));
        });
        return new Tally(
                forms.keySet(),
                forms,
                counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> Map.copyOf(e.getValue()))));
    }

    /** Shows a wish of the room, in these words. */
    public void showWish(AreaId area, UUID meeting, UUID wish, String words, UUID by) {
        room.showWish(area, meeting, wish, words);
        audit.record(area, by, "meeting wish shown", wish);
    }

    /** Removes a wish of the room. */
    public void removeWish(AreaId area, UUID meeting, UUID wish, UUID by) {
        room.removeWish(area, meeting, wish);
        audit.record(area, by, "meeting wish removed", wish);
    }
}
