package nl.bruggenbouwer.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.RateLimits;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The report of a talk for who was there, by the link in the mail. No session, no cookie; only the button answers. */
@Controller
class ReportLinkPages {

    private static final int OBJECTION = 600;

    /** Wrong links from one address in an hour. */
    private static final int WRONG = 60;

    private final SendReport reports;
    private final RateLimits limits;

    ReportLinkPages(SendReport reports, RateLimits limits) {
        this.reports = reports;
        this.limits = limits;
    }

    @GetMapping("/g/{link}")
    View show(Page page, HttpServletRequest request, @PathVariable String link) {
        return open(request, link)
                .map(opened -> show(page, opened, "", new FormErrors()))
                .orElseGet(() -> gone(page));
    }

    private Optional<SendReport.Opened> open(HttpServletRequest request, String link) {
        Optional<SendReport.Opened> opened = reports.open(link);
        if (opened.isEmpty()) {
            limits.check("report-link", request, WRONG, Duration.ofHours(1));
        }
        return opened;
    }

    private static View gone(Page page) {
        return page.status(HttpStatus.NOT_FOUND).show("layout/gone", Map.of());
    }

    private static View show(Page page, SendReport.Opened opened, String objection, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "intake/reportlink",
                        Map.of(
                                "reader", opened.reader(),
                                "report", opened.report(),
                                "newest", opened.newest(),
                                "objection", objection,
                                "errors", errors));
    }

    @PostMapping("/g/{link}")
    View answer(
            Page page,
            HttpServletRequest request,
            @PathVariable String link,
            @RequestParam(defaultValue = "") String antwoord,
            @RequestParam(defaultValue = "") String bezwaar) {
        SendReport.Opened opened = open(request, link).orElse(null);
        if (opened == null) {
            return gone(page);
        }
        String objection = Input.text(bezwaar);
        FormErrors errors = new FormErrors();
        if (antwoord.equals("bezwaar") && !Input.fits(objection, OBJECTION)) {
            errors.add("bezwaar", page.t().get("visitor.report.error.objection", OBJECTION));
        } else if (!antwoord.equals("bezwaar") && !antwoord.equals("akkoord")) {
            errors.add("antwoord", page.t().get("visitor.report.error.answer"));
        }
        if (!errors.isEmpty()) {
            return show(page, opened, objection, errors);
        }
        reports.answer(opened, antwoord.equals("bezwaar") ? objection : null);
        return page.redirect("/g/" + link + "?taal=" + page.language().code());
    }

    @GetMapping("/g/{link}/verslag.pdf")
    ResponseEntity<byte[]> pdf(Page page, HttpServletRequest request, @PathVariable String link) {
        SendReport.Opened opened = open(request, link).orElseThrow(NotFound::new);
        return ReportPages.pdf(
                page, opened.report(), "versie-" + opened.reader().version());
    }
}
