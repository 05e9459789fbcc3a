package nl.bruggenbouwer.quickscan;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.questionnaire.Part;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The respondent's form for staff: to look at it (nothing is kept), and to type in what somebody filled in on paper. */
@Controller
class StaffFormPages {

    private final ScanScreen screen;
    private final WaysIn waysIn;
    private final AnswerQuickScan answerQuickScan;
    private final Recordings recordings;
    private final Clock clock;

    StaffFormPages(
            ScanScreen screen, WaysIn waysIn, AnswerQuickScan answerQuickScan, Recordings recordings, Clock clock) {
        this.screen = screen;
        this.waysIn = waysIn;
        this.answerQuickScan = answerQuickScan;
        this.recordings = recordings;
        this.clock = clock;
    }

    @GetMapping("/{area}/quickscan/{id}/voorbeeld")
    View preview(
            Page page,
            Area area,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "FORMAL") Side zijde,
            @RequestParam(defaultValue = "") String weergave) {
        WayIn way = way(area, screen.find(area, id), zijde);
        return part(page, way, PartMode.PREVIEW, weergave.equals("alles") ? 0 : 1, PartForm.newNonce(), Answers.none());
    }

    @PostMapping("/{area}/quickscan/{id}/voorbeeld")
    View lookThrough(
            Page page,
            Area area,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "FORMAL") Side zijde,
            @RequestParam MultiValueMap<String, String> sent) {
        WayIn way = way(area, screen.find(area, id), zijde);
        Sent form = Sent.read(way, sent);
        Page inLanguage = page.in(form.language());
        if (form.switched()) {
            return part(inLanguage, way, PartMode.PREVIEW, form.part(), form.nonce(), form.answers());
        }
        int next = form.back() ? form.part() - 1 : form.part() + 1;
        boolean finished = form.part() == 0 || next > form.count();
        return finished
                ? page.redirect(screen.address(area, id) + "?gedaan=voorbeeld")
                : part(inLanguage, way, PartMode.PREVIEW, Math.max(1, next), form.nonce(), form.answers());
    }

    @GetMapping("/{area}/quickscan/{id}/papier")
    View paper(Page page, Area area, @PathVariable UUID id, @RequestParam(defaultValue = "FORMAL") Side zijde) {
        WayIn way = way(area, open(area, id), zijde);
        return part(page, way, PartMode.PAPER, 0, PartForm.newNonce(), Answers.none());
    }

    /** Stored like any other answer: no code, and no trace of who typed it or when. */
    @PostMapping("/{area}/quickscan/{id}/papier")
    View typeIn(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "FORMAL") Side zijde,
            @RequestParam MultiValueMap<String, String> sent) {
        WayIn way = way(area, open(area, id), zijde);
        Sent form = Sent.read(way, sent);
        FormErrors errors = AnswerPages.check(page, form.answers());
        if (form.switched() || !errors.isEmpty()) {
            return part(page.in(form.language()), way, PartMode.PAPER, 0, form.nonce(), form.answers(), errors);
        }
        return switch (answerQuickScan.answer(way, form.answers(), form.nonce())) {
            case STORED ->
                page.show(
                        "quickscan/thanks",
                        Map.of("meeting", "", "next", screen.address(area, id) + "/papier?zijde=" + zijde));
            case GONE -> screen.refuse(page, area, member, id, OpenQuickScan.Result.NOT_NOW);
            case FULL -> throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        };
    }

    /** What one page of the form sent. */
    private record Sent(
            int part, int count, String nonce, String language, boolean switched, boolean back, Answers answers) {

        static Sent read(WayIn way, MultiValueMap<String, String> sent) {
            List<Part> all = way.questionnaire().partsFor(way.side());
            int part = AnswerPages.number(
                    Optional.ofNullable(sent.getFirst("deel")).orElse(""), all.size());
            String nonce = Optional.ofNullable(sent.getFirst("n")).orElse("");
            if (part < 0 || nonce.isEmpty() || nonce.length() > 64) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            String switched = sent.getFirst("taal");
            String language = switched != null ? switched : sent.getFirst("t");
            return new Sent(
                    part,
                    all.size(),
                    nonce,
                    language == null ? "nl" : language,
                    switched != null,
                    "terug".equals(sent.getFirst("naar")),
                    AnswerPages.read(way, sent, all, part == 0 ? all : List.of(all.get(part - 1))));
        }
    }

    private QuickScan open(Area area, UUID id) {
        QuickScan scan = screen.find(area, id);
        if (scan.state(clock.instant()) != QuickScan.State.OPEN) {
            throw new NotFound();
        }
        return scan;
    }

    private WayIn way(Area area, QuickScan scan, Side side) {
        WayIn way = waysIn.forStaff(area, scan, side);
        if (!scan.invited().contains(side) || way.questionnaire().partsFor(side).isEmpty()) {
            throw new NotFound();
        }
        return way;
    }

    private View part(Page page, WayIn way, PartMode mode, int part, String nonce, Answers answers) {
        return part(page, way, mode, part, nonce, answers, new FormErrors());
    }

    private View part(Page page, WayIn way, PartMode mode, int part, String nonce, Answers answers, FormErrors errors) {
        String action = page.path() + "?zijde=" + way.side();
        return PartForm.of(action, way, nonce, page.csrf(), part, answers, errors)
                .show(page, recordings, mode);
    }
}
