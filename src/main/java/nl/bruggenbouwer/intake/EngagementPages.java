package nl.bruggenbouwer.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.identity.RoleHolder;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NeutralWords;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The area's trajects, and the page from which one is led. */
@Controller
class EngagementPages {

    private final Engagements engagements;
    private final LeadEngagement lead;
    private final EngagementScreen screen;
    private final Accounts accounts;

    EngagementPages(Engagements engagements, LeadEngagement lead, EngagementScreen screen, Accounts accounts) {
        this.engagements = engagements;
        this.lead = lead;
        this.screen = screen;
        this.accounts = accounts;
    }

    @GetMapping("/{area}/traject")
    View list(Page page, Area area, Member member) {
        return list(page, area, member, Map.of(), new FormErrors());
    }

    private View list(Page page, Area area, Member member, Map<String, String> typed, FormErrors errors) {
        List<Engagement> all = engagements.in(area.id());
        return page.show(
                "intake/list",
                Map.of(
                        "area", area,
                        "engagements", all,
                        "today", engagements.today(),
                        "mayChange", member.ofAlliance(area.id()),
                        "typed", typed,
                        "errors", errors));
    }

    /** A new traject; one that runs already begins at the step that was reached, with its date. */
    @PostMapping("/{area}/traject")
    View begin(Page page, Area area, Member member, @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> typed = Input.lines(sent);
        String title = typed.getOrDefault("titel", "");
        FormErrors errors = new FormErrors();
        if (!Input.fits(title, 80)) {
            errors.add("titel", page.t().get("traject.error.title"));
        } else if (!NeutralWords.neutral(title)) {
            errors.add("titel", page.t().get("traject.error.title.neutral"));
        }
        FactForm first = new FactForm(typed, engagements.today());
        first.check(page.t()).all().forEach(fault -> errors.add(fault.field(), fault.message()));
        if (!errors.isEmpty()) {
            return list(page.status(HttpStatus.UNPROCESSABLE_CONTENT), area, member, typed, errors);
        }
        UUID id = Input.key(typed.get("sleutel"));
        lead.begin(area, id, title, first.fact(member.account()), member.account());
        return screen.done(page, area, id, "begonnen");
    }

    @GetMapping("/{area}/traject/{id}")
    View show(Page page, Area area, Member member, @PathVariable UUID id) {
        return screen.show(page, area, member, id, Map.of(), new FormErrors());
    }

    @PostMapping("/{area}/traject/{id}/feit")
    View note(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        screen.find(area, id);
        Map<String, String> typed = Input.lines(sent);
        FactForm form = new FactForm(typed, engagements.today());
        FormErrors errors = form.check(page.t());
        if (!errors.isEmpty()) {
            return screen.show(page, area, member, id, typed, errors);
        }
        lead.note(area, id, form.fact(member.account()), member.account());
        return screen.done(page, area, id, "genoteerd");
    }

    @PostMapping("/{area}/traject/{id}/intrekking")
    View withdraw(Page page, Area area, Member member, @PathVariable UUID id, @RequestParam UUID feit) {
        lead.withdraw(area, id, feit, member.account());
        return screen.done(page, area, id, "ingetrokken");
    }

    @PostMapping("/{area}/traject/{id}/volgende")
    View plan(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        screen.find(area, id);
        Map<String, String> typed = Input.lines(sent);
        String what = typed.getOrDefault("actie", "");
        Optional<RoleHolder> who = coordinator(area, typed.getOrDefault("actie-wie", ""));
        var on = Input.day(typed.getOrDefault("actie-datum", ""));
        FormErrors errors = new FormErrors();
        if (!Input.fits(what, 120)) {
            errors.add("actie", page.t().get("traject.error.action"));
        }
        if (who.isEmpty()) {
            errors.add("actie-wie", page.t().get("traject.error.who"));
        }
        if (on.isEmpty()) {
            errors.add("actie-datum", page.t().get("traject.error.date"));
        }
        if (!errors.isEmpty()) {
            return screen.show(page, area, member, id, typed, errors);
        }
        lead.plan(
                area,
                id,
                new Engagement.NextAction(what, who.orElseThrow().account(), on.orElseThrow()),
                member.account());
        return screen.done(page, area, id, "gepland");
    }

    @PostMapping("/{area}/traject/{id}/volgende/klaar")
    View actionDone(Page page, Area area, Member member, @PathVariable UUID id) {
        lead.actionDone(area, id, member.account());
        return screen.done(page, area, id, "klaar");
    }

    @PostMapping("/{area}/traject/{id}/overdracht")
    View handOver(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        screen.find(area, id);
        Map<String, String> typed = Input.lines(sent);
        Optional<RoleHolder> to = coordinator(area, typed.getOrDefault("naar", ""));
        if (to.isEmpty()) {
            FormErrors errors = new FormErrors().add("naar", page.t().get("traject.error.who"));
            return screen.show(page, area, member, id, typed, errors);
        }
        lead.handOver(area, id, to.orElseThrow(), member.account());
        return screen.done(page, area, id, "overgedragen");
    }

    private Optional<RoleHolder> coordinator(Area area, String account) {
        return accounts.holders(area.id(), Role.COORDINATOR).stream()
                .filter(holder -> holder.account().toString().equals(account))
                .findFirst();
    }
}
