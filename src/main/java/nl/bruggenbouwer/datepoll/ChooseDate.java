package nl.bruggenbouwer.datepoll;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.start.Time;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks people which date suits, keeps what they answer, and ends with a choice. Whoever answers has a key, with which the
 * answer can be seen and changed; the database has its hash.
 */
@Component
@Transactional
class ChooseDate {

    /** More people than any meeting has; a link that got loose does not fill the disk. */
    static final int MOST = 500;

    private final DatePollSql sql;
    private final Areas areas;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChooseDate(DatePollSql sql, Areas areas, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.areas = areas;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.ZONE);
    }

    /** Makes a poll and its public link; sent twice it is one. */
    public void ask(AreaId area, DatePoll.Draft draft, UUID by) {
        String slug = Areas.Link.newSlug();
        if (sql.add(area, draft, slug, new DatePoll.Made(by, clock.instant()))) {
            areas.addLink(new Areas.Link(slug, area, DatePoll.LINK, draft.id()));
            audit.record(area, by, "datepoll made", draft.id());
        }
    }

    /** What became of an answer. */
    enum Kept {
        YES,
        ENDED,
        FULL
    }

    /** Keeps what somebody answered, or changed. */
    public Kept answer(AreaId area, UUID id, String key, DateAnswer answer) {
        Optional<DatePoll> open = sql.lock(area, id).filter(poll -> poll.open(today()));
        if (open.isEmpty()) {
            return Kept.ENDED;
        }
        byte[] hash = DigestUtils.sha256(key);
        if (open.get().answers() >= MOST && sql.answer(area, id, hash).isEmpty()) {
            return Kept.FULL;
        }
        sql.put(area, id, hash, answer);
        return Kept.YES;
    }

    /** Forgets what somebody answered; also when the poll has ended. */
    public void forget(AreaId area, UUID id, String key) {
        sql.removeAnswer(area, id, DigestUtils.sha256(key));
    }

    @Transactional(readOnly = true)
    public Optional<DateAnswer> answer(AreaId area, UUID id, String key) {
        return sql.answer(area, id, DigestUtils.sha256(key));
    }

    /** Chooses one of the poll's dates, also after another one; false when it has no such date. */
    public boolean choose(AreaId area, UUID id, UUID option, UUID by) {
        Optional<DatePoll> poll = sql.lock(area, id);
        Optional<DatePoll.Option> known = poll.stream()
                .flatMap(found -> found.options().stream())
                .filter(date -> date.id().equals(option))
                .findFirst();
        known.ifPresent(date -> {
            sql.choose(area, id, option, new DatePoll.Made(by, clock.instant()));
            audit.record(area, by, "datepoll date chosen", id);
            DatePoll asked = poll.orElseThrow();
            if (asked.subject() != null) {
                events.publishEvent(new DateChosen(area, asked.subject(), asked.chosenOption(), date, by));
            }
        });
        return known.isPresent();
    }

    /** Removes one answer, such as one that somebody gave twice. */
    public void removeAnswer(AreaId area, UUID id, UUID answer, UUID by) {
        sql.removeAnswer(area, id, answer);
        audit.record(area, by, "datepoll answer removed", id);
    }

    public void remove(AreaId area, DatePoll poll, UUID by) {
        areas.removeLink(poll.slug());
        sql.remove(area, poll.id());
        audit.record(area, by, "datepoll removed", poll.id());
    }
}
