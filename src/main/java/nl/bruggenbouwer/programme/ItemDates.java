package nl.bruggenbouwer.programme;

import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.datepoll.DateChosen;
import nl.bruggenbouwer.datepoll.DatePoll;
import nl.bruggenbouwer.datepoll.DateSubject;
import nl.bruggenbouwer.web.Text;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which date suits is asked for a half day of an item; the date that is chosen is then one of its half days. */
@Component
class ItemDates implements DateSubject {

    private final ProgrammeSql sql;
    private final ComposeProgramme compose;

    ItemDates(ProgrammeSql sql, ComposeProgramme compose) {
        this.sql = sql;
        this.compose = compose;
    }

    @Override
    public Optional<Place> place(Area area, UUID subject, Text t) {
        return path(area, subject).map(path -> new Place(path, t.get("programme.item")));
    }

    @Override
    public Optional<Place> next(Area area, UUID subject, DatePoll poll, Text t) {
        return path(area, subject).map(path -> new Place(path + "#dagdelen", t.get("programme.date.next")));
    }

    private Optional<String> path(Area area, UUID subject) {
        return sql.with(area.id(), subject)
                .map(engagement -> "/" + area.slug() + "/traject/" + engagement + "/programma/onderdeel/" + subject);
    }

    @EventListener
    void chosen(DateChosen chosen) {
        DatePoll.Option before = chosen.before();
        compose.schedule(
                chosen.area(),
                chosen.subject(),
                before == null ? Optional.empty() : Optional.of(session(before)),
                session(chosen.option()),
                chosen.by());
    }

    private static Item.PlannedSession session(DatePoll.Option option) {
        return new Item.PlannedSession(option.day(), option.from(), option.until(), "");
    }
}
