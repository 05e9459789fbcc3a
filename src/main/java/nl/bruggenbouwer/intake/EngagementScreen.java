package nl.bruggenbouwer.intake;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.datepoll.DatePolls;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Makes the page of one traject, for every controller that ends there. */
@Component
class EngagementScreen {

    private final Engagements engagements;
    private final AgreementSql agreements;
    private final DatePolls polls;
    private final Accounts accounts;
    private final IntakeContent content;
    private final TalkSql talks;

    EngagementScreen(
            Engagements engagements,
            AgreementSql agreements,
            DatePolls polls,
            Accounts accounts,
            IntakeContent content,
            TalkSql talks) {
        this.engagements = engagements;
        this.agreements = agreements;
        this.polls = polls;
        this.accounts = accounts;
        this.content = content;
        this.talks = talks;
    }

    Engagement find(Area area, UUID id) {
        return engagements.find(area.id(), id).orElseThrow(NotFound::new);
    }

    LocalDate today() {
        return engagements.today();
    }

    /** Back to the page, with a word about what was done. */
    View done(Page page, Area area, UUID id, String done) {
        return page.redirect("/" + area.slug() + "/traject/" + id + "?gedaan=" + done);
    }

    /** The page, or the page once more with what was typed and what is wrong. */
    View show(Page page, Area area, Member member, UUID id, Map<String, String> typed, FormErrors errors) {
        Engagement engagement = find(area, id);
        EngagementView view = new EngagementView(
                area,
                engagement,
                engagements.today(),
                member.ofAlliance(area.id()),
                accounts.holders(area.id(), Role.COORDINATOR),
                accounts.names(EngagementView.accounts(engagement)),
                agreements.of(area.id(), id),
                agreements.hours(area.id(), id),
                polls.about(area.id(), id),
                content.partners(),
                content.themeTexts(),
                talks.of(area.id(), id));
        String done = page.asked("gedaan")
                .filter(word -> page.t().has("traject.done." + word))
                .orElse("");
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("intake/engagement", Map.of("view", view, "typed", typed, "errors", errors, "done", done));
    }
}
