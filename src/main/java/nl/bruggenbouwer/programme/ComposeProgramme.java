package nl.bruggenbouwer.programme;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Fact;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes a programme, a step at a time; each step is kept, so that it can be undone. */
@Component
@Transactional
class ComposeProgramme {

    /** More than anybody reads. */
    static final int MOST_ITEMS = 40;

    private final ProgrammeSql sql;
    private final Engagements engagements;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ComposeProgramme(
            ProgrammeSql sql, Engagements engagements, Audit audit, Clock clock, ApplicationEventPublisher events) {
        this.sql = sql;
        this.engagements = engagements;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Adds items at the end in one step, as far as they fit; the same id twice is one. How many did not fit. */
    public int add(AreaId area, UUID engagement, List<Item> items, UUID by) {
        Programme programme = sql.lock(area, engagement, by, clock.instant());
        Content content = programme.content();
        int left = 0;
        for (Item item : items) {
            if (content.item(item.id()).isPresent()) {
                continue;
            }
            if (content.items().size() >= MOST_ITEMS) {
                left++;
            } else {
                content = content.with(item);
            }
        }
        put(programme, content, by);
        engagements.record(area, engagement, Fact.of(Fact.Kind.PLAN_DRAFT, engagements.today(), programme.id(), by));
        return left;
    }

    /** Saves an item over the one that was read; the item as it is now when somebody else saved meanwhile, or it is gone. */
    public Saved save(AreaId area, UUID engagement, Item item, UUID by) {
        Programme programme = sql.lock(area, engagement, by, clock.instant());
        Optional<Item> now = programme.content().item(item.id());
        if (now.isEmpty()) {
            return Saved.GONE;
        }
        if (now.get().edit() != item.edit()) {
            // the same form sent twice
            return now.get().equals(item.edited(now.get().edit())) ? Saved.YES : Saved.CONFLICT;
        }
        if (!now.get().equals(item)) {
            put(programme, programme.content().changed(item.edited(programme.revision() + 1)), by);
        }
        return Saved.YES;
    }

    /** What became of saving. */
    enum Saved {
        YES,
        CONFLICT,
        GONE
    }

    /** Plans an item on a half day that was chosen for it; gone from its programme, nothing happens. */
    public void schedule(
            AreaId area, UUID item, Optional<Item.PlannedSession> before, Item.PlannedSession chosen, UUID by) {
        sql.with(area, item)
                .map(engagement -> sql.lock(area, engagement, by, clock.instant()))
                .ifPresent(programme -> programme.content().item(item).ifPresent(now -> {
                    Item planned = now.planned(before, chosen);
                    if (!planned.equals(now)) {
                        put(programme, programme.content().changed(planned.edited(programme.revision() + 1)), by);
                    }
                }));
    }

    /** Any other step. */
    public void change(AreaId area, UUID engagement, UnaryOperator<Content> step, UUID by) {
        Programme programme = sql.lock(area, engagement, by, clock.instant());
        put(programme, step.apply(programme.content()), by);
    }

    private void put(Programme programme, Content content, UUID by) {
        if (!content.equals(programme.content())) {
            int next = programme.revision() + 1;
            sql.put(new Programme(
                    programme.area(),
                    programme.id(),
                    programme.engagement(),
                    next,
                    next,
                    clock.instant(),
                    by,
                    content));
            audit.record(programme.area(), by, "programme changed", programme.id());
            tell(programme, content, by);
        }
    }

    private void tell(Programme before, Content now, UUID by) {
        List<Item> changed = now.items().stream()
                .filter(item -> !before.content()
                        .item(item.id())
                        .map(Item::sessions)
                        .orElse(List.of())
                        .equals(item.sessions()))
                .toList();
        if (!changed.isEmpty()) {
            events.publishEvent(new SessionsChanged(before.area(), before.engagement(), changed, by));
        }
    }

    /**
     * Undoes the last step that was not undone yet, as somebody saw it.
     *
     * @param seen the revision on the screen; when there is a newer one nothing happens, and false says so
     */
    public boolean undo(AreaId area, UUID engagement, int seen, UUID by) {
        Programme programme = sql.lock(area, engagement, by, clock.instant());
        if (programme.revision() != seen || !programme.undoable()) {
            return false;
        }
        Programme before = sql.at(programme, programme.sameAs() - 1);
        sql.put(new Programme(
                area,
                programme.id(),
                engagement,
                programme.revision() + 1,
                before.sameAs(),
                clock.instant(),
                by,
                before.content()));
        audit.record(area, by, "programme step undone", programme.id());
        tell(programme, before.content(), by);
        return true;
    }
}
