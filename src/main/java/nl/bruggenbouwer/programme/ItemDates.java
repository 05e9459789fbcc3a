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
        return path(area, subject)
                .map(path -> new Place(
                        path + "#dagdelen",
                        t.get(planned(area, subject, poll) ? "programme.date.next" : "programme.date.missing")));
    }

    /** Whether the item has the chosen half day: a full item could not take it, and somebody may have removed it. */
    private boolean planned(Area area, UUID subject, DatePoll poll) {
        DatePoll.Option option = poll.chosenOption();
        return option != null
                && sql.with(area.id(), subject)
                        .flatMap(engagement -> sql.of(area.id(), engagement))
                        .flatMap(programme -> programme.content().item(subject))
                        .filter(item -> item.sessions().stream().anyMatch(session(option)::coincides))
                        .isPresent();
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
