package nl.bruggenbouwer.meeting;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.disclosure.Side;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a phone in the room does: it comes in for a side, votes, and proposes a wish. It is known by a random key, of which only a hash is kept. */
@Component
@Transactional
class TakePart {

    /** More than any room holds; a code that got loose does not fill the disk. */
    static final int MOST_PHONES = 300;

    static final int MOST_WISHES = 100;

    private final JointMeetingSql meetings;
    private final RoomSql room;
    private final Clock clock;

    TakePart(JointMeetingSql meetings, RoomSql room, Clock clock) {
        this.meetings = meetings;
        this.room = room;
        this.clock = clock;
    }

    /** Comes in, or chooses another side before the first round; false when the room is closed or full. */
    public boolean join(JointMeeting meeting, String key, Side side) {
        boolean open = meetings.lock(meeting.area(), meeting.id())
                .filter(now -> now.open(clock.instant()))
                .isPresent();
        byte[] hash = DigestUtils.sha256(key);
        boolean known = room.side(meeting.area(), meeting.id(), hash).isPresent();
        if (open && known && !room.rounds(meeting.area(), meeting.id()).isEmpty()) {
            return true; // keeps its side: else the outcomes of two rounds could be subtracted
        }
        boolean fits = known || room.phones(meeting.area(), meeting.id()) < MOST_PHONES;
        if (open && fits) {
            room.join(meeting.area(), meeting.id(), hash, side);
        }
        return open && fits;
    }

    @Transactional(readOnly = true)
    public Optional<Side> side(JointMeeting meeting, String key) {
        return room.side(meeting.area(), meeting.id(), DigestUtils.sha256(key));
    }

    /** Votes, or changes the vote; false when the round is closed: then it does not count. */
    public boolean vote(JointMeeting meeting, UUID round, String key, Map<String, Integer> given) {
        boolean open = room.holdOpen(meeting.area(), meeting.id(), round).isPresent();
        if (open) {
            room.vote(meeting.area(), meeting.id(), round, DigestUtils.sha256(key), given);
        }
        return open;
    }

    /** What this phone gave in a round that is open. */
    @Transactional(readOnly = true)
    public Optional<Map<String, Integer>> given(JointMeeting meeting, UUID round, String key) {
        return room.given(meeting.area(), meeting.id(), round, DigestUtils.sha256(key));
    }

    /** Proposes a wish; the same id twice is one. False when there are too many already. */
    public boolean wish(JointMeeting meeting, UUID id, String words) {
        boolean open = meetings.lock(meeting.area(), meeting.id())
                .filter(now -> now.open(clock.instant()))
                .isPresent();
        boolean fits = open && room.wishes(meeting.area(), meeting.id()).size() < MOST_WISHES;
        if (fits) {
            room.addWish(meeting.area(), meeting.id(), id, words);
        }
        return fits;
    }
}
