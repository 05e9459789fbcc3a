package nl.bruggenbouwer.quickscan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Fact;
import nl.bruggenbouwer.intake.Talks;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.Time;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a scan that two people of the Alliantie take together: one asks, another confirms. */
@Component
@Transactional
public class OpenQuickScan {

    /** What came of a step. */
    public enum Result {
        DONE,
        /** The area has no contact person yet: no contact, no opening. */
        NO_CONTACT,
        /** A second person has to do this. */
        SAME_PERSON,
        /** Another scan of this area is not closed yet, or was closed less than 6 months ago. */
        TOO_SOON,
        /** Nobody talked with organisations yet, and no reason was given. */
        NO_TALK,
        /** The closing date is past. */
        TOO_LATE,
        /** The scan is not in the state that this step begins with. */
        NOT_NOW
    }

    /** An early stop takes effect so long after it is confirmed, and cannot be withdrawn. */
    public static final Duration STOP_AFTER = Duration.ofHours(48);

    private static final Duration BETWEEN_SCANS = Duration.ofDays(183);

    private final QuickScanSql sql;
    private final Areas areas;
    private final Engagements engagements;
    private final Talks talks;
    private final Keys keys;
    private final Audit audit;
    private final Clock clock;

    OpenQuickScan(
            QuickScanSql sql, Areas areas, Engagements engagements, Talks talks, Keys keys, Audit audit, Clock clock) {
        this.sql = sql;
        this.areas = areas;
        this.engagements = engagements;
        this.talks = talks;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks to open a draft; from here on nothing changes any more.
     *
     * @param without why, when nobody talked with organisations yet; not kept when somebody did
     */
    public Result ask(Area area, UUID id, @Nullable WithoutTalk without, UUID by) {
        QuickScan scan = sql.lock(area.id(), id).orElseThrow();
        Instant now = clock.instant();
        if (scan.state(now) != QuickScan.State.DRAFT) {
            return Result.NOT_NOW;
        }
        if (area.contact() == null) {
            return Result.NO_CONTACT;
        }
        if (!scan.closesAt().isAfter(now)) {
            return Result.TOO_LATE;
        }
        boolean talked = talks.heldWithOrganisations(area.id(), scan.engagement());
        if (!talked && without == null) {
            return Result.NO_TALK;
        }
        sql.askOpening(scan, talked ? null : without, by, now);
        audit.record(area.id(), by, "quickscan opening asked", id);
        return Result.DONE;
    }

    /** The second person does not agree: back to a draft. */
    public Result refuse(Area area, UUID id, UUID by) {
        QuickScan scan = sql.lock(area.id(), id).orElseThrow();
        if (scan.state(clock.instant()) != QuickScan.State.OPENING_ASKED) {
            return Result.NOT_NOW;
        }
        sql.withdrawOpening(scan);
        audit.record(area.id(), by, "quickscan opening refused", id);
        return Result.DONE;
    }

    /** Confirms the opening: makes the scan's key and the group links. */
    public Result confirm(Area area, UUID id, UUID by) {
        QuickScan scan = sql.lock(area.id(), id).orElseThrow();
        Instant now = clock.instant();
        if (scan.state(now) != QuickScan.State.OPENING_ASKED) {
            return Result.NOT_NOW;
        }
        if (by.equals(scan.openingAskedBy())) {
            return Result.SAME_PERSON;
        }
        if (!scan.closesAt().isAfter(now)) {
            return Result.TOO_LATE;
        }
        if (scan.withoutTalk() == null && !talks.heldWithOrganisations(area.id(), scan.engagement())) {
            return Result.NO_TALK;
        }
        if (!area.demo() && sql.in(List.of(area.id())).stream().anyMatch(other -> inTheWay(other, now))) {
            return Result.TOO_SOON;
        }
        open(area, scan, by, now);
        return Result.DONE;
    }

    private void open(Area area, QuickScan scan, UUID by, Instant now) {
        Seal.Pair pair = Seal.makePair();
        keys.store(CloseQuickScan.keyName(scan), pair.secretKey());
        sql.open(scan, by, pair.publicKey(), now);
        scan.sides().forEach((side, invited) -> {
            if (invited.groupLink()) {
                areas.addLink(new Areas.Link(Areas.Link.newSlug(), area.id(), GroupLink.kind(side), scan.id()));
            }
        });
        // confirmed today; the traject counts it from the opening date
        LocalDate opens = LocalDate.ofInstant(scan.opensAt(), Time.ZONE);
        LocalDate today = engagements.today();
        engagements.record(
                area.id(),
                scan.engagement(),
                Fact.of(Fact.Kind.SCAN_OPEN, opens.isAfter(today) ? opens : today, scan.id(), by)
                        .noting(scan.title()));
        audit.record(area.id(), by, "quickscan opened", scan.id());
    }

    private static boolean inTheWay(QuickScan other, Instant now) {
        return switch (other.state(now)) {
            case DRAFT, OPENING_ASKED, DESTROYED -> false;
            case PLANNED, OPEN, ENDED -> true;
            case CLOSED -> {
                Instant closed = other.closedAt();
                yield closed != null && closed.plus(BETWEEN_SCANS).isAfter(now);
            }
        };
    }

    /** Asks to stop before the closing date. */
    public Result askStop(Area area, UUID id, UUID by) {
        QuickScan scan = sql.lock(area.id(), id).orElseThrow();
        Instant now = clock.instant();
        if (scan.state(now) != QuickScan.State.OPEN || scan.stopConfirmedBy() != null) {
            return Result.NOT_NOW;
        }
        sql.askStop(scan, by, now.plus(STOP_AFTER), now);
        audit.record(area.id(), by, "quickscan stop asked", id);
        return Result.DONE;
    }

    /** Confirms the early stop: 48 hours from now (in the demo at once), and it cannot be withdrawn. */
    public Result confirmStop(Area area, UUID id, UUID by) {
        QuickScan scan = sql.lock(area.id(), id).orElseThrow();
        Instant now = clock.instant();
        if (scan.state(now) != QuickScan.State.OPEN || scan.stopAskedBy() == null || scan.stopConfirmedBy() != null) {
            return Result.NOT_NOW;
        }
        if (by.equals(scan.stopAskedBy())) {
            return Result.SAME_PERSON;
        }
        sql.confirmStop(scan, by, area.demo() ? now : now.plus(STOP_AFTER));
        audit.record(area.id(), by, "quickscan stop confirmed", id);
        return Result.DONE;
    }

    /** Asks a second person to look at the numbers of forms and close. */
    public Result askClosing(Area area, UUID id, UUID by) {
        QuickScan scan = sql.lock(area.id(), id).orElseThrow();
        if (scan.state(clock.instant()) != QuickScan.State.ENDED) {
            return Result.NOT_NOW;
        }
        sql.askClosing(scan, by, clock.instant());
        audit.record(area.id(), by, "quickscan closing asked", id);
        return Result.DONE;
    }

    /** Shows the outcome to all sides at one moment, under a link of its own. */
    public Result release(Area area, UUID id, UUID by) {
        QuickScan scan = sql.lock(area.id(), id).orElseThrow();
        if (scan.state(clock.instant()) != QuickScan.State.CLOSED || scan.released()) {
            return Result.NOT_NOW;
        }
        sql.release(scan, by, clock.instant());
        areas.addLink(new Areas.Link(Areas.Link.newSlug(), area.id(), Areas.Link.OUTCOME, id));
        engagements.record(
                area.id(),
                scan.engagement(),
                Fact.of(Fact.Kind.OUTCOME_RELEASED, engagements.today(), id, by).noting(scan.title()));
        audit.record(area.id(), by, "quickscan outcome released", id);
        return Result.DONE;
    }
}
