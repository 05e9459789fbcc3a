package nl.bruggenbouwer.intake;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.Download;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Pdf;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The report of a talk for the coordinator: as PDF, and sent to those who were there. */
@Controller
class ReportPages {

    /** Rows in the form. */
    private static final int AT_ONCE = 4;

    private static final int LABEL = 80;

    private final TalkScreen screen;
    private final SendReport reports;
    private final Audit audit;

    ReportPages(TalkScreen screen, SendReport reports, Audit audit) {
        this.screen = screen;
        this.reports = reports;
        this.audit = audit;
    }

    @GetMapping("/{area}/traject/{id}/gesprek/{talk}/verslag.pdf")
    ResponseEntity<byte[]> pdf(Page page, Area area, Member member, @PathVariable UUID id, @PathVariable UUID talk) {
        Talk found = screen.find(area, id, talk);
        LocalDate held = found.heldOn();
        if (held == null) {
            throw new NotFound();
        }
        audit.read(area.id(), member.account(), "talk read", talk);
        return pdf(page, reports.report(area, found), DateTimeFormatter.ISO_LOCAL_DATE.format(held));
    }

    /** A file whose name says no more than its day. */
    static ResponseEntity<byte[]> pdf(Page page, TalkReport report, String day) {
        String title = page.t().get("talk.report.title");
        byte[] file = Pdf.render(page.text("intake/reportpdf", Map.of("report", report)), title, "nl");
        return Download.of("application/pdf", "gespreksverslag-" + day + ".pdf", file);
    }

    @PostMapping("/{area}/traject/{id}/gesprek/{talk}/verslag")
    View send(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID talk,
            @RequestParam MultiValueMap<String, String> sent) {
        Talk found = screen.find(area, id, talk);
        Map<String, String> typed = Input.lines(sent);
        FormErrors errors = new FormErrors();
        List<SendReport.Recipient> recipients = new ArrayList<>();
        for (int i = 1; i <= AT_ONCE; i++) {
            String label = typed.getOrDefault("wie-" + i, "");
            String email = typed.getOrDefault("mail-" + i, "");
            if (label.isEmpty() && email.isEmpty()) {
                continue;
            }
            if (!Input.fits(label, LABEL)) {
                errors.add("wie-" + i, page.t().get("talk.report.error.label", LABEL));
            }
            if (!Input.isMailAddress(email)) {
                errors.add("mail-" + i, page.t().get("signin.mail.invalid"));
            }
            recipients.add(new SendReport.Recipient(label, email));
        }
        if (recipients.isEmpty()) {
            errors.add("wie-1", page.t().get("talk.report.error.label", LABEL));
        }
        if (!found.held()) {
            errors.add("verslag", page.t().get("talk.error.held"));
        }
        if (!errors.isEmpty()) {
            return screen.show(page, area, member, found, typed, List.of(), errors);
        }
        reports.send(area, id, talk, recipients, Input.key(typed.get("sleutel")), member.account());
        return screen.done(page, area, found, "verstuurd");
    }
}
