package nl.bruggenbouwer.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Planning a first talk, and its page: filled in block by block while people talk. */
@Controller
class TalkPages {

    private static final int PRESENT = 400;

    private final TalkScreen screen;
    private final EngagementScreen trajects;
    private final LeadTalk lead;
    private final Engagements engagements;
    private final Audit audit;
    private final Clock clock;

    TalkPages(
            TalkScreen screen,
            EngagementScreen trajects,
            LeadTalk lead,
            Engagements engagements,
            Audit audit,
            Clock clock) {
        this.screen = screen;
        this.trajects = trajects;
        this.lead = lead;
        this.engagements = engagements;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/{area}/traject/{id}/gesprek/nieuw")
    View form(Page page, Area area, @PathVariable UUID id) {
        return form(page, area, trajects.find(area, id), Map.of(), new FormErrors());
    }

    private static View form(
            Page page, Area area, Engagement engagement, Map<String, String> typed, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "intake/talknew",
                        Map.of("area", area, "engagement", engagement, "typed", typed, "errors", errors));
    }

    @PostMapping("/{area}/traject/{id}/gesprek/nieuw")
    View begin(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        Engagement engagement = trajects.find(area, id);
        Map<String, String> typed = Input.lines(sent);
        Optional<Talk.Kind> kind = Input.one(Talk.Kind.values(), typed.getOrDefault("met", ""));
        PlanForm plan = new PlanForm(typed);
        FormErrors errors = new FormErrors();
        if (kind.isEmpty()) {
            errors.add("met", page.t().get("talk.error.kind"));
        }
        plan.check(page.t(), errors);
        if (!errors.isEmpty()) {
            return form(page, area, engagement, typed, errors);
        }
        UUID talk = Input.key(typed.get("sleutel"));
        lead.begin(engagement, talk, kind.orElseThrow(), plan.plan(), member.account(), engagements.today());
        return page.redirect("/" + area.slug() + "/traject/" + id + "/gesprek/" + talk + "?gedaan=begonnen");
    }

    @GetMapping("/{area}/traject/{id}/gesprek/{talk}")
    View show(Page page, Area area, Member member, @PathVariable UUID id, @PathVariable UUID talk) {
        Talk found = screen.find(area, id, talk);
        if (page.asked("gedaan").isEmpty()) {
            audit.read(area.id(), member.account(), "talk read", talk);
        }
        return screen.show(page, area, member, found);
    }

    @PostMapping("/{area}/traject/{id}/gesprek/{talk}/plan")
    View move(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID talk,
            @RequestParam MultiValueMap<String, String> sent) {
        Talk found = screen.find(area, id, talk);
        Map<String, String> typed = Input.lines(sent);
        PlanForm plan = new PlanForm(typed);
        FormErrors errors = plan.check(page.t(), new FormErrors());
        if (!errors.isEmpty()) {
            return screen.show(page, area, member, found, typed, List.of(), errors);
        }
        boolean moved = lead.move(area, id, talk, plan.plan(), member.account(), engagements.today());
        return moved ? screen.done(page, area, found, "verzet") : late(page, area, member, found);
    }

    @PostMapping("/{area}/traject/{id}/gesprek/{talk}/afzegging")
    View cancel(Page page, Area area, Member member, @PathVariable UUID id, @PathVariable UUID talk) {
        Talk found = screen.find(area, id, talk);
        return lead.cancel(area, id, talk, member.account())
                ? screen.done(page, area, found, "afgezegd")
                : late(page, area, member, found);
    }

    /** Somebody else was first. */
    private View late(Page page, Area area, Member member, Talk talk) {
        FormErrors errors = new FormErrors().add("stand", page.t().get("talk.error.late"));
        return screen.show(page, area, member, talk, Map.of(), List.of(), errors);
    }

    @PostMapping("/{area}/traject/{id}/gesprek/{talk}/gehouden")
    View hold(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID talk,
            @RequestParam(defaultValue = "") String gehouden,
            @RequestParam(defaultValue = "") String aanwezig) {
        Talk found = screen.find(area, id, talk);
        LocalDate today = engagements.today();
        Optional<LocalDate> on = Input.day(Input.line(gehouden)).filter(day -> !day.isAfter(today));
        String present = Input.text(aanwezig);
        FormErrors errors = new FormErrors();
        if (on.isEmpty()) {
            errors.add("gehouden", page.t().get("traject.error.past"));
        }
        if (!Input.fits(present, PRESENT)) {
            errors.add("aanwezig", page.t().get("talk.error.present", PRESENT));
        }
        if (!errors.isEmpty()) {
            Map<String, String> typed = Map.of("gehouden", gehouden, "aanwezig", present);
            return screen.show(page, area, member, found, typed, List.of(), errors);
        }
        List<String> lines =
                present.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        lead.hold(area, id, talk, on.orElseThrow(), lines, member.account());
        return screen.done(page, area, found, "gehouden");
    }

    @PostMapping("/{area}/traject/{id}/gesprek/{talk}/niet-gehouden")
    View undo(Page page, Area area, Member member, @PathVariable UUID id, @PathVariable UUID talk) {
        Talk found = screen.find(area, id, talk);
        return lead.undo(area, id, talk, member.account())
                ? screen.done(page, area, found, "niet-gehouden")
                : late(page, area, member, found);
    }

    /** Saves each block that was changed. Whoever saves one after somebody else sees both texts, and chooses by that block's own button. */
    @PostMapping("/{area}/traject/{id}/gesprek/{talk}/blokken")
    View save(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID talk,
            @RequestParam MultiValueMap<String, String> sent) {
        TalkForm asked = screen.find(area, id, talk).form();
        FormErrors errors = new FormErrors();
        List<TalkView.Again> again = new ArrayList<>();
        List<BlockForm> good = new ArrayList<>();
        for (BlockForm form : BlockForm.read(asked, sent)) {
            if (form.check(page.t(), errors)) {
                good.add(form);
            } else {
                again.add(new TalkView.Again(form, false));
            }
        }
        LeadTalk.Saved saved = lead.save(area, id, talk, good, member.account());
        for (BlockForm form : saved.conflicts()) {
            again.add(new TalkView.Again(form, true));
            errors.add(form.block().anchor(), page.t().get("talk.error.conflict"));
        }
        Talk now = screen.find(area, id, talk);
        if (!again.isEmpty()) {
            return screen.show(page, area, member, now, Map.of(), again, errors);
        }
        Map<String, String> pressed = sent.toSingleValueMap();
        String open = asked.block(pressed.getOrDefault("blok", pressed.getOrDefault("kies", "")))
                .or(() -> saved.kept().stream().findFirst().map(BlockForm::block))
                .map(block -> "&blok=" + block.code() + "#" + block.anchor())
                .orElse("");
        return page.redirect(screen.address(area, now) + "?gedaan=opgeslagen" + open);
    }

    /** First asks whether it is right, then, with {@code akkoord}, lets the traject go on, rest or stop. */
    @PostMapping("/{area}/traject/{id}/gesprek/{talk}/uitslag")
    View conclude(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID talk,
            @RequestParam MultiValueMap<String, String> sent) {
        Talk found = screen.find(area, id, talk);
        Map<String, String> typed = Input.lines(sent);
        OutcomeForm form = new OutcomeForm(typed, engagements.today());
        FormErrors errors = form.check(page.t());
        if (!found.held()) {
            errors.add("uitslag", page.t().get("talk.error.held"));
        }
        if (!errors.isEmpty()) {
            return screen.show(page, area, member, found, typed, List.of(), errors);
        }
        if (!typed.containsKey("akkoord")) {
            return page.show(
                    "intake/talkoutcome",
                    Map.of(
                            "area",
                            area,
                            "talk",
                            found,
                            "outcome",
                            form.outcome(member.account(), clock.instant()),
                            "typed",
                            typed));
        }
        Talk.Outcome outcome = form.outcome(member.account(), clock.instant());
        return lead.conclude(area, id, talk, outcome, form.fact(member.account()))
                ? screen.done(page, area, found, "uitslag")
                : late(page, area, member, found);
    }
}
