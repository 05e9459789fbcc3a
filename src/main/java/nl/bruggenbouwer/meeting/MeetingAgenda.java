package nl.bruggenbouwer.meeting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.outcomes.Outcomes;
import nl.bruggenbouwer.outcomes.ReleasedOutcomes;
import nl.bruggenbouwer.web.Text;
import org.springframework.stereotype.Component;

/** A first agenda for a joint meeting, from the outcome; the coordinator makes it fit. */
@Component
class MeetingAgenda {

    /** So many wishes can be talked about in an evening. */
    private static final int MOST = 5;

    private final ReleasedOutcomes outcomes;

    MeetingAgenda(ReleasedOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** The lines that were typed, and below them those of the agenda that are not there yet. */
    String below(String typed, AreaId area, UUID engagement, Text t) {
        Set<String> lines = new LinkedHashSet<>(typed.lines().toList());
        lines.addAll(lines(area, engagement, t));
        return String.join("\n", lines);
    }

    private List<String> lines(AreaId area, UUID engagement, Text t) {
        List<String> lines = new ArrayList<>();
        lines.add(t.get("meeting.agenda.rules"));
        outcomes.latest(area, engagement, t).ifPresent(outcome -> {
            lines.add(t.get("meeting.agenda.outcome"));
            if (outcome.largest().tooLittleDifference()) {
                lines.add(t.get("meeting.agenda.nodifference"));
            }
            for (Outcomes.Place wish : outcome.largest().first(MOST).items()) {
                lines.add(t.get("meeting.agenda.largest", wish.place(), wish.label()));
            }
            for (Outcomes.Place wish : outcome.common().first(MOST).items()) {
                lines.add(t.get("meeting.agenda.common", wish.place(), wish.label()));
            }
        });
        lines.add(t.get("meeting.agenda.points", Round.POINTS));
        lines.add(t.get("meeting.agenda.decisions"));
        lines.add(t.get("meeting.agenda.who"));
        return lines;
    }
}
