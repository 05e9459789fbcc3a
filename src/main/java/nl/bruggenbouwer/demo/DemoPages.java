package nl.bruggenbouwer.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.SignedIn;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The tour "Voorbeeldstad in vijf minuten", and one-click sign-in as one of the demo people. */
@Controller
@OnlyInTheDemo
class DemoPages {

    private final DemoContent content;
    private final DemoTraject traject;
    private final DemoScans scans;
    private final DemoMeeting meeting;
    private final SignedIn signedIn;
    private final Audit audit;
    private final TransactionTemplate transaction;

    DemoPages(
            DemoContent content,
            DemoTraject traject,
            DemoScans scans,
            DemoMeeting meeting,
            SignedIn signedIn,
            Audit audit,
            TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
        this.content = content;
        this.traject = traject;
        this.scans = scans;
        this.meeting = meeting;
        this.signedIn = signedIn;
    }

    @GetMapping("/demo")
    View demo(Page page) {
        return page.show("demo/demo", Map.of("people", List.of(DemoPerson.values())));
    }

    /** The same invented vote counted twice: by heads, and with each side counting equally. */
    @GetMapping("/demo/stemming")
    View vote(Page page) {
        List<Compared> wishes = meeting.compared(page.language().code());
        if (wishes.isEmpty()) {
            throw new NotFound(); // the program has just started: its demo content is still being made
        }
        return page.show("demo/vote", Map.of("wishes", wishes, "people", meeting.people()));
    }

    @PostMapping("/demo/inloggen")
    View signIn(Page page, HttpServletRequest request, @RequestParam(defaultValue = "") String rol) {
        DemoPerson person = DemoPerson.of(rol).orElseThrow(NotFound::new);
        enter(request, person);
        return page.redirect("/overzicht");
    }

    /** A step of the tour: sets the role and goes to the screen. What the step needs is made when it is not there. */
    @PostMapping("/demo/rondleiding")
    View step(Page page, HttpServletRequest request, @RequestParam(defaultValue = "") String stap) {
        String path = "/" + DemoContent.SLUG + "/quickscan/";
        String target = switch (stap) {
            case "aanvraag" -> "/landelijk/aanvragen";
            case "gesprek" -> traject.talk();
            case "sluiten" -> path + scans.ready();
            case "scherm" -> path + scans.closed() + "/uitkomsten/scherm";
            case "bijeenkomst" -> meeting.meeting();
            case "programma" -> meeting.programme();
            default -> throw new NotFound();
        };
        enter(request, DemoPerson.COORDINATOR);
        return page.redirect(target);
    }

    /** As if a second factor had been shown; the log says that it was the demo. */
    private void enter(HttpServletRequest request, DemoPerson person) {
        UUID account = content.account(person);
        Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.executeWithoutResult(
                        status -> audit.record(AreaId.NATIONAL, account, "signed in in the demo", null)));
        signedIn.start(request, account);
        signedIn.showFactor(request);
    }
}
