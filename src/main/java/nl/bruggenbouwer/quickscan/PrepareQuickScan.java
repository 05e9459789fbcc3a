package nl.bruggenbouwer.quickscan;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Fact;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.questionnaire.QuestionnaireFile;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Prepares a scan: a draft that can change until its opening is asked. */
@Component
@Transactional
class PrepareQuickScan {

    private static final int SMALLEST_CEILING = 1_000;
    private static final Map<Side, Integer> USUAL = Map.of(Side.FORMAL, 25, Side.INFORMAL, 20, Side.MUNICIPALITY, 10);

    private final QuickScanSql sql;
    private final Questionnaire basis;
    private final Engagements engagements;
    private final Audit audit;
    private final Clock clock;

    PrepareQuickScan(QuickScanSql sql, Settings settings, Engagements engagements, Audit audit, Clock clock) {
        this.sql = sql;
        this.engagements = engagements;
        this.basis =
                QuestionnaireFile.read(settings.content().resolve("quickscan").resolve("basis.json"));
        this.audit = audit;
        this.clock = clock;
    }

    /** The whole questionnaire, of which a scan asks all or a part. */
    Questionnaire basis() {
        return basis;
    }

    /** A new draft in this traject, or in the one that runs: the whole questionnaire, all sides, open from now for three weeks. */
    public UUID create(Area area, UUID by, String title, List<String> languages, @Nullable UUID traject) {
        Instant now = clock.instant();
        Map<Side, QuickScan.Invited> sides = new EnumMap<>(Side.class);
        USUAL.forEach((side, expected) -> sides.put(side, new QuickScan.Invited(expected, "")));
        ZonedDateTime opens = now.atZone(Time.ZONE).withSecond(0).withNano(0);
        Engagement engagement = traject == null
                ? engagements.current(area.id(), by)
                : engagements.find(area.id(), traject).orElseThrow(NotFound::new);
        QuickScan scan = QuickScan.draft(
                area.id(),
                engagement.id(),
                title,
                basis.hash(),
                languages,
                opens.toInstant(),
                opens.plusWeeks(3).withHour(23).withMinute(59).toInstant(),
                "",
                ceiling(sides),
                by,
                sides);
        keep(scan, basis, now);
        engagements.record(
                area.id(), scan.engagement(), Fact.of(Fact.Kind.SCAN_PREPARED, engagements.today(), scan.id(), by));
        audit.record(area.id(), by, "quickscan prepared", scan.id());
        return scan.id();
    }

    /** Changes a draft; false once its opening is asked. */
    public boolean change(QuickScan scan, Questionnaire questionnaire, UUID by) {
        boolean changed = keep(scan, questionnaire, clock.instant());
        if (changed) {
            audit.record(scan.area(), by, "quickscan changed", scan.id());
        }
        return changed;
    }

    private boolean keep(QuickScan scan, Questionnaire questionnaire, Instant now) {
        sql.keepQuestionnaire(questionnaire, now);
        return sql.save(scan, now);
    }

    /** Ten times what is expected: a flood ends there. */
    static int ceiling(Map<Side, QuickScan.Invited> sides) {
        int expected =
                sides.values().stream().mapToInt(QuickScan.Invited::expected).sum();
        return Math.max(SMALLEST_CEILING, 10 * expected);
    }
}
