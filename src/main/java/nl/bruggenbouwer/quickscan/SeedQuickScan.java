package nl.bruggenbouwer.quickscan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Fact;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.Time;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts scans with answers into an area, for the demo and the tests: the same tables, sealed the same way. */
@Component
public class SeedQuickScan {

    private final QuickScanSql sql;
    private final ResponseSql responses;
    private final Areas areas;
    private final Engagements engagements;
    private final Keys keys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SeedQuickScan(
            QuickScanSql sql,
            ResponseSql responses,
            Areas areas,
            Engagements engagements,
            Keys keys,
            TransactionTemplate webTransaction,
            Clock clock) {
        this.sql = sql;
        this.responses = responses;
        this.areas = areas;
        this.engagements = engagements;
        this.keys = keys;
        this.transaction = webTransaction;
        this.clock = clock;
    }

    /**
     * What to make.
     *
     * @param askedBy who asked for opening and, when the scan has ended, for closing
     * @param links group links by side
     */
    public record Plan(
            String title,
            Questionnaire questionnaire,
            List<String> languages,
            Map<Side, Integer> expected,
            Instant opensAt,
            Instant closesAt,
            String meeting,
            int ceiling,
            UUID askedBy,
            UUID confirmedBy,
            Map<Side, String> links) {}

    /** Makes an open scan (or an ended one, when its closing date is past) for the traject that runs, and returns it. */
    public QuickScan open(Area area, Plan plan) {
        return open(area, null, plan);
    }

    /** The same for one traject; null = for the one that runs. */
    public QuickScan open(Area area, @Nullable UUID engagement, Plan plan) {
        Map<Side, QuickScan.Invited> sides = new EnumMap<>(Side.class);
        plan.expected().forEach((side, expected) -> sides.put(side, new QuickScan.Invited(expected, "")));
        return Tenancy.in(
                area.id(),
                () -> transaction.execute(status -> {
                    QuickScan draft = QuickScan.draft(
                            area.id(),
                            engagement == null
                                    ? engagements
                                            .current(area.id(), plan.askedBy())
                                            .id()
                                    : engagement,
                            plan.title(),
                            plan.questionnaire().hash(),
                            plan.languages(),
                            plan.opensAt(),
                            plan.closesAt(),
                            plan.meeting(),
                            plan.ceiling(),
                            plan.askedBy(),
                            sides);
                    Instant now = clock.instant();
                    sql.keepQuestionnaire(plan.questionnaire(), now);
                    sql.save(draft, now);
                    sql.askOpening(draft, null, plan.askedBy(), now);
                    Seal.Pair pair = Seal.makePair();
                    keys.store(CloseQuickScan.keyName(draft), pair.secretKey());
                    sql.open(draft, plan.confirmedBy(), pair.publicKey(), now);
                    if (!plan.closesAt().isAfter(now)) {
                        sql.askClosing(draft, plan.askedBy(), now);
                    }
                    plan.links()
                            .forEach((side, slug) ->
                                    areas.addLink(new Areas.Link(slug, area.id(), GroupLink.kind(side), draft.id())));
                    engagements.record(
                            area.id(),
                            draft.engagement(),
                            Fact.of(
                                            Fact.Kind.SCAN_OPEN,
                                            LocalDate.ofInstant(plan.opensAt(), Time.ZONE),
                                            draft.id(),
                                            plan.confirmedBy())
                                    .noting(plan.title()));
                    return sql.find(area.id(), draft.id()).orElseThrow();
                }));
    }

    /** Adds an answer to a scan, whether it is still open or not. */
    public void answer(QuickScan scan, Questionnaire questionnaire, Side side, Set<String> ticks, String text) {
        byte[] key = scan.publicKey();
        if (key == null) {
            throw new IllegalArgumentException("The scan was never opened");
        }
        Seal.Closer seal = new Seal.Closer(scan.id(), key);
        byte[] packed = new Ballot(questionnaire).pack(ticks);
        Tenancy.in(
                scan.area(),
                () -> transaction.executeWithoutResult(status -> responses.add(
                        scan.area(), scan.id(), side, Seal.random(32), seal.ticks(packed), seal.text(text))));
    }
}
