package nl.bruggenbouwer.intake;

import java.time.Clock;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.identity.RoleHolder;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a coordinator does with a traject: begins it, notes what happened, plans the next action, hands it over. */
@Component
@Transactional
class LeadEngagement {

    private final EngagementSql sql;
    private final Engagements engagements;
    private final Outbox outbox;
    private final Audit audit;
    private final Settings settings;
    private final Text text;
    private final Clock clock;

    LeadEngagement(
            EngagementSql sql,
            Engagements engagements,
            Outbox outbox,
            Audit audit,
            Settings settings,
            Texts texts,
            Clock clock) {
        this.sql = sql;
        this.engagements = engagements;
        this.outbox = outbox;
        this.audit = audit;
        this.settings = settings;
        this.text = texts.dutch();
        this.clock = clock;
    }

    /** Begins a traject with its first fact; the same id twice is one traject. */
    public void begin(Area area, UUID id, String title, Fact first, UUID by) {
        if (sql.add(area.id(), id, title, by, clock.instant())) {
            sql.addFact(area.id(), id, first, clock.instant());
            audit.record(area.id(), by, "traject begun", id);
        }
    }

    /** Notes a fact; one with the same id is there once. */
    public void note(Area area, UUID id, Fact fact, UUID by) {
        lock(area, id);
        if (sql.addFact(area.id(), id, fact, clock.instant())) {
            audit.record(area.id(), by, "traject noted", id);
        }
    }

    /** Takes back what was noted by mistake; what the program recorded stays. */
    public void withdraw(Area area, UUID id, UUID fact, UUID by) {
        lock(area, id);
        if (sql.withdraw(area.id(), id, fact, by, clock.instant())) {
            audit.record(area.id(), by, "traject fact withdrawn", fact);
        }
    }

    public void plan(Area area, UUID id, Engagement.NextAction next, UUID by) {
        lock(area, id);
        sql.setNext(area.id(), id, next);
        audit.record(area.id(), by, "traject action planned", id);
    }

    /** The next action is done: it becomes a fact. Without one there is nothing to do. */
    public void actionDone(Area area, UUID id, UUID by) {
        Engagement.NextAction next = lock(area, id).next();
        if (next != null) {
            Fact done = new Fact(
                    UUID.randomUUID(), Fact.Kind.ACTION_DONE, engagements.today(), null, null, next.what(), null, by);
            sql.addFact(area.id(), id, done, clock.instant());
            sql.setNext(area.id(), id, null);
            audit.record(area.id(), by, "traject action done", id);
        }
    }

    /** Another coordinator of the area leads it from here on, and hears so once. */
    public void handOver(Area area, UUID id, RoleHolder to, UUID by) {
        if (lock(area, id).owner().equals(to.account())) {
            return;
        }
        sql.setOwner(area.id(), id, to.account());
        sql.addFact(
                area.id(), id, Fact.of(Fact.Kind.HANDED_OVER, engagements.today(), to.account(), by), clock.instant());
        audit.record(area.id(), by, "traject handed over", to.account());
        outbox.add(
                area.id(),
                new Outbox.Mail(
                        to.email(),
                        text.get("traject.handover.mail.subject"),
                        text.get("traject.handover.mail.body", settings.baseUrl()),
                        null));
    }

    private Engagement lock(Area area, UUID id) {
        return sql.lock(area.id(), id).orElseThrow(NotFound::new);
    }
}
