package nl.bruggenbouwer.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.datepoll.DatePolls;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Makes the page of one first talk, for every controller that ends there. */
@Component
class TalkScreen {

    private final TalkSql sql;
    private final AgreementSql agreements;
    private final Engagements engagements;
    private final Accounts accounts;
    private final IntakeContent content;
    private final ReportSql reports;
    private final SendReport send;
    private final Parties parties;
    private final DatePolls polls;

    TalkScreen(
            TalkSql sql,
            AgreementSql agreements,
            Engagements engagements,
            Accounts accounts,
            IntakeContent content,
            ReportSql reports,
            SendReport send,
            Parties parties,
            DatePolls polls) {
        this.sql = sql;
        this.agreements = agreements;
        this.engagements = engagements;
        this.accounts = accounts;
        this.content = content;
        this.reports = reports;
        this.send = send;
        this.parties = parties;
        this.polls = polls;
    }

    Talk find(Area area, UUID engagement, UUID id) {
        return sql.find(area.id(), engagement, id).orElseThrow(NotFound::new);
    }

    /** Back to the page, with a word about what was done. */
    View done(Page page, Area area, Talk talk, String done) {
        return page.redirect(address(area, talk) + "?gedaan=" + done);
    }

    String address(Area area, Talk talk) {
        return "/" + area.slug() + "/traject/" + talk.engagement() + "/gesprek/" + talk.id();
    }

    View show(Page page, Area area, Member member, Talk talk) {
        return show(page, area, member, talk, Map.of(), List.of(), new FormErrors());
    }

    private static String unfolded(FormErrors errors) {
        return errors.all().stream()
                .map(FormErrors.Fault::field)
                .map(field -> field.startsWith("partij")
                        ? TalkForm.Shows.PARTIES.name()
                        : Set.of("uitslag", "reden", "wek").contains(field) ? TalkForm.Shows.OUTCOME.name() : "")
                .findFirst()
                .orElse("");
    }

    private TalkView.Reports reports(Area area, Talk talk) {
        return reports.latest(area.id(), talk.id())
                .map(sent -> new TalkView.Reports(
                        sent.version(),
                        !sent.report().equals(send.report(area, talk)),
                        reports.readers(area.id(), talk.id())))
                .orElse(TalkView.Reports.NONE);
    }

    /** The page once more, with what was typed in its forms and what is wrong. */
    View show(
            Page page,
            Area area,
            Member member,
            Talk talk,
            Map<String, String> typed,
            List<TalkView.Again> again,
            FormErrors errors) {
        Map<String, Talk.Filled> blocks = sql.blocks(area.id(), talk.id());
        TalkView view = new TalkView(
                area,
                talk,
                engagements.today(),
                member.ofAlliance(area.id()),
                blocks,
                again,
                page.asked("blok").orElse(""),
                unfolded(errors),
                accounts.names(blocks.values().stream()
                        .map(Talk.Filled::by)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())),
                agreements.of(area.id(), talk.engagement()).stream()
                        .filter(agreement -> talk.id().equals(agreement.talk()))
                        .toList(),
                content.themeTexts(),
                talk.held() ? reports(area, talk) : TalkView.Reports.NONE,
                parties.of(talk),
                polls.about(area.id(), talk.id()));
        String done = page.asked("gedaan")
                .filter(word -> page.t().has("talk.done." + word))
                .orElse("");
        HttpStatus status = errors.isEmpty()
                ? HttpStatus.OK
                : again.stream().anyMatch(TalkView.Again::conflict)
                        ? HttpStatus.CONFLICT
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        return page.status(status)
                .show("intake/talk", Map.of("view", view, "typed", typed, "errors", errors, "done", done));
    }
}
