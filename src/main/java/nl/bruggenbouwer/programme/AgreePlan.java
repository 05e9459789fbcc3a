package nl.bruggenbouwer.programme;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.calendar.WorkingDays;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Fact;
import nl.bruggenbouwer.menu.Menu;
import nl.bruggenbouwer.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays a programme before the municipality and the organisations, keeps what they answer, and makes it the agreed one when all
 * agree.
 */
@Component
@Transactional
class AgreePlan {

    /** The kind of public link of all who took part. */
    static final String SHARED = "PLAN_SHARED";

    /** Themes on which the LKHA's adviser looks along. */
    private static final Set<String> ADVISED = Set.of("HONOUR_VIOLENCE", "FORCED_MARRIAGE", "ABANDONMENT", "FGM");

    private static final String LKHA_TRAINING = "LKHA_TRAINING";

    /** Working days for the adviser's remark. */
    static final int REMARK_DAYS = 5;

    /** After so long without an answer a programme may go on without an organisation. */
    static final Duration PATIENCE = Duration.ofDays(10);

    private final ProgrammeSql programmes;
    private final PlanSql sql;
    private final Menu menu;
    private final Engagements engagements;
    private final Areas areas;
    private final PlanMail mails;
    private final Audit audit;
    private final Clock clock;

    AgreePlan(
            ProgrammeSql programmes,
            PlanSql sql,
            Menu menu,
            Engagements engagements,
            Areas areas,
            PlanMail mails,
            Audit audit,
            Clock clock) {
        this.programmes = programmes;
        this.sql = sql;
        this.menu = menu;
        this.engagements = engagements;
        this.areas = areas;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lays the programme before the sides under a new version, which takes the place of one that was not agreed yet. The same
     * revision laid again changes nothing.
     *
     * @param seen the revision that was on the screen, of which {@code body} is the text
     * @return false when the programme changed meanwhile
     */
    public boolean propose(
            Area area, UUID engagement, int seen, List<Wish> wishes, String body, List<PlanParty> parties, UUID by) {
        Instant now = clock.instant();
        Programme programme = programmes.lock(area.id(), engagement, by, now);
        if (programme.revision() != seen) {
            return false;
        }
        List<PlanVersion> before = sql.of(area.id(), engagement);
        int last = before.isEmpty() ? 0 : before.get(0).version();
        if (last > 0 && before.get(0).revision() == seen) {
            return true;
        }
        LocalDate remarkUntil =
                advised(programme.content()) ? WorkingDays.after(engagements.today(), REMARK_DAYS) : null;
        PlanVersion version = new PlanVersion(
                area.id(),
                UUID.randomUUID(),
                programme.id(),
                engagement,
                last + 1,
                seen,
                wishes,
                body,
                now,
                by,
                remarkUntil,
                null,
                null,
                null,
                null,
                null,
                parties);
        sql.endBefore(version, false, now);
        sql.add(version);
        audit.record(area.id(), by, "plan proposed", version.id());
        if (remarkUntil == null) {
            open(area, version);
        } else {
            mails.advise(area, engagement, remarkUntil);
        }
        return true;
    }

    static String address(Area area, UUID engagement) {
        return "/" + area.slug() + "/traject/" + engagement + "/programma/akkoord";
    }

    /** A training without a theme may be about anything. */
    boolean advised(Content content) {
        return content.items().stream()
                .anyMatch(item -> item.themes().stream().anyMatch(ADVISED::contains)
                        || item.kind() == Item.Kind.TRAINING && item.themes().isEmpty()
                        || item.offer() != null
                                && menu.version(item.offer()).code().equals(LKHA_TRAINING));
    }

    /** Asks the sides. */
    private void open(Area area, PlanVersion version) {
        sql.open(version, clock.instant());
        version.parties().forEach(party -> mail(area, version, party));
    }

    private void mail(Area area, PlanVersion version, PlanParty party) {
        if (sql.askedBefore(version, party).isPresent()) {
            mails.askAboutChanges(area, party);
        } else {
            mails.ask(area, party);
        }
    }

    /** Whether the traject goes on: nobody is asked for one that rests or ended. */
    private boolean goesOn(PlanVersion version) {
        LocalDate today = engagements.today();
        return engagements
                .find(version.area(), version.engagement())
                .filter(engagement -> engagement.goesOn(today))
                .isPresent();
    }

    /**
     * Keeps the adviser's remark. With nothing to remark the sides are asked; else the coordinator asks them, or changes the
     * programme first. False when there is a remark, or it is too late.
     */
    public boolean remark(Area area, UUID id, String words, UUID by) {
        PlanVersion version = locked(area, id);
        PlanVersion.Remark there = version.remark();
        if (there != null) {
            return there.words().equals(words) && there.by().equals(by); // the same form sent twice
        }
        if (version.endedAt() != null || version.agreedAt() != null || !goesOn(version)) {
            return false;
        }
        sql.remark(version, new PlanVersion.Remark(words, clock.instant(), by));
        audit.record(area.id(), by, "plan remarked", id);
        if (version.state() == PlanVersion.State.REMARK && words.isEmpty()) {
            open(area, version);
        }
        return true;
    }

    /** Asks the sides about a version as it is, after a remark. False when that is not for the coordinator to do now. */
    public boolean askNow(Area area, UUID id, UUID by) {
        PlanVersion version = locked(area, id);
        if (version.state() == PlanVersion.State.ASKED) {
            return true; // the same form sent twice
        }
        if (version.state() != PlanVersion.State.REMARKED || !goesOn(version)) {
            return false;
        }
        open(area, version);
        audit.record(area.id(), by, "plan asked after remark", id);
        return true;
    }

    /** Asks the sides about versions for which the adviser had time enough. */
    public void goOn(Area area, LocalDate today) {
        for (UUID id : sql.waitedUntil(area.id(), today)) {
            PlanVersion version = locked(area, id);
            if (version.state() == PlanVersion.State.REMARK && goesOn(version)) {
                open(area, version);
                audit.record(area.id(), null, "plan without remark", id);
            }
        }
    }

    private PlanVersion locked(Area area, UUID id) {
        return sql.lock(area.id(), id).orElseThrow(NotFound::new);
    }

    /**
     * Keeps a party's answer; when it was the last one that lacked, the programme is agreed.
     *
     * @param objection null = agrees
     * @param by null = by link
     * @return false when this version cannot be answered (any more)
     */
    public boolean answer(Area area, UUID id, UUID party, @Nullable String objection, @Nullable UUID by) {
        PlanVersion version = locked(area, id);
        PlanParty before = version.party(party).orElseThrow(NotFound::new);
        if (version.state() != PlanVersion.State.ASKED || !goesOn(version)) {
            return false;
        }
        if (objection == null && before.agrees() && before.passedOver() == null) {
            return true;
        }
        sql.answer(area.id(), party, objection, by, clock.instant());
        audit.record(area.id(), by, objection == null ? "plan party agreed" : "plan party objected", id);
        finish(area, id);
        return true;
    }

    /**
     * Answers an objection, and mails the party that it may look again.
     *
     * @param at when the objection that was read was made, as text
     * @return false when there is another one, or it was answered with other words
     */
    public boolean reply(Area area, UUID id, UUID party, String at, String words, UUID by) {
        PlanVersion version = locked(area, id);
        PlanParty to = version.party(party).orElseThrow(NotFound::new);
        if (version.state() != PlanVersion.State.ASKED
                || !String.valueOf(to.answeredAt()).equals(at)) {
            return false;
        }
        if (!to.unanswered()) {
            return words.equals(to.reply()); // the same form sent twice
        }
        sql.reply(area.id(), party, words, clock.instant());
        audit.record(area.id(), by, "plan objection answered", id);
        mails.replied(area, to);
        return true;
    }

    /** Mails the question again to a party that did not answer, to this contact or account. */
    public void askAgain(Area area, UUID id, UUID party, @Nullable UUID contact, @Nullable UUID account, UUID by) {
        PlanVersion version = locked(area, id);
        PlanParty asked = version.party(party).orElseThrow(NotFound::new);
        if (version.state() == PlanVersion.State.ASKED && asked.answeredAt() == null && goesOn(version)) {
            sql.ask(area.id(), party, contact, account);
            sql.find(area.id(), id).flatMap(now -> now.party(party)).ifPresent(now -> mail(area, version, now));
            audit.record(area.id(), by, "plan asked again", id);
        }
    }

    /** Whether the programme may go on without an organisation: long after it was asked or got its answer it says nothing. */
    boolean mayPassOver(PlanVersion version, PlanParty party) {
        Instant asked = party.answeredAt() == null ? version.openedAt() : party.repliedAt();
        long others = version.parties().stream()
                .filter(one -> one.side() == Side.INFORMAL && one.passedOver() == null && !one.equals(party))
                .count();
        return version.state() == PlanVersion.State.ASKED
                && party.side() == Side.INFORMAL
                && !party.agrees()
                && party.passedOver() == null
                && others >= PlanVersion.ORGANISATIONS
                && asked != null
                && asked.plus(PATIENCE).isBefore(clock.instant());
    }

    /** Goes on without an organisation's answer, with the reason, which all may read. False when it may not. */
    public boolean passOver(Area area, UUID id, UUID party, String reason, UUID by) {
        PlanVersion version = locked(area, id);
        PlanParty silent = version.party(party).orElseThrow(NotFound::new);
        if (!mayPassOver(version, silent)) {
            return reason.equals(silent.passedOver()); // the same form sent twice
        }
        sql.passOver(area.id(), party, reason);
        audit.record(area.id(), by, "plan party passed over", id);
        finish(area, id);
        return true;
    }

    private void finish(Area area, UUID id) {
        PlanVersion version = sql.find(area.id(), id).orElseThrow();
        if (!version.complete()) {
            return;
        }
        Instant now = clock.instant();
        sql.agree(version, now);
        sql.endBefore(version, true, now);
        Programme programme = programmes.of(area.id(), version.engagement()).orElseThrow();
        sql.plan(version, programmes.at(programme, version.revision()).content());
        sql.of(area.id(), version.engagement())
                .forEach(
                        before -> areas.linksTo(area.id(), before.id()).forEach(link -> areas.removeLink(link.slug())));
        areas.addLink(new Areas.Link(Areas.Link.newSlug(), area.id(), SHARED, id));
        engagements.record(
                area.id(),
                version.engagement(),
                Fact.of(Fact.Kind.PLAN_AGREED, engagements.today(), version.id(), null));
        audit.record(area.id(), null, "plan agreed", id);
    }

    /** The address of the page for all who took part, without what comes before it; empty when it is not agreed. */
    @Transactional(readOnly = true)
    public Optional<String> shared(PlanVersion version) {
        return areas.linksTo(version.area(), version.id()).stream()
                .filter(link -> link.kind().equals(SHARED))
                .findFirst()
                .map(link -> "/p/" + link.slug());
    }

    /** Mails the page of what was done to the contacts of the organisations that take part, each address once. */
    public void tell(Area area, UUID id, UUID by) {
        PlanVersion version = locked(area, id);
        String path = shared(version).orElseThrow(NotFound::new);
        if (version.sharedAt() != null) {
            return;
        }
        sql.share(version, clock.instant());
        mails.tell(area, version, path);
        audit.record(area.id(), by, "plan shared", id);
    }
}
