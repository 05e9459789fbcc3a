package nl.bruggenbouwer.quickscan;

import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.intake.Talks;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Makes the page of one scan, for every controller that ends there. */
@Component
class ScanScreen {

    private final QuickScanSql sql;
    private final Areas areas;
    private final PrepareQuickScan prepare;
    private final CloseQuickScan closing;
    private final Talks talks;
    private final Network network;
    private final Clock clock;

    ScanScreen(
            QuickScanSql sql,
            Areas areas,
            PrepareQuickScan prepare,
            CloseQuickScan closing,
            Talks talks,
            Network network,
            Clock clock) {
        this.sql = sql;
        this.talks = talks;
        this.areas = areas;
        this.prepare = prepare;
        this.closing = closing;
        this.network = network;
        this.clock = clock;
    }

    QuickScan find(Area area, UUID id) {
        return sql.find(area.id(), id).orElseThrow(NotFound::new);
    }

    String address(Area area, UUID id) {
        return "/" + area.slug() + "/quickscan/" + id;
    }

    /** After a step: back to the page, or why it could not be taken. */
    View after(Page page, Area area, Member member, UUID id, OpenQuickScan.Result result, String done) {
        return result == OpenQuickScan.Result.DONE
                ? page.redirect(address(area, id) + "?gedaan=" + done)
                : refuse(page, area, member, id, result);
    }

    View refuse(Page page, Area area, Member member, UUID id, OpenQuickScan.Result result) {
        FormErrors errors = new FormErrors().add("stap", page.t().get("qs.result." + result));
        return show(page, area, member, find(area, id), errors);
    }

    View show(Page page, Area area, Member member, QuickScan scan, FormErrors errors) {
        return again(page, area, member, scan, Map.of(), errors);
    }

    /** The page once more, with what was typed into one of its smaller forms. */
    View again(Page page, Area area, Member member, QuickScan scan, Map<String, String> typed, FormErrors errors) {
        Questionnaire own = sql.questionnaire(scan);
        DraftForm form = DraftForm.of(scan, own, scan.openedAt() == null ? prepare.basis() : own);
        return show(page, area, member, scan, form, typed, errors);
    }

    View draft(Page page, Area area, Member member, QuickScan scan, DraftForm form, FormErrors errors) {
        return show(page, area, member, scan, form, Map.of(), errors);
    }

    private View show(
            Page page,
            Area area,
            Member member,
            QuickScan scan,
            DraftForm form,
            Map<String, String> typed,
            FormErrors errors) {
        Map<String, Object> model = new HashMap<>();
        model.put("view", view(page, area, member, scan));
        model.put("form", form);
        model.put("errors", errors);
        model.put("typed", typed);
        model.put(
                "done",
                page.asked("gedaan")
                        .filter(done -> page.t().has("qs.done." + done))
                        .orElse(""));
        if (scan.state(clock.instant()) == QuickScan.State.DRAFT) {
            model.put("basis", prepare.basis());
            model.put("unheard", network.unheard(area.id()));
        }
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("quickscan/scan", model);
    }

    private ScanView view(Page page, Area area, Member member, QuickScan scan) {
        QuickScan.State state = scan.state(clock.instant());
        boolean coordinator = member.ofAlliance(area.id());
        Map<Side, String> links = new EnumMap<>(Side.class);
        if (coordinator) {
            areas.linksTo(area.id(), scan.id()).stream()
                    .forEach(link -> GroupLink.side(link)
                            .ifPresent(side -> links.put(side, page.baseUrl() + "/v/" + link.slug())));
        }
        return new ScanView(
                area,
                scan,
                state,
                member.account(),
                coordinator,
                sql.questionnaire(scan).questions().size(),
                talks.heldWithOrganisations(area.id(), scan.engagement()),
                sql.turnout(area.id(), scan.id()),
                links,
                forms(scan, state, member, coordinator),
                state == QuickScan.State.CLOSED || state == QuickScan.State.DESTROYED ? closing.kept(scan) : null);
    }

    /** The exact numbers of forms: only for the second person, when the closing is asked. */
    private @Nullable Map<Side, Integer> forms(
            QuickScan scan, QuickScan.State state, Member member, boolean coordinator) {
        return coordinator && state == QuickScan.State.ENDED && CloseQuickScan.mayConfirm(scan, member.account())
                ? closing.forms(scan)
                : null;
    }
}
