package nl.bruggenbouwer.intake;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.notifications.MailText;
import nl.bruggenbouwer.notifications.MailTexts;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the report of a talk to those who were there, as a link, and keeps their answers. */
@Component
class SendReport {

    /** The kind of public link that leads to a report. */
    static final String KIND = "TALK_REPORT";

    private static final MailText MAIL = new MailText("report", List.of("link", "dag", "tot"));
    private static final Duration VALID = Duration.ofDays(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TalkSql talks;
    private final ReportSql reports;
    private final AgreementSql agreements;
    private final Parties parties;
    private final Areas areas;
    private final Outbox outbox;
    private final MailTexts mailTexts;
    private final Audit audit;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final Text text;
    private final Clock clock;

    SendReport(
            TalkSql talks,
            ReportSql reports,
            AgreementSql agreements,
            Parties parties,
            Areas areas,
            Outbox outbox,
            MailTexts mailTexts,
            Audit audit,
            Settings settings,
            TransactionTemplate transaction,
            Texts texts,
            Clock clock) {
        this.talks = talks;
        this.reports = reports;
        this.agreements = agreements;
        this.parties = parties;
        this.areas = areas;
        this.outbox = outbox;
        this.mailTexts = mailTexts;
        this.audit = audit;
        this.settings = settings;
        this.transaction = transaction;
        this.text = texts.dutch();
        this.clock = clock;
    }

    /** Somebody who was there: an organisation or a function, and a mail address. */
    record Recipient(String label, String email) {}

    /** The report as it is now, of a talk that was held. */
    TalkReport report(Area area, Talk talk) {
        List<Agreement> made = agreements.of(area.id(), talk.engagement()).stream()
                .filter(agreement -> talk.id().equals(agreement.talk()))
                .toList();
        return TalkReport.of(
                talk,
                area.name(),
                talks.blocks(area.id(), talk.id()),
                parties.of(talk).names(),
                made,
                text);
    }

    /**
     * Keeps the report under a new version when it changed since the last one, and mails each a link of their own.
     *
     * @param key of the form: the same one twice mails once
     */
    @Transactional
    public void send(Area area, UUID engagement, UUID id, List<Recipient> recipients, UUID key, UUID by) {
        Talk talk = talks.lock(area.id(), engagement, id).filter(Talk::held).orElseThrow(NotFound::new);
        Instant now = clock.instant();
        TalkReport report = report(area, talk);
        ReportSql.Sent last = reports.latest(area.id(), id).orElse(new ReportSql.Sent(0, report));
        boolean changed = last.version() == 0 || !last.report().equals(report);
        int version = changed ? last.version() + 1 : last.version();
        if (changed) {
            reports.keep(area.id(), id, new ReportSql.Sent(version, report), by, now);
        }
        for (int i = 0; i < recipients.size(); i++) {
            Recipient to = recipients.get(i);
            UUID reader = UUID.nameUUIDFromBytes((key + ":" + i).getBytes(StandardCharsets.UTF_8));
            Instant until = now.plus(VALID);
            if (reports.add(
                    area.id(),
                    new ReportReader(reader, id, version, to.label(), now, until, null, null, ""),
                    to.email(),
                    by)) {
                String secret = secret();
                areas.addLink(new Areas.Link(hash(secret), area.id(), KIND, reader));
                outbox.add(
                        area.id(),
                        mailTexts.mail(
                                MAIL,
                                text.language().code(),
                                to.email(),
                                Map.of(
                                        "dag", report.day(),
                                        "link", settings.baseUrl() + "/g/" + secret,
                                        "tot", text.date(until))));
                audit.record(area.id(), by, "talk report sent", id);
            }
        }
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What stands in the database of a link. */
    static String hash(String secret) {
        return DigestUtils.sha256Hex(secret);
    }

    /**
     * The report behind a link.
     *
     * @param newest whether no newer version was sent to anybody
     */
    record Opened(AreaId area, ReportReader reader, TalkReport report, boolean newest) {}

    /** What a link leads to; empty when it is unknown or has ended. */
    Optional<Opened> open(String secret) {
        return areas.link(hash(secret))
                .filter(link -> link.kind().equals(KIND))
                .flatMap(link -> Tenancy.in(
                        link.area(),
                        () -> reports.reader(link.area(), link.target())
                                .filter(reader -> reader.until().isAfter(clock.instant()))
                                .map(reader -> opened(link.area(), reader))));
    }

    private Opened opened(AreaId area, ReportReader reader) {
        int newest = reports.latest(area, reader.talk()).orElseThrow().version();
        TalkReport report = reports.version(area, reader.talk(), reader.version())
                .orElseThrow()
                .report();
        return new Opened(area, reader, report, newest == reader.version());
    }

    /** Agrees, or says what is not right. The last answer counts; agreeing twice is agreeing once. */
    void answer(Opened opened, @Nullable String objection) {
        Tenancy.in(
                opened.area(),
                () -> transaction.executeWithoutResult(status -> {
                    if (reports.answer(opened.area(), opened.reader().id(), objection, clock.instant())) {
                        audit.record(
                                opened.area(),
                                null,
                                objection == null ? "talk report agreed" : "talk report objected",
                                opened.reader().talk());
                    }
                }));
    }

    /** The words of the mail, which staff may change. */
    @Configuration(proxyBeanMethods = false)
    static class Words {

        @Bean
        MailText reportText() {
            return MAIL;
        }
    }
}
