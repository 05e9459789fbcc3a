package nl.bruggenbouwer.tasks;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.identity.RoleHolder;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.menu.Arranger;
import nl.bruggenbouwer.menu.Offer;
import nl.bruggenbouwer.programme.Item;
import nl.bruggenbouwer.web.Text;

/**
 * The tasks of a traject as their page shows them.
 *
 * @param removed tasks from a checklist that are not needed
 * @param items of the programme
 * @param offers the chosen versions of the menu with a checklist, by id
 * @param people who can have a task by name, once for each role
 * @param names of those who have or did one
 */
public record TasksView(
        Area area,
        Engagement engagement,
        LocalDate today,
        Member member,
        List<Task> tasks,
        List<Task> removed,
        List<Item> items,
        Map<UUID, Offer> offers,
        List<RoleHolder> people,
        Map<UUID, String> names,
        Text t) {

    public String traject() {
        return "/" + area.slug() + "/traject/" + engagement.id();
    }

    public String address() {
        return traject() + "/taken";
    }

    /** Whether this person sees the page of the traject itself. */
    public boolean leads() {
        return member.is(Role.COORDINATOR, area.id()) || member.is(Role.ADVISER, area.id());
    }

    public boolean mayChange() {
        return member.is(Role.COORDINATOR, area.id());
    }

    public boolean mayChange(Task task) {
        return mayChange() || task.of(member);
    }

    public List<Task> open() {
        return tasks.stream().filter(Task::open).toList();
    }

    public List<Task> done() {
        return tasks.stream().filter(task -> !task.open()).toList();
    }

    public String who(Task task) {
        UUID owner = task.owner();
        if (owner == null) {
            return t.get("task.nobody", t.get("offer.who." + task.side()));
        }
        String name = names.getOrDefault(owner, "");
        return people.stream()
                .filter(person -> person.account().equals(owner))
                .findFirst()
                .map(person -> t.get("task.somebody", name, t.get("role." + person.role())))
                .orElseGet(() -> t.get("task.former", name));
    }

    public String due(Task task) {
        LocalDate due = task.due();
        return due == null ? t.get("task.undated") : t.date(due);
    }

    /** Where the date of a task comes from, in words; empty when somebody typed the task. */
    public String counted(Task task) {
        LocalDate due = task.due();
        LocalDate from = task.countedFrom();
        if (task.line() == null || due == null) {
            return "";
        }
        if (from == null) {
            return t.get("task.counted.own");
        }
        if (!planned(task)) {
            return t.get("task.counted.gone");
        }
        String counted = t.get("task.counted", due.until(from, ChronoUnit.DAYS));
        return task.movedFrom() == null ? counted : counted + ". " + t.get("task.moved", t.date(task.movedFrom()));
    }

    /** Whether there is a date that follows a half day. */
    public boolean follows() {
        return tasks.stream().anyMatch(task -> task.countedFrom() != null);
    }

    public String doer(Task task) {
        UUID by = task.doneBy();
        return by == null ? "" : names.getOrDefault(by, "");
    }

    /** For which item it is; empty when it is for none. */
    public String item(Task task) {
        return task.item() == null
                ? ""
                : items.stream()
                        .filter(item -> item.id().equals(task.item()))
                        .map(Item::title)
                        .findFirst()
                        .orElse(t.get("task.item.gone"));
    }

    /** Items to choose from, by id. */
    public Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        items.forEach(item -> choices.put(item.id().toString(), item.title()));
        return choices;
    }

    public Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Task.Kind kind : Task.Kind.values()) {
            kinds.put(kind.name(), t.get("task.kind." + kind));
        }
        return kinds;
    }

    /** Who can have a task: people by name, then each side. */
    public Map<String, String> owners() {
        Map<String, String> owners = new LinkedHashMap<>();
        people.forEach(person -> owners.putIfAbsent(
                person.account().toString(), t.get("task.somebody", person.name(), t.get("role." + person.role()))));
        for (Arranger side : Arranger.values()) {
            owners.put(side.name(), t.get("task.nobody", t.get("offer.who." + side)));
        }
        return owners;
    }

    /** The same, with who has the task now but has no role any more. */
    public Map<String, String> owners(Task task) {
        Map<String, String> owners = owners();
        UUID owner = task.owner();
        if (owner != null) {
            owners.putIfAbsent(owner.toString(), t.get("task.former", names.getOrDefault(owner, "")));
        }
        return owners;
    }

    /** The items whose offer has a checklist of which something is not there yet, with how many tasks. */
    public Map<Item, Integer> checklists() {
        Map<UUID, Long> made = Stream.concat(
                        removed.stream(),
                        tasks.stream().filter(task -> task.due() != null || !task.open() || !planned(task)))
                .filter(task -> task.line() != null && task.item() != null)
                .collect(Collectors.groupingBy(Task::item, Collectors.counting()));
        Map<Item, Integer> lists = new LinkedHashMap<>();
        for (Item item : items) {
            Offer offer = item.offer() == null ? null : offers.get(item.offer());
            int missing = offer == null
                    ? 0
                    : offer.content().checklist().size()
                            - made.getOrDefault(item.id(), 0L).intValue();
            if (missing > 0) {
                lists.put(item, missing);
            }
        }
        return lists;
    }

    private boolean planned(Task task) {
        return items.stream()
                .anyMatch(item ->
                        item.id().equals(task.item()) && !item.sessions().isEmpty());
    }
}
