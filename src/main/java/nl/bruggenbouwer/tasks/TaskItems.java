package nl.bruggenbouwer.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.OverviewItems;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.menu.Arranger;
import nl.bruggenbouwer.web.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** For the overview of whoever has tasks: those of the next weeks each, all others as a number. */
@Component
@Order(1)
class TaskItems implements OverviewItems {

    private static final int WEEKS = 4;

    private final TaskSql sql;
    private final Engagements engagements;
    private final Accounts accounts;

    TaskItems(TaskSql sql, Engagements engagements, Accounts accounts) {
        this.sql = sql;
        this.engagements = engagements;
        this.accounts = accounts;
    }

    @Override
    public List<Item> of(Member member, List<Area> areas, Text t) {
        Map<AreaId, Area> mine = areas.stream()
                .filter(area -> member.is(Role.COORDINATOR, area.id())
                        || member.is(Role.ADVISER, area.id())
                        || member.is(Role.MUNICIPALITY, area.id()))
                .collect(Collectors.toMap(Area::id, Function.identity()));
        Map<AreaId, Boolean> unmanned = new HashMap<>(); // asked once for each area that has such a task
        List<Task> tasks = mine.isEmpty()
                ? List.of()
                : sql.open(member.account(), mine.keySet()).stream()
                        .filter(task -> task.of(member) || leftTo(member, task, unmanned))
                        .toList();
        if (tasks.isEmpty()) {
            return List.of();
        }
        LocalDate today = engagements.today();
        LocalDate far = today.plusWeeks(WEEKS);
        Set<UUID> running = engagements.in(tasks.stream().map(Task::area).collect(Collectors.toSet())).stream()
                .filter(engagement -> engagement.runs(today))
                .map(Engagement::id)
                .collect(Collectors.toSet());
        List<Item> items = new ArrayList<>();
        Map<String, List<Task>> later = new LinkedHashMap<>();
        for (Task task : tasks) {
            if (running.contains(task.engagement())) {
                String path =
                        "/" + Objects.requireNonNull(mine.get(task.area())).slug() + "/traject/" + task.engagement()
                                + "/taken";
                LocalDate due = task.due();
                if (due != null && !due.isAfter(far)) {
                    items.add(new Item(task.area(), path, t.get("task.waits", task.title()), true, due, null));
                } else {
                    later.computeIfAbsent(path, p -> new ArrayList<>()).add(task);
                }
            }
        }
        later.forEach(
                (path, some) -> items.add(Item.seen(some.get(0).area(), path, t.get("task.waits.later", some.size()))));
        return items;
    }

    /** What is the municipality's goes to the coordinators when it has nobody here, like the reminders. */
    private boolean leftTo(Member member, Task task, Map<AreaId, Boolean> unmanned) {
        return task.owner() == null
                && task.side() == Arranger.MUNICIPALITY
                && member.is(Role.COORDINATOR, task.area())
                && unmanned.computeIfAbsent(
                        task.area(),
                        area -> accounts.holders(area, Role.MUNICIPALITY).isEmpty());
    }
}
