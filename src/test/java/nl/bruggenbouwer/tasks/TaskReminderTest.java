package nl.bruggenbouwer.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.Together;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.identity.RoleHolder;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.menu.Arranger;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class TaskReminderTest {

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Engagements engagements;

    @Autowired
    TaskSql sql;

    @Autowired
    KeepTasks keep;

    @Autowired
    RemindOfTasks reminders;

    @Autowired
    Mailbox mailbox;

    @Autowired
    TransactionTemplate webTransaction;

    private final LocalDate due = LocalDate.of(2099, 3, 10);
    private Area area;
    private UUID me;
    private UUID officer;
    private UUID engagement;

    @BeforeEach
    void aTraject() {
        area = people.area();
        me = people.account(area.id(), Role.COORDINATOR);
        officer = people.account(area.id(), Role.MUNICIPALITY);
        engagement = Tenancy.in(
                area.id(),
                () -> webTransaction
                        .execute(status -> engagements.current(area.id(), me))
                        .id());
    }

    private Task task(String title, Arranger side, @Nullable UUID owner, @Nullable LocalDate on) {
        Task task = new Task(
                area.id(),
                UUID.randomUUID(),
                engagement,
                1,
                title,
                Task.Kind.OTHER,
                side,
                owner,
                on,
                null,
                null,
                null,
                null,
                null,
                null);
        Tenancy.in(area.id(), () -> keep.add(task, me));
        return task;
    }

    private List<String> mails(UUID account, Role role) {
        return accounts.holders(area.id(), role).stream()
                .filter(holder -> holder.account().equals(account))
                .map(RoleHolder::email)
                .findFirst()
                .map(mailbox::textsTo)
                .orElseThrow();
    }

    private List<String> hers() {
        return mails(officer, Role.MUNICIPALITY);
    }

    private List<String> mine() {
        return mails(me, Role.COORDINATOR);
    }

    private void night(LocalDate day) {
        reminders.remind(area, day);
        reminders.remind(area, day);
    }

    @Test
    void aWeekBeforeAndADayAfterTheDateAMailGoesOutOnce() {
        task("Eten bestellen", Arranger.MUNICIPALITY, officer, due);
        task("Zaal regelen", Arranger.MUNICIPALITY, officer, due);
        task("Ooit", Arranger.MUNICIPALITY, officer, null);
        night(due.minusDays(8));
        assertThat(hers()).isEmpty();
        night(due.minusDays(7));
        night(due.minusDays(6));
        night(due);
        assertThat(hers()).singleElement().asString().contains("De datum komt eraan: 2", "De datum is voorbij: 0");
        assertThat(hers().get(0)).contains(area.name(), "/overzicht").doesNotContain("Eten", "Zaal");
        night(due.plusDays(1));
        night(due.plusDays(2));
        assertThat(hers()).hasSize(2).last().asString().contains("De datum komt eraan: 0", "De datum is voorbij: 2");
        assertThat(mine()).isEmpty();
    }

    @Test
    void anotherDateIsRemindedOfAgainAndWhatIsDoneIsNot() {
        Task moved = task("Eten bestellen", Arranger.MUNICIPALITY, officer, due);
        Task done = task("Zaal regelen", Arranger.MUNICIPALITY, officer, due.plusDays(20));
        night(due.minusDays(3));
        Tenancy.in(area.id(), () -> keep.save(moved.with(due.plusDays(20)), me));
        Tenancy.in(area.id(), () -> keep.done(done, officer));
        night(due.plusDays(1));
        assertThat(hers()).hasSize(1);
        night(due.plusDays(15));
        assertThat(hers()).hasSize(2).last().asString().contains("De datum komt eraan: 1");
    }

    @Test
    void whatNobodyHasByNameGoesToThePeopleOfTheSideAndElseToTheCoordinators() {
        UUID colleague = people.account(area.id(), Role.MUNICIPALITY);
        task("Zaal regelen", Arranger.MUNICIPALITY, null, due);
        task("Mensen vragen", Arranger.ORGANISATIONS, null, due);
        night(due.minusDays(5));
        assertThat(hers()).hasSize(1);
        assertThat(mails(colleague, Role.MUNICIPALITY)).hasSize(1);
        assertThat(mine()).hasSize(1);

        Tenancy.in(area.id(), () -> accounts.end(null, area.id(), colleague, Role.MUNICIPALITY));
        Task left = task("Eten bestellen", Arranger.MUNICIPALITY, colleague, due);
        night(due.minusDays(4));
        assertThat(hers()).hasSize(2);
        assertThat(Tenancy.in(area.id(), () -> sql.find(area.id(), engagement, left.id())))
                .hasValueSatisfying(task -> assertThat(task.owner()).isNull());

        Tenancy.in(area.id(), () -> accounts.end(null, area.id(), officer, Role.MUNICIPALITY));
        task("Drinken bestellen", Arranger.MUNICIPALITY, officer, due);
        night(due.minusDays(3));
        assertThat(mine()).hasSize(2);
    }

    @Test
    void aTrajectThatRestsOrHasEndedRemindsNobody() {
        task("Zaal regelen", Arranger.MUNICIPALITY, officer, due);
        Browser coordinator = people.signedIn(me);
        String traject = "/" + area.slug() + "/traject/" + engagement;
        String nextWeek = engagements.today().plusDays(7).toString();
        coordinator.get(traject);
        coordinator.post(traject + "/feit", Map.of("soort", "PAUSED", "reden", "MONEY", "wek", nextWeek));
        night(due.minusDays(5));
        assertThat(hers()).isEmpty();
        assertThat(overview(officer).text()).contains("Andere taken");
        coordinator.post(traject + "/feit", Map.of("soort", "STOPPED", "reden", "MONEY"));
        night(due.minusDays(5));
        assertThat(hers()).isEmpty();
        assertThat(overview(officer).text()).doesNotContain("Andere taken");
    }

    @Test
    void fourProgramsAtOnceSendOneMail() throws Exception {
        for (int round = 1; round <= 5; round++) {
            for (int n = 0; n < 10; n++) {
                task("Taak " + n, Arranger.MUNICIPALITY, officer, due);
            }
            Together.run(4, n -> {
                reminders.remind(area, due.minusDays(2));
                return true;
            });
            assertThat(hers()).hasSize(round).last().asString().contains("De datum komt eraan: 10");
        }
    }

    @Test
    void theMailHasTheWordsThatStaffWrote() {
        Browser coordinator = people.signedIn(me);
        String path = "/landelijk/mailteksten/tasks/nl";
        coordinator.get(path);
        coordinator.post(
                path,
                Map.of(
                        "onderwerp",
                        "Even kijken",
                        "tekst",
                        "Hoi! In {gebied}: straks {straks}, al voorbij {voorbij}. {link}",
                        "wat",
                        "bewaren"));
        try {
            task("Zaal regelen", Arranger.MUNICIPALITY, officer, due);
            night(due.minusDays(2));
            assertThat(hers())
                    .singleElement()
                    .asString()
                    .startsWith("Hoi! In " + area.name() + ": straks 1, al voorbij 0.");
        } finally {
            coordinator.get(path);
            coordinator.post(path, Map.of("wat", "standaard"));
        }
    }

    private Document overview(UUID account) {
        return people.signedIn(account).get("/overzicht").page();
    }

    @Test
    void everybodySeesTheirOwnTasksOnTheOverviewWhatIsLateFirst() {
        LocalDate today = engagements.today();
        task("Zaal regelen", Arranger.MUNICIPALITY, officer, today.plusDays(9));
        task("Eten bestellen", Arranger.MUNICIPALITY, null, today.minusDays(1));
        task("Mensen uitnodigen", Arranger.MUNICIPALITY, officer, today.plusDays(90));
        task("Ooit", Arranger.MUNICIPALITY, officer, null);
        task("Trainers vragen", Arranger.ALLIANCE, me, today.plusDays(2));
        task("Mensen vragen", Arranger.ORGANISATIONS, null, today.plusDays(3));

        Document page = overview(officer);
        assertThat(page.select("main").text())
                .containsSubsequence("te laat", "Taak: Eten bestellen", "Taak: Zaal regelen")
                .contains("Andere taken, voor later of zonder datum: 2")
                .doesNotContain("Trainers vragen", "Ooit");
        String link = page.select("a:contains(Zaal regelen)").attr("href");
        assertThat(people.signedIn(officer).get(link).page().select("h1").text())
                .isEqualTo("Taken");
        assertThat(overview(me).select("main").text())
                .contains("Taak: Trainers vragen", "Taak: Mensen vragen")
                .doesNotContain("Zaal regelen", "Eten bestellen");
        assertThat(overview(people.account(people.area().id(), Role.MUNICIPALITY))
                        .text())
                .doesNotContain("Taak:");
        assertThat(Tenancy.in(area.id(), () -> sql.open(officer, Set.of(area.id()))))
                .hasSize(5);

        Tenancy.in(area.id(), () -> accounts.end(null, area.id(), officer, Role.MUNICIPALITY));
        assertThat(overview(me).select("main").text())
                .as("what the side has, when it has nobody")
                .contains("Taak: Eten bestellen")
                .doesNotContain("Zaal regelen");
    }
}
