package nl.bruggenbouwer.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.NeutralWords;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import nl.bruggenbouwer.web.Translator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox for mail: a mail is written in the caller's transaction, so it goes out if and only if that commits. */
@Component
public class Outbox {

    private final JdbcClient db;
    private final Areas areas;
    private final Texts texts;
    private final MailSettings settings;
    private final SendingHours hours;
    private final Clock clock;

    Outbox(JdbcClient db, Areas areas, Texts texts, MailSettings settings, SendingHours hours, Clock clock) {
        this.db = db;
        this.areas = areas;
        this.texts = texts;
        this.settings = settings;
        this.hours = hours;
        this.clock = clock;
    }

    /**
     * A mail to one person. By itself it is a notice in Dutch that waits for the day.
     *
     * @param subject neutral: it is read on a lock screen
     * @param body plain text, paragraphs apart by an empty line; who sends it is added below
     * @param replyTo null = the area's contact person
     * @param language of subject and body, BCP 47
     */
    public record Mail(
            String recipient,
            String subject,
            String body,
            @Nullable String replyTo,
            MailKind kind,
            String language) {

        public Mail {
            if (!NeutralWords.neutral(subject)) {
                throw new IllegalArgumentException("A subject that is not neutral");
            }
        }

        public Mail(String recipient, String subject, String body, @Nullable String replyTo) {
            this(recipient, subject, body, replyTo, MailKind.NOTICE, "nl");
        }

        /** The same to somebody else. */
        public Mail to(String other) {
            return new Mail(other, subject, body, replyTo, kind, language);
        }

        public Mail as(MailKind other) {
            return new Mail(recipient, subject, body, replyTo, other, language);
        }

        public Mail in(String other) {
            return new Mail(recipient, subject, body, replyTo, kind, other);
        }
    }

    /** Adds a mail; the area must be the transaction's tenant ({@link AreaId#NATIONAL} for national mail). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(AreaId area, Mail mail) {
        Area sender = sender(area);
        String replyTo = mail.replyTo() == null ? replyTo(sender) : mail.replyTo();
        Instant now = clock.instant();
        db.sql("""
                        insert into mail (area_id, id, kind, language, recipient, subject, body, reply_to, created_at,
                                          next_try)
                        values (:area, :id, :kind, :language, :recipient, :subject, :body, :replyTo, :now, :first)
                        """)
                .param("area", area.value())
                .param("id", UUID.randomUUID())
                .param("kind", mail.kind().name())
                .param("language", mail.language())
                .param("recipient", mail.recipient())
                .param("subject", mail.subject())
                .param("body", text(mail, sender, replyTo))
                .param("replyTo", replyTo)
                .param("now", Timestamp.from(now))
                .param("first", Timestamp.from(hours.from(mail.kind(), now)))
                .update();
    }

    /**
     * A mail as it will look.
     *
     * @param text with the footer
     * @param html the same as a part of a page
     */
    public record Preview(String from, String subject, String text, String html, Translator.Language language) {}

    /** What somebody will see of this mail; nothing is sent. */
    @Transactional(readOnly = true)
    public Preview preview(AreaId area, Mail mail) {
        Area sender = sender(area);
        String text = text(mail, sender, mail.replyTo() == null ? replyTo(sender) : mail.replyTo());
        return new Preview(
                settings.mailName(),
                mail.subject(),
                text,
                MailHtml.paragraphs(text),
                texts.in(mail.language()).language());
    }

    private @Nullable Area sender(AreaId area) {
        return area.equals(AreaId.NATIONAL) ? null : areas.get(area);
    }

    private String text(Mail mail, @Nullable Area sender, @Nullable String replyTo) {
        Text text = texts.in(mail.language());
        return mail.body().strip() + "\n\n" + MailFooter.of(text, settings.mailName(), sender, replyTo != null);
    }

    private @Nullable String replyTo(@Nullable Area area) {
        return area == null
                ? settings.mailReply()
                : area.contact() == null ? null : area.contact().mail();
    }

    /** The mails of an area that could not be delivered, the newest first. */
    @Transactional(readOnly = true)
    public List<Undelivered> undelivered(AreaId area) {
        return db.sql("""
                        select id, kind, recipient, subject, failure, failed_at
                          from mail
                         where area_id = :area and failed_at is not null
                         order by failed_at desc, id
                        """)
                .param("area", area.value())
                .query((row, n) -> new Undelivered(
                        row.getObject("id", UUID.class),
                        MailKind.valueOf(row.getString("kind")),
                        row.getString("recipient"),
                        row.getString("subject"),
                        Undelivered.reason(row.getString("failure")),
                        row.getTimestamp("failed_at").toInstant()))
                .list();
    }

    /** How many mails could not be delivered, for those of these areas that have any; in one query. */
    @Transactional(readOnly = true)
    public Map<AreaId, Integer> undelivered(Collection<AreaId> areas) {
        Map<AreaId, Integer> undelivered = new HashMap<>();
        if (!areas.isEmpty()) {
            db.sql("""
                            select area_id, count(*) as mails
                              from mail
                             where area_id = any(:areas) and failed_at is not null
                             group by area_id
                            """).param("areas", AreaId.values(areas)).query(row -> {
                undelivered.put(new AreaId(row.getInt("area_id")), row.getInt("mails"));
            });
        }
        return undelivered;
    }

    /**
     * Mails of an area that are not sent yet, of one kind.
     *
     * @param triedBefore the mail server or the recipient's said "later"
     * @param next when the first of them goes out; in the past = in a moment
     */
    public record Waiting(MailKind kind, boolean triedBefore, int mails, Instant next) {}

    @Transactional(readOnly = true)
    public List<Waiting> waiting(AreaId area) {
        Instant now = clock.instant();
        return db.sql("""
                        select kind, tries > 0 as tried, count(*) as mails, min(next_try) as next
                          from mail
                         where area_id = :area and failed_at is null
                         group by kind, tries > 0
                         order by min(next_try), kind
                        """)
                .param("area", area.value())
                .query((row, n) -> {
                    MailKind kind = MailKind.valueOf(row.getString("kind"));
                    Instant next = row.getTimestamp("next").toInstant();
                    return new Waiting(
                            kind,
                            row.getBoolean("tried"),
                            row.getInt("mails"),
                            hours.from(kind, next.isBefore(now) ? now : next));
                })
                .list();
    }

    /** What is wrong with our own mail server, if anything. */
    @Transactional(readOnly = true)
    public Optional<ServerAway> serverAway() {
        return db.sql("select reason, away_since from mail_server")
                .query((row, n) -> new ServerAway(
                        ServerAway.Reason.valueOf(row.getString("reason")),
                        row.getTimestamp("away_since").toInstant()))
                .optional();
    }

    /** How many mails of a kind the mail server accepted on a day. */
    public record Accepted(LocalDate day, MailKind kind, int mails) {}

    /** What the mail server accepted in the last two weeks, the newest day first. */
    @Transactional(readOnly = true)
    public List<Accepted> accepted(AreaId area) {
        return db.sql("""
                        select day, kind, accepted
                          from mail_count
                         where area_id = :area and day > :from
                         order by day desc, kind
                        """)
                .param("area", area.value())
                .param("from", LocalDate.ofInstant(clock.instant(), Time.ZONE).minusDays(14))
                .query((row, n) -> new Accepted(
                        row.getObject("day", LocalDate.class),
                        MailKind.valueOf(row.getString("kind")),
                        row.getInt("accepted")))
                .list();
    }

    /** Whether an accepted mail that comes back is noticed. */
    public boolean noticesBounces() {
        return settings.bounces() != null;
    }

    /** Tries an undelivered mail again, as if it were new; false when it is not there, or came back without its text. */
    @Transactional
    public boolean again(AreaId area, UUID id) {
        return db.sql("""
                                update mail
                                   set failed_at = null, failure = null, tries = 0, created_at = :now, next_try = :now
                                 where area_id = :area and id = :id and failed_at is not null and failure <> 'bounced'
                                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("area", area.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Forgets an undelivered mail and its address; false when it is not there. */
    @Transactional
    public boolean done(AreaId area, UUID id) {
        return db.sql("delete from mail where area_id = :area and id = :id and failed_at is not null")
                        .param("area", area.value())
                        .param("id", id)
                        .update()
                == 1;
    }
}
