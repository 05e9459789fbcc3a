package nl.bruggenbouwer.meeting;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What there is to see in the room now.
 *
 * @param round the open round, else the last one; null before the first
 * @param wishes of the room that were shown and that no outcome tells of; none while people vote, or the page would change under
 *     their hands
 */
public record Stage(State state, @Nullable Round round, List<RoomWish> wishes) {

    /** What phones and screen show. */
    public enum State {
        CLOSED,
        WAITING,
        VOTING,
        RESULT
    }

    /** @param wishes all of the room; while people vote nobody asks for them */
    static Stage of(JointMeeting meeting, List<Round> rounds, Supplier<List<RoomWish>> wishes, Instant now) {
        Round last = rounds.isEmpty() ? null : rounds.get(rounds.size() - 1);
        if (!meeting.open(now)) {
            return new Stage(State.CLOSED, last, List.of());
        }
        if (last != null && !last.closed()) {
            return new Stage(State.VOTING, last, List.of());
        }
        List<RoomWish> open = wishes.get().stream()
                .filter(wish -> wish.shown()
                        && rounds.stream()
                                .noneMatch(
                                        round -> round.shown() && round.codes().contains(wish.code())))
                .toList();
        return new Stage(last == null ? State.WAITING : State.RESULT, last, open);
    }

    /** Differs when there is something else to see. */
    public String mark() {
        return state + "-" + (round == null ? 0 : round.number()) + (wishes.isEmpty() ? "" : "-" + wishes.size());
    }
}
