package nl.bruggenbouwer.tasks;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.identity.RoleHolder;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.menu.Arranger;
import nl.bruggenbouwer.notifications.MailKind;
import nl.bruggenbouwer.notifications.MailText;
import nl.bruggenbouwer.notifications.MailTexts;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.start.Time;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds whoever has a task, a week before its date and once after it: one mail a day for all tasks in an area. The note that it went out and
 * the mail are one transaction, so two programs at once send one mail. The mail says how many, not what. Before that, tasks of whom has no role
 * here any more become the side's.
 */
@Component
class RemindOfTasks {

    private static final int DAYS = 7;
    private static final MailText REMINDER = new MailText("tasks", List.of("gebied", "straks", "voorbij", "link"));

    private final TaskSql sql;
    private final Areas areas;
    private final Engagements engagements;
    private final Accounts accounts;
    private final MailTexts mailTexts;
    private final Outbox outbox;
    private final Settings settings;
    private final TransactionTemplate transaction;

    RemindOfTasks(
            TaskSql sql,
            Areas areas,
            Engagements engagements,
            Accounts accounts,
            MailTexts mailTexts,
            Outbox outbox,
            Settings settings,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.areas = areas;
        this.engagements = engagements;
        this.accounts = accounts;
        this.mailTexts = mailTexts;
        this.outbox = outbox;
        this.settings = settings;
        this.transaction = transaction;
    }

    void remind() {
        areas.all().forEach(area -> remind(area, engagements.today()));
    }

    void remind(Area area, LocalDate today) {
        Tenancy.in(area.id(), () -> transaction.executeWithoutResult(status -> mail(area, today)));
    }

    private void mail(Area area, LocalDate today) {
        List<RoleHolder> people = List.of(Role.COORDINATOR, Role.ADVISER, Role.MUNICIPALITY).stream()
                .flatMap(role -> accounts.holders(area.id(), role).stream())
                .toList();
        if (people.isEmpty()) {
            return;
        }
        sql.release(area.id(), people.stream().map(RoleHolder::account).toList());
        Set<UUID> running = engagements.in(area.id()).stream()
                .filter(engagement -> engagement.goesOn(today))
                .map(Engagement::id)
                .collect(Collectors.toSet());
        List<Task> due = running.isEmpty() ? List.of() : sql.remind(area.id(), running, today, today.plusDays(DAYS));
        Map<String, List<Task>> mails = new LinkedHashMap<>();
        due.forEach(task -> to(task, people)
                .forEach(address ->
                        mails.computeIfAbsent(address, a -> new ArrayList<>()).add(task)));
        mails.forEach((address, tasks) -> {
            long late = tasks.stream().filter(task -> task.late(today)).count();
            Map<String, String> fields = Map.of(
                    "gebied",
                    area.name(),
                    "straks",
                    String.valueOf(tasks.size() - late),
                    "voorbij",
                    String.valueOf(late),
                    "link",
                    settings.baseUrl() + "/overzicht");
            outbox.add(
                    area.id(), mailTexts.mail(REMINDER, "nl", address, fields).as(MailKind.REMINDER));
        });
    }

    /** Who has it; when that is nobody by name, the people of the side; when there are none, the coordinators. */
    private static Set<String> to(Task task, List<RoleHolder> people) {
        Set<String> addresses = addresses(people.stream()
                .filter(person -> person.account().equals(task.owner()))
                .toList());
        if (addresses.isEmpty() && task.side() == Arranger.MUNICIPALITY) {
            addresses = addresses(with(Role.MUNICIPALITY, people));
        }
        return addresses.isEmpty() ? addresses(with(Role.COORDINATOR, people)) : addresses;
    }

    private static List<RoleHolder> with(Role role, List<RoleHolder> people) {
        return people.stream().filter(person -> person.role() == role).toList();
    }

    private static Set<String> addresses(List<RoleHolder> people) {
        return people.stream().map(RoleHolder::email).collect(Collectors.toSet());
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {

        @Bean
        com.github.kagkarlsson.scheduler.task.Task<?> taskReminders(RemindOfTasks reminders) {
            return Tasks.recurring("remind of tasks", new Daily(Time.ZONE, LocalTime.of(6, 10)))
                    .execute((instance, context) -> reminders.remind());
        }

        @Bean
        MailText taskReminderText() {
            return REMINDER;
        }
    }
}
