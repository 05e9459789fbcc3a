package nl.bruggenbouwer.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a coordinator does with a first talk. The traject hears of its planning, its holding and its outcome. */
@Component
@Transactional
class LeadTalk {

    private final TalkSql sql;
    private final EngagementSql engagements;
    private final LeadEngagement lead;
    private final TalkContent content;
    private final Audit audit;
    private final Text text;
    private final Clock clock;

    LeadTalk(
            TalkSql sql,
            EngagementSql engagements,
            LeadEngagement lead,
            TalkContent content,
            Audit audit,
            Texts texts,
            Clock clock) {
        this.sql = sql;
        this.engagements = engagements;
        this.lead = lead;
        this.content = content;
        this.audit = audit;
        this.text = texts.dutch();
        this.clock = clock;
    }

    /** Adds a talk with the form of today; the same id twice is one talk. */
    public void begin(Engagement engagement, UUID id, Talk.Kind kind, Talk.Plan plan, UUID by, LocalDate today) {
        Talk talk = new Talk(
                engagement.area(),
                id,
                engagement.id(),
                kind,
                plan,
                content.form(kind),
                List.of(),
                null,
                null,
                null,
                List.of());
        if (sql.add(talk, by, clock.instant())) {
            tellPlan(talk, plan, by, today);
            audit.record(talk.area(), by, "talk begun", id);
        }
    }

    /** Another day or place, also for a talk that was called off; false when it was held. */
    public boolean move(Area area, UUID engagement, UUID id, Talk.Plan plan, UUID by, LocalDate today) {
        Talk talk = lock(area, engagement, id);
        if (talk.held()) {
            return false;
        }
        move(talk, plan, by, today);
        return true;
    }

    /** A day that suits everybody was found; the place stays. Does nothing when there is no such talk, or it was held. */
    public void agree(AreaId area, UUID id, LocalDate on, LocalTime at, UUID by, LocalDate today) {
        sql.find(area, id)
                .flatMap(found -> sql.lock(area, found.engagement(), id))
                .filter(talk -> !talk.held())
                .ifPresent(talk -> move(
                        talk,
                        new Talk.Plan(on, at, talk.plan().place(), talk.plan().online()),
                        by,
                        today));
    }

    private void move(Talk talk, Talk.Plan plan, UUID by, LocalDate today) {
        if (talk.cancelled() || !talk.plan().equals(plan)) {
            sql.move(talk, plan);
            engagements.forget(
                    talk.area(), talk.engagement(), Fact.Kind.INTAKE_PLANNED, talk.id(), by, clock.instant());
            tellPlan(talk, plan, by, today);
            audit.record(talk.area(), by, "talk moved", talk.id());
        }
    }

    private void tellPlan(Talk talk, Talk.Plan plan, UUID by, LocalDate today) {
        if (plan.on() != null) {
            tell(talk, Fact.Kind.INTAKE_PLANNED, today, plan.on(), by);
        }
    }

    private void tell(Talk talk, Fact.Kind kind, LocalDate on, @Nullable LocalDate until, UUID by) {
        engagements.addFact(
                talk.area(),
                talk.engagement(),
                new Fact(UUID.randomUUID(), kind, on, until, null, text.get("talk.kind." + talk.kind()), talk.id(), by),
                clock.instant());
    }

    /** It does not take place; false when it was held. */
    public boolean cancel(Area area, UUID engagement, UUID id, UUID by) {
        Talk talk = lock(area, engagement, id);
        if (!talk.held() && !talk.cancelled()) {
            sql.cancel(talk, clock.instant());
            engagements.forget(talk.area(), engagement, Fact.Kind.INTAKE_PLANNED, id, by, clock.instant());
            audit.record(talk.area(), by, "talk cancelled", id);
        }
        return !talk.held();
    }

    /** The talk was held on this day, with these organisations and functions; again to correct it. */
    public void hold(Area area, UUID engagement, UUID id, LocalDate on, List<String> present, UUID by) {
        Talk talk = lock(area, engagement, id);
        sql.hold(talk, on, present);
        if (!on.equals(talk.heldOn())) {
            engagements.forget(talk.area(), engagement, Fact.Kind.INTAKE_DONE, id, by, clock.instant());
            tell(talk, Fact.Kind.INTAKE_DONE, on, null, by);
            audit.record(talk.area(), by, "talk held", id);
        }
    }

    /** It was noted by mistake that the talk was held; false when an outcome follows from it. */
    public boolean undo(Area area, UUID engagement, UUID id, UUID by) {
        Talk talk = lock(area, engagement, id);
        if (talk.outcome() != null) {
            return false;
        }
        if (talk.held()) {
            sql.hold(talk, null, talk.present());
            engagements.forget(talk.area(), engagement, Fact.Kind.INTAKE_DONE, id, by, clock.instant());
            audit.record(talk.area(), by, "talk not held", id);
        }
        return true;
    }

    /**
     * What came of saving blocks.
     *
     * @param kept those that were changed, and saved
     * @param conflicts those that were changed, and that somebody else saved since they were read
     */
    record Saved(List<BlockForm> kept, List<BlockForm> conflicts) {}

    /** Saves those of these blocks that were changed. */
    public Saved save(Area area, UUID engagement, UUID id, List<BlockForm> forms, UUID by) {
        Talk talk = sql.find(area.id(), engagement, id).orElseThrow(NotFound::new);
        Map<String, Talk.Filled> there = sql.blocks(talk.area(), id);
        Saved saved = new Saved(new ArrayList<>(), new ArrayList<>());
        for (BlockForm form : forms) {
            String code = form.block().code();
            if (form.changes(there.getOrDefault(code, Talk.Filled.NOTHING))) {
                if (sql.save(talk.area(), id, code, form.kept(), form.read(), by, clock.instant())) {
                    audit.record(talk.area(), by, "talk block saved", id);
                    saved.kept().add(form);
                } else {
                    saved.conflicts().add(form);
                }
            }
        }
        return saved;
    }

    /** What came of the talk, once: the traject goes on, rests or stops. False when it has another outcome already. */
    public boolean conclude(Area area, UUID engagement, UUID id, Talk.Outcome outcome, Fact fact) {
        Talk talk = lock(area, engagement, id);
        Talk.Outcome known = talk.outcome();
        if (known != null || !talk.held()) {
            return known != null && known.choice() == outcome.choice();
        }
        sql.conclude(talk, outcome);
        audit.record(talk.area(), outcome.by(), "talk concluded", id);
        Engagement traject = engagements.lock(talk.area(), engagement).orElseThrow(NotFound::new);
        boolean rests = !traject.runs(fact.on()) || traject.wakesOn(fact.on()) != null;
        if (outcome.choice() != Talk.Outcome.Choice.GO || rests) {
            lead.note(area, engagement, fact, outcome.by());
        }
        return true;
    }

    private Talk lock(Area area, UUID engagement, UUID id) {
        return sql.lock(area.id(), engagement, id).orElseThrow(NotFound::new);
    }
}
