package nl.bruggenbouwer.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.identity.RoleHolder;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.menu.Menu;
import nl.bruggenbouwer.menu.Offer;
import nl.bruggenbouwer.programme.Item;
import nl.bruggenbouwer.programme.Programmes;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The tasks of a traject. A coordinator changes them; whoever has one moves its date and says that it is done. */
@Controller
class TaskPages {

    private final TaskSql sql;
    private final KeepTasks keep;
    private final Engagements engagements;
    private final Programmes programmes;
    private final Menu menu;
    private final Accounts accounts;

    TaskPages(
            TaskSql sql, KeepTasks keep, Engagements engagements, Programmes programmes, Menu menu, Accounts accounts) {
        this.sql = sql;
        this.keep = keep;
        this.engagements = engagements;
        this.programmes = programmes;
        this.menu = menu;
        this.accounts = accounts;
    }

    @GetMapping("/{area}/traject/{id}/taken")
    View list(Page page, Area area, Member member, @PathVariable UUID id) {
        return list(page, view(page, area, member, id), TaskForm.EMPTY, new FormErrors());
    }

    private TasksView view(Page page, Area area, Member member, UUID id) {
        var engagement = engagements.find(area.id(), id).orElseThrow(NotFound::new);
        List<Task> tasks = sql.of(area.id(), id);
        List<Item> items = programmes.items(area.id(), id);
        Map<UUID, Offer> offers = items.stream()
                .map(Item::offer)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(offer -> offer, menu::version));
        List<RoleHolder> people = new ArrayList<>();
        Stream.of(Role.COORDINATOR, Role.ADVISER, Role.MUNICIPALITY)
                .forEach(role -> people.addAll(accounts.holders(area.id(), role)));
        List<UUID> named = tasks.stream()
                .flatMap(task -> Stream.of(task.owner(), task.doneBy()))
                .filter(Objects::nonNull)
                .toList();
        return new TasksView(
                area,
                engagement,
                engagements.today(),
                member,
                tasks,
                sql.removed(area.id(), id),
                items,
                offers,
                people,
                accounts.names(named),
                page.t());
    }

    private static View list(Page page, TasksView view, TaskForm form, FormErrors errors) {
        String done = page.asked("gedaan")
                .filter(word -> page.t().has("task.done." + word))
                .orElse("");
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "tasks/tasks",
                        Map.of(
                                "view",
                                view,
                                "form",
                                form,
                                "key",
                                Input.key(form.value("sleutel")).toString(),
                                "errors",
                                errors,
                                "done",
                                done));
    }

    private static View done(Page page, TasksView view, String done) {
        return page.redirect(view.address() + "?gedaan=" + done);
    }

    @PostMapping("/{area}/traject/{id}/taken")
    View add(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        TasksView view = view(page, area, member, id);
        TaskForm form = new TaskForm(Input.lines(sent));
        FormErrors errors = form.check(view, null, page.t());
        if (!errors.isEmpty()) {
            return list(page, view, form, errors);
        }
        keep.add(form.task(view, Input.key(form.value("sleutel")), null), member.account());
        return done(page, view, "bewaard");
    }

    /** The tasks that the menu asks for, for one item of the programme. */
    @PostMapping("/{area}/traject/{id}/taken/onderdeel")
    View addChecklist(Page page, Area area, Member member, @PathVariable UUID id, @RequestParam UUID onderdeel) {
        TasksView view = view(page, area, member, id);
        Item item = view.items().stream()
                .filter(one -> one.id().equals(onderdeel))
                .findFirst()
                .orElseThrow(NotFound::new);
        Offer offer = item.offer() == null ? null : view.offers().get(item.offer());
        if (offer == null) {
            throw new NotFound();
        }
        keep.addChecklist(view.engagement(), item.id(), offer, member.account());
        return done(page, view, "gemaakt");
    }

    @GetMapping("/{area}/traject/{id}/taken/{task}")
    View edit(Page page, Area area, Member member, @PathVariable UUID id, @PathVariable UUID task) {
        TasksView view = view(page, area, member, id);
        Task now = own(view, task);
        return edit(page, view, now, TaskForm.of(now), new FormErrors());
    }

    /** A task that this person may change. */
    private static Task own(TasksView view, UUID task) {
        return view.tasks().stream()
                .filter(one -> one.id().equals(task))
                .filter(view::mayChange)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static View edit(Page page, TasksView view, Task task, TaskForm form, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("tasks/task", Map.of("view", view, "task", task, "form", form, "errors", errors));
    }

    @PostMapping("/{area}/traject/{id}/taken/{task}")
    View change(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID task,
            @RequestParam MultiValueMap<String, String> sent) {
        TasksView view = view(page, area, member, id);
        Task now = own(view, task);
        TaskForm form = new TaskForm(Input.lines(sent));
        FormErrors errors =
                view.mayChange() ? form.check(view, now, page.t()) : form.checkDate(view.today(), now, page.t());
        if (!errors.isEmpty()) {
            return edit(page, view, now, form, errors);
        }
        Task changed = view.mayChange()
                ? form.task(view, task, now)
                : now.with(form.due()).with(form.edit());
        return switch (keep.save(changed, member.account())) {
            case YES -> done(page, view, "bewaard");
            case GONE -> throw new NotFound();
            case CONFLICT -> {
                TasksView fresh = view(page, area, member, id);
                Task stored = own(fresh, task);
                errors.add(
                        view.mayChange() ? "titel" : "voor",
                        page.t().get("task.error.conflict", stored.title(), fresh.who(stored), fresh.due(stored)));
                yield edit(page, fresh, stored, form.over(stored), errors);
            }
        };
    }

    @PostMapping("/{area}/traject/{id}/taken/{task}/klaar")
    View tick(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID task,
            @RequestParam(defaultValue = "klaar") String hoe) {
        TasksView view = view(page, area, member, id);
        Task now = own(view, task);
        if (hoe.equals("open")) {
            keep.reopen(now, member.account());
            return done(page, view, "open");
        }
        keep.done(now, member.account());
        return done(page, view, "klaar");
    }

    @PostMapping("/{area}/traject/{id}/taken/{task}/verwijdering")
    View remove(Page page, Area area, Member member, @PathVariable UUID id, @PathVariable UUID task) {
        TasksView view = view(page, area, member, id);
        keep.remove(own(view, task), member.account());
        return done(page, view, "weg");
    }

    /** Back with what has to be done, after it was removed. */
    @PostMapping("/{area}/traject/{id}/taken/{task}/terug")
    View restore(Page page, Area area, Member member, @PathVariable UUID id, @PathVariable UUID task) {
        TasksView view = view(page, area, member, id);
        keep.restore(area.id(), id, task, member.account());
        return done(page, view, "terug");
    }
}
