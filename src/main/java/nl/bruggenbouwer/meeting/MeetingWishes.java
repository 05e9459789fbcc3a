package nl.bruggenbouwer.meeting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.outcomes.Outcomes;
import nl.bruggenbouwer.outcomes.ReleasedOutcomes;
import nl.bruggenbouwer.web.Texts;
import nl.bruggenbouwer.web.Translator;
import org.springframework.stereotype.Component;

/** What can be voted for: the wishes of the outcome in every language, and those that came up in the room. */
@Component
class MeetingWishes {

    private final ReleasedOutcomes outcomes;
    private final RoomSql room;
    private final Texts texts;

    MeetingWishes(ReleasedOutcomes outcomes, RoomSql room, Texts texts) {
        this.outcomes = outcomes;
        this.room = room;
        this.texts = texts;
    }

    /** The largest wishes first, then those of the room. */
    List<Round.Wish> available(JointMeeting meeting) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        List<String> codes =
                texts.languages().stream().map(Translator.Language::code).toList();
        List<Outcomes> perLanguage = outcomes.latest(
                meeting.area(),
                meeting.engagement(),
                codes.stream().map(texts::in).toList());
        for (int i = 0; i < perLanguage.size(); i++) {
            String language = codes.get(i);
            perLanguage.get(i).wishes().stream()
                    .map(Outcomes.Wish::figure)
                    .forEach(wish -> words.computeIfAbsent(wish.code(), code -> new LinkedHashMap<>())
                            .put(language, wish.label()));
        }
        List<Round.Wish> all = new ArrayList<>();
        words.forEach((code, label) -> all.add(new Round.Wish(code, label)));
        room.wishes(meeting.area(), meeting.id()).stream()
                .filter(RoomWish::shown)
                .forEach(wish -> all.add(new Round.Wish(wish.code(), Map.of("nl", wish.words()))));
        return all;
    }
}
