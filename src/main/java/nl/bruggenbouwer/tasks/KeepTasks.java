package nl.bruggenbouwer.tasks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.identity.RoleHolder;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.menu.Arranger;
import nl.bruggenbouwer.menu.ChecklistTask;
import nl.bruggenbouwer.menu.Offer;
import nl.bruggenbouwer.programme.Item;
import nl.bruggenbouwer.programme.Programmes;
import nl.bruggenbouwer.programme.SessionsChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds tasks, changes them, and notes that they are done. */
@Component
@Transactional
class KeepTasks {

    private final TaskSql sql;
    private final Accounts accounts;
    private final Programmes programmes;
    private final Audit audit;
    private final Clock clock;

    KeepTasks(TaskSql sql, Accounts accounts, Programmes programmes, Audit audit, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.programmes = programmes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds a task; sent twice it is one. */
    public void add(Task task, UUID by) {
        if (sql.add(task, by, clock.instant())) {
            audit.record(task.area(), by, "task added", task.id());
        }
    }

    /**
     * Adds the tasks that the checklist of an item's offer asks for, as far as they are not there and were not removed. A date comes from the
     * first planned session; a task that had none because there was no session yet, gets it now.
     */
    public void addChecklist(Engagement engagement, UUID item, Offer offer, UUID by) {
        AreaId area = engagement.area();
        Optional<Item> now = programmes.hold(area, engagement.id(), item, by); // so that no session moves meanwhile
        if (now.isEmpty()) {
            return;
        }
        LocalDate first = first(now.get()).orElse(null);
        List<ChecklistTask> lines = offer.content().checklist();
        Instant moment = clock.instant();
        boolean changed = false;
        for (int line = 0; line < lines.size(); line++) {
            ChecklistTask template = lines.get(line);
            LocalDate due = first == null ? null : first.minusDays(template.days());
            Task task = new Task(
                    area,
                    UUID.randomUUID(),
                    engagement.id(),
                    1,
                    template.task(),
                    Task.Kind.OTHER,
                    template.who(),
                    owner(engagement, template.who()),
                    due,
                    item,
                    line,
                    null,
                    null,
                    first,
                    null);
            changed |= sql.addFromTemplate(task, by, moment)
                    || first != null && due != null && sql.date(area, item, line, due, first);
        }
        if (changed) {
            audit.record(area, by, "tasks made from checklist", engagement.id());
        }
    }

    private static Optional<LocalDate> first(Item item) {
        return item.sessions().stream().map(Item.PlannedSession::day).min(Comparator.naturalOrder());
    }

    /** Dates that were counted from a first half day follow it. When the last half day is gone, they stay. */
    @EventListener
    public void follow(SessionsChanged changed) {
        int moved = 0;
        for (Item item : changed.items()) {
            moved += first(item)
                    .map(day -> sql.follow(changed.area(), item.id(), day))
                    .orElse(0);
        }
        if (moved > 0) {
            audit.record(changed.area(), changed.by(), "task dates moved", changed.engagement());
        }
    }

    /** Who of a side has it, when that is clear: who leads the traject, the only officer of the municipality. */
    private @Nullable UUID owner(Engagement engagement, Arranger side) {
        List<UUID> people =
                accounts
                        .holders(engagement.area(), side == Arranger.ALLIANCE ? Role.COORDINATOR : Role.MUNICIPALITY)
                        .stream()
                        .map(RoleHolder::account)
                        .toList();
        return switch (side) {
            case ALLIANCE -> people.contains(engagement.owner()) ? engagement.owner() : null;
            case MUNICIPALITY -> people.size() == 1 ? people.get(0) : null;
            case ORGANISATIONS -> null;
        };
    }

    /** What became of saving. */
    enum Saved {
        YES,
        CONFLICT,
        GONE
    }

    /** Saves a task over the one that was read; not when somebody else saved meanwhile, or it is gone. */
    public Saved save(Task task, UUID by) {
        Optional<Task> found = sql.lock(task.area(), task.engagement(), task.id());
        if (found.isEmpty()) {
            return Saved.GONE;
        }
        Task now = found.get();
        if (now.equals(task.with(now.edit()))) {
            return Saved.YES; // nothing changed, or the same form sent twice
        }
        if (now.edit() != task.edit()) {
            return Saved.CONFLICT;
        }
        sql.change(task.with(task.edit() + 1));
        audit.record(task.area(), by, "task changed", task.id());
        return Saved.YES;
    }

    public void done(Task task, UUID by) {
        if (sql.done(task.area(), task.id(), by, clock.instant())) {
            audit.record(task.area(), by, "task done", task.id());
        }
    }

    public void reopen(Task task, UUID by) {
        if (sql.reopen(task.area(), task.id())) {
            audit.record(task.area(), by, "task reopened", task.id());
        }
    }

    public void remove(Task task, UUID by) {
        if (sql.remove(task, clock.instant())) {
            audit.record(task.area(), by, "task removed", task.id());
        }
    }

    /** Puts back a task from a checklist that was removed. */
    public void restore(AreaId area, UUID engagement, UUID task, UUID by) {
        if (sql.restore(area, engagement, task)) {
            audit.record(area, by, "task put back", task);
        }
    }
}
