package nl.bruggenbouwer.quickscan;

import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The steps that two people of the Alliantie take together: opening, stopping early, closing. */
@Controller
class ScanSteps {

    private static final int REASON_LENGTH = 300;

    private final ScanScreen screen;
    private final OpenQuickScan opening;
    private final CloseQuickScan closing;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ScanSteps(
            ScanScreen screen,
            OpenQuickScan opening,
            CloseQuickScan closing,
            Audit audit,
            TransactionTemplate webTransaction) {
        this.screen = screen;
        this.opening = opening;
        this.closing = closing;
        this.audit = audit;
        this.transaction = webTransaction;
    }

    /** Without a talk with organisations before it, with a reason. */
    @PostMapping("/{area}/quickscan/{id}/opening")
    View askOpening(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam(name = "zonder-reden", defaultValue = "") String reden,
            @RequestParam(name = "zonder-regel", defaultValue = "") String regel) {
        QuickScan scan = screen.find(area, id);
        Map<String, String> typed = Map.of("zonder-reden", reden, "zonder-regel", Input.line(regel));
        FormErrors errors = new FormErrors();
        WithoutTalk without = WithoutTalk.read(typed, page.t(), errors).orElse(null);
        OpenQuickScan.Result result = opening.ask(area, id, without, member.account());
        return result == OpenQuickScan.Result.NO_TALK
                ? screen.again(page, area, member, scan, typed, errors)
                : screen.after(page, area, member, id, result, "opening");
    }

    @PostMapping("/{area}/quickscan/{id}/opening/bevestiging")
    View confirmOpening(Page page, Area area, Member member, @PathVariable UUID id) {
        screen.find(area, id);
        return screen.after(page, area, member, id, opening.confirm(area, id, member.account()), "bevestigd");
    }

    @PostMapping("/{area}/quickscan/{id}/opening/weigering")
    View refuseOpening(Page page, Area area, Member member, @PathVariable UUID id) {
        screen.find(area, id);
        return screen.after(page, area, member, id, opening.refuse(area, id, member.account()), "geweigerd");
    }

    @PostMapping("/{area}/quickscan/{id}/stop")
    View askStop(Page page, Area area, Member member, @PathVariable UUID id) {
        screen.find(area, id);
        return screen.after(page, area, member, id, opening.askStop(area, id, member.account()), "stop");
    }

    @PostMapping("/{area}/quickscan/{id}/stop/bevestiging")
    View confirmStop(Page page, Area area, Member member, @PathVariable UUID id) {
        screen.find(area, id);
        return screen.after(page, area, member, id, opening.confirmStop(area, id, member.account()), "gestopt");
    }

    @PostMapping("/{area}/quickscan/{id}/sluiting")
    View askClosing(Page page, Area area, Member member, @PathVariable UUID id) {
        QuickScan scan = screen.find(area, id);
        if (scan.closingAskedBy() != null) {
            return scan.closingAskedBy().equals(member.account())
                    ? page.redirect(screen.address(area, id))
                    : screen.refuse(page, area, member, id, OpenQuickScan.Result.NOT_NOW);
        }
        return screen.after(page, area, member, id, opening.askClosing(area, id, member.account()), "sluiting");
    }

    /** Far more forms than expected need a reason, or the explicit choice to remove them unseen. */
    @PostMapping("/{area}/quickscan/{id}/sluiting/bevestiging")
    View confirmClosing(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reden,
            @RequestParam(defaultValue = "") String keuze) {
        QuickScan scan = screen.find(area, id);
        if (member.account().equals(scan.closingAskedBy())) {
            return screen.refuse(page, area, member, id, OpenQuickScan.Result.SAME_PERSON);
        }
        String reason = Input.line(reden);
        boolean unseen = keuze.equals("vernietig");
        Map<Side, Integer> forms = closing.forms(scan);
        if (!unseen && CloseQuickScan.implausible(scan, forms) && reason.isEmpty()) {
            return again(page, area, member, scan, reason, page.t().get("qs.error.reason"));
        }
        if (reason.length() > REASON_LENGTH) {
            return again(
                    page, area, member, scan, reason, page.t().get("qs.error.long", REASON_LENGTH, reason.length()));
        }
        CloseQuickScan.Result result = closing.close(scan, member.account(), unseen ? "" : reason);
        if (result == CloseQuickScan.Result.NOT_NOW) {
            return screen.refuse(page, area, member, id, OpenQuickScan.Result.NOT_NOW);
        }
        String done = result == CloseQuickScan.Result.CLOSED ? "closed" : "destroyed";
        transaction.executeWithoutResult(status -> audit.record(area.id(), member.account(), "quickscan " + done, id));
        return page.redirect(screen.address(area, id));
    }

    private View again(Page page, Area area, Member member, QuickScan scan, String reason, String message) {
        return screen.again(page, area, member, scan, Map.of("reden", reason), new FormErrors().add("reden", message));
    }
}
