package nl.bruggenbouwer.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.questionnaire.CollaborationForm;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a traject with a history, and requests, into the program for the demo: the same tables, the same way. */
@Component
public class SeedIntake {

    private final Engagements engagements;
    private final EngagementSql sql;
    private final AgreementSql agreements;
    private final TalkSql talks;
    private final LeadTalk lead;
    private final RequestSql requests;
    private final AskFirstTalk ask;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SeedIntake(
            Engagements engagements,
            EngagementSql sql,
            AgreementSql agreements,
            TalkSql talks,
            LeadTalk lead,
            RequestSql requests,
            AskFirstTalk ask,
            TransactionTemplate webTransaction,
            Clock clock) {
        this.engagements = engagements;
        this.sql = sql;
        this.agreements = agreements;
        this.talks = talks;
        this.lead = lead;
        this.requests = requests;
        this.ask = ask;
        this.transaction = webTransaction;
        this.clock = clock;
    }

    /** What people wrote in the demo's traject. */
    public record Words(String call, String action, String agreementWho, String agreementWhat, String hours) {}

    /** Gives the area's traject that runs a past of three months; once, however often it is called. */
    public void past(Area area, UUID coordinator, UUID second, Words words) {
        Tenancy.in(
                area.id(),
                () -> transaction.executeWithoutResult(status -> {
                    Engagement engagement = engagements.current(area.id(), coordinator);
                    if (engagement.facts().stream().anyMatch(fact -> fact.kind() == Fact.Kind.REQUESTED)) {
                        return;
                    }
                    LocalDate today = engagements.today();
                    Map.of(
                                    Fact.Kind.REQUESTED, 84,
                                    Fact.Kind.INTAKE_PLANNED, 80,
                                    Fact.Kind.CONNECTING, 48)
                            .forEach((kind, days) -> engagements.record(
                                    area.id(), engagement.id(), Fact.of(kind, today.minusDays(days), null, second)));
                    engagements.record(
                            area.id(),
                            engagement.id(),
                            new Fact(
                                    UUID.randomUUID(),
                                    Fact.Kind.CALLED,
                                    today.minusDays(2),
                                    null,
                                    null,
                                    words.call(),
                                    null,
                                    coordinator));
                    sql.setNext(
                            area.id(), engagement.id(), new Engagement.NextAction(words.action(), coordinator, today));
                    agreements.add(
                            area.id(),
                            engagement.id(),
                            new Agreement(
                                    UUID.randomUUID(),
                                    words.agreementWho(),
                                    words.agreementWhat(),
                                    today.plusDays(30),
                                    "",
                                    CollaborationForm.SUPPORT,
                                    null,
                                    null,
                                    null,
                                    null),
                            coordinator,
                            clock.instant());
                    agreements.addHours(
                            area.id(),
                            engagement.id(),
                            new FreeHours(UUID.randomUUID(), "MOVISIE", today.minusDays(70), 150, words.hours()),
                            coordinator,
                            clock.instant());
                }));
    }

    /**
     * Adds a traject that began some time ago, and so is not the area's newest; the same id twice is one.
     *
     * @param daysAgo when what happened
     */
    public void earlier(Area area, UUID id, String title, Map<Fact.Kind, Integer> daysAgo, UUID coordinator) {
        Tenancy.in(
                area.id(),
                () -> transaction.executeWithoutResult(status -> {
                    int days = Collections.max(daysAgo.values());
                    Instant then = clock.instant().minus(Duration.ofDays(days));
                    if (sql.add(area.id(), id, title, coordinator, then)) {
                        daysAgo.forEach((kind, ago) -> engagements.record(
                                area.id(), id, Fact.of(kind, engagements.today().minusDays(ago), null, coordinator)));
                    }
                }));
    }

    /**
     * A talk that was held.
     *
     * @param blocks what was filled in: by code of the block, then of the field
     */
    public record Held(
            Talk.Kind kind, int daysAgo, List<String> present, Map<String, Map<String, List<String>>> blocks) {}

    /** Adds a talk that was held to the area's traject that runs; none when it has one with the same people. */
    public void held(Area area, UUID coordinator, Held held) {
        Tenancy.in(
                area.id(),
                () -> transaction.executeWithoutResult(status -> {
                    Engagement engagement = engagements.current(area.id(), coordinator);
                    if (talks.of(area.id(), engagement.id()).stream().anyMatch(talk -> talk.kind() == held.kind())) {
                        return;
                    }
                    LocalDate today = engagements.today();
                    UUID id = UUID.randomUUID();
                    lead.begin(engagement, id, held.kind(), new Talk.Plan(null, null, "", false), coordinator, today);
                    held.blocks()
                            .forEach((block, values) ->
                                    talks.save(area.id(), id, block, values, 0, coordinator, clock.instant()));
                    lead.hold(area, engagement.id(), id, today.minusDays(held.daysAgo()), held.present(), coordinator);
                }));
    }

    /** Where the talk of this kind is, in the area's traject that runs; empty when it has none. */
    public Optional<String> talk(Area area, Talk.Kind kind) {
        return Tenancy.in(
                area.id(),
                () -> engagements.in(area.id()).stream()
                        .filter(engagement -> engagement.runs(engagements.today()))
                        .flatMap(engagement -> talks.of(area.id(), engagement.id()).stream()
                                .filter(talk -> talk.kind() == kind)
                                .map(talk ->
                                        "/" + area.slug() + "/traject/" + engagement.id() + "/gesprek/" + talk.id()))
                        .findFirst());
    }

    /** A request that waits, as the form of the site would send it; none while another one waits. */
    public void request(Map<String, String> typed) {
        boolean waits = Tenancy.in(AreaId.NATIONAL, requests::open).stream()
                .anyMatch(request -> request.place().equals(typed.get("plaats")));
        if (!waits) {
            ask.fromSite(UUID.randomUUID(), new RequestForm(typed), null);
        }
    }
}
