package nl.bruggenbouwer.tasks;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.identity.RoleHolder;
import nl.bruggenbouwer.menu.Arranger;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/** A task as somebody typed it. */
public record TaskForm(Map<String, String> typed) {

    static final TaskForm EMPTY = new TaskForm(Map.of());

    static TaskForm of(Task task) {
        UUID owner = task.owner();
        LocalDate due = task.due();
        UUID item = task.item();
        return new TaskForm(Map.of(
                "versie",
                String.valueOf(task.edit()),
                "titel",
                task.title(),
                "soort",
                task.kind().name(),
                "wie",
                owner == null ? task.side().name() : owner.toString(),
                "voor",
                due == null ? "" : due.toString(),
                "onderdeel",
                item == null ? "" : item.toString()));
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** The same fields as they stand now, but what was typed; what becomes of it is decided anew. */
    TaskForm over(Task now) {
        Map<String, String> all = new HashMap<>(of(now).typed);
        all.putAll(typed);
        all.put("versie", String.valueOf(now.edit()));
        return new TaskForm(all);
    }

    FormErrors check(TasksView view, @Nullable Task now, Text t) {
        FormErrors errors = checkDate(view.today(), now, t);
        if (!Input.fits(value("titel"), 120)) {
            errors.add("titel", t.get("task.error.title"));
        }
        if (Input.one(Task.Kind.values(), value("soort")).isEmpty()) {
            errors.add("soort", t.get("task.error.kind"));
        }
        if (!view.owners().containsKey(value("wie")) && !same("wie", now)) {
            errors.add("wie", t.get("task.error.who"));
        }
        String item = value("onderdeel");
        if (!item.isEmpty() && !view.choices().containsKey(item) && !same("onderdeel", now)) {
            errors.add("onderdeel", t.get("task.error.item"));
        }
        return errors;
    }

    private boolean same(String field, @Nullable Task now) {
        return now != null && of(now).value(field).equals(value(field));
    }

    /** A date that is over may stay, not begin. */
    FormErrors checkDate(LocalDate today, @Nullable Task now, Text t) {
        FormErrors errors = new FormErrors();
        String typed = value("voor");
        if (!typed.isEmpty()
                && Input.day(typed)
                        .filter(day -> !day.isBefore(today) || now != null && day.equals(now.due()))
                        .isEmpty()) {
            errors.add("voor", t.get("task.error.due"));
        }
        return errors;
    }

    @Nullable
    LocalDate due() {
        return Input.day(value("voor")).orElse(null);
    }

    /** The task, after {@link #check}. */
    Task task(TasksView view, UUID id, @Nullable Task now) {
        UUID owner = Input.id(value("wie")).orElse(null);
        Task task = new Task(
                view.area().id(),
                id,
                view.engagement().id(),
                edit(),
                value("titel"),
                Task.Kind.valueOf(value("soort")),
                now != null && same("wie", now) ? now.side() : side(view, owner),
                owner,
                now == null ? null : now.due(),
                now != null && now.line() != null
                        ? now.item()
                        : Input.id(value("onderdeel")).orElse(null),
                now == null ? null : now.line(),
                now == null ? null : now.doneAt(),
                now == null ? null : now.doneBy(),
                now == null ? null : now.countedFrom(),
                now == null ? null : now.movedFrom());
        return task.with(due());
    }

    int edit() {
        return value("versie").matches("[0-9]{1,6}") ? Integer.parseInt(value("versie")) : 1;
    }

    private Arranger side(TasksView view, @Nullable UUID owner) {
        return owner == null
                ? Arranger.valueOf(value("wie"))
                : view.people().stream()
                                .filter(holder -> holder.account().equals(owner))
                                .map(RoleHolder::role)
                                .anyMatch(role -> role == Role.MUNICIPALITY)
                        ? Arranger.MUNICIPALITY
                        : Arranger.ALLIANCE;
    }
}
