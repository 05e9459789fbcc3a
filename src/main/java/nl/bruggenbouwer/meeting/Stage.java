package nl.bruggenbouwer.meeting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to see in the room now.
 *
 * @param round the open round, else the last one; null before the first
 */
public record Stage(State state, @Nullable Round round) {

    /** What phones and screen show. */
    public enum State {
        CLOSED,
        WAITING,
        VOTING,
        RESULT
    }

    static Stage of(JointMeeting meeting, List<Round> rounds, Instant now) {
        Round last = rounds.isEmpty() ? null : rounds.get(rounds.size() - 1);
        if (!meeting.open(now)) {
            return new Stage(State.CLOSED, last);
        }
        if (last == null) {
            return new Stage(State.WAITING, null);
        }
        return new Stage(last.closed() ? State.RESULT : State.VOTING, last);
    }

    /** Differs when there is something else to see. */
    public String mark() {
        return state + "-" + (round == null ? 0 : round.number());
    }
}
