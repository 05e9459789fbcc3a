package nl.bruggenbouwer.quickscan;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Translator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The coordinator's list of scans, and the one page from which a scan is prepared and led. */
@Controller
class ScanPages {

    private final ScanScreen screen;
    private final QuickScanSql sql;
    private final PrepareQuickScan prepare;
    private final Clock clock;

    ScanPages(ScanScreen screen, QuickScanSql sql, PrepareQuickScan prepare, Clock clock) {
        this.screen = screen;
        this.sql = sql;
        this.prepare = prepare;
        this.clock = clock;
    }

    @GetMapping("/{area}/quickscan")
    View list(Page page, Area area, Member member) {
        Instant now = clock.instant();
        Map<UUID, QuickScan.State> states = new HashMap<>();
        List<QuickScan> scans = sql.in(List.of(area.id()));
        scans.forEach(scan -> states.put(scan.id(), scan.state(now)));
        return page.show(
                "quickscan/list",
                Map.of("area", area, "scans", scans, "states", states, "mayChange", member.ofAlliance(area.id())));
    }

    @PostMapping("/{area}/quickscan")
    View create(Page page, Area area, Member member, @RequestParam(required = false) @Nullable UUID traject) {
        List<String> languages =
                page.languages().stream().map(Translator.Language::code).toList();
        UUID id = prepare.create(area, member.account(), page.t().get("qs.new.title"), languages, traject);
        return page.redirect("/" + area.slug() + "/quickscan/" + id);
    }

    @GetMapping("/{area}/quickscan/{id}")
    View show(Page page, Area area, Member member, @PathVariable UUID id) {
        return screen.show(page, area, member, screen.find(area, id), new FormErrors());
    }

    @PostMapping("/{area}/quickscan/{id}")
    View save(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        QuickScan scan = screen.find(area, id);
        Questionnaire basis = prepare.basis();
        DraftForm form = DraftForm.read(sent);
        FormErrors errors = form.check(page.t(), basis, clock.instant());
        if (scan.state(clock.instant()) != QuickScan.State.DRAFT) {
            return screen.refuse(page, area, member, id, OpenQuickScan.Result.NOT_NOW);
        }
        if (!errors.isEmpty()) {
            return screen.draft(page, area, member, scan, form, errors);
        }
        Questionnaire version = form.version(basis);
        List<String> served =
                page.languages().stream().map(Translator.Language::code).toList();
        if (!prepare.change(form.on(scan, version, served), version, member.account())) {
            return screen.refuse(page, area, member, id, OpenQuickScan.Result.NOT_NOW);
        }
        return page.redirect(screen.address(area, id) + "?gedaan=bewaard");
    }
}
