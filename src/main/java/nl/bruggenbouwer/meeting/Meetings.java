package nl.bruggenbouwer.meeting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Organisation;
import nl.bruggenbouwer.network.Sight;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may ask about the joint meetings of a traject. The caller has entered the tenant. */
@Component
public class Meetings {

    private final JointMeetingSql meetings;
    private final RoomSql room;
    private final Network network;

    Meetings(JointMeetingSql meetings, RoomSql room, Network network) {
        this.meetings = meetings;
        this.room = room;
        this.network = network;
    }

    /**
     * A wish as the room valued it.
     *
     * @param words in the language that was asked for
     * @param place from 1, shared by equals; 0 when the wishes differ too little for places
     * @param tenths how much support, each side counting equally
     */
    public record Voted(String code, String words, int place, int tenths) {}

    /** The meeting of the latest day. */
    @Transactional(readOnly = true)
    public Optional<JointMeeting> latest(AreaId area, UUID engagement) {
        return meetings.of(area, engagement).stream().findFirst();
    }

    /** The wishes in Dutch, in order of their place, of the meeting that showed an outcome of points; none when too few voted. */
    @Transactional(readOnly = true)
    public List<Voted> wishes(AreaId area, UUID engagement) {
        return wishes(area, engagement, "nl");
    }

    /** The same in another language, as the phones showed them. */
    @Transactional(readOnly = true)
    public List<Voted> wishes(AreaId area, UUID engagement, String language) {
        return meetings.of(area, engagement).stream()
                .flatMap(meeting -> room.rounds(area, meeting.id()).stream())
                .filter(round -> round.kind() == Round.Kind.POINTS && round.shown())
                .findFirst()
                .map(round -> voted(round, language))
                .orElse(List.of());
    }

    private static List<Voted> voted(Round round, String language) {
        var outcome = round.outcome();
        return outcome == null
                ? List.of()
                : outcome.ranking().items().stream()
                        .map(item ->
                                new Voted(item.code(), round.words(item.code(), language), item.place(), item.tenths()))
                        .toList();
    }

    /** The organisations that may agree to the plan for the side of the organisations, of the latest meeting that chose them. */
    @Transactional(readOnly = true)
    public List<UUID> representatives(AreaId area, UUID engagement) {
        return meetings.of(area, engagement).stream()
                .map(meeting -> of(area, meeting.id()))
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Of one meeting; of an organisation that was merged, the one that it became. */
    List<UUID> of(AreaId area, UUID meeting) {
        return meetings.representatives(area, meeting).stream()
                .flatMap(id -> network.find(area, id, Sight.EVERYTHING).stream())
                .map(Organisation::id)
                .distinct()
                .toList();
    }
}
