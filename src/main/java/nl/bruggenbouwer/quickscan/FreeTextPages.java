package nl.bruggenbouwer.quickscan;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where two coordinators read the free texts of a closed scan. */
@Controller
class FreeTextPages {

    private final ScanScreen screen;
    private final FreeTexts texts;
    private final Audit audit;

    FreeTextPages(ScanScreen screen, FreeTexts texts, Audit audit) {
        this.screen = screen;
        this.texts = texts;
        this.audit = audit;
    }

    @GetMapping("/{area}/quickscan/{id}/teksten")
    View list(Page page, Area area, Member member, @PathVariable UUID id) {
        return list(page, area, member, id, new FormErrors(), Map.of());
    }

    @PostMapping("/{area}/quickscan/{id}/teksten")
    View review(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam UUID tekst,
            @RequestParam(defaultValue = "") String inhoud,
            @RequestParam(defaultValue = "") String oordeel) {
        closed(area, id);
        String text =
                inhoud.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\n]]", "").strip();
        if (oordeel.equals("afwijzen")) {
            texts.reject(area, id, tekst, member.account());
        } else if (text.isEmpty() || text.length() > Answers.TEXT_LENGTH) {
            FormErrors errors = new FormErrors()
                    .add("inhoud-" + tekst, page.t().get("qs.texts.error", Answers.TEXT_LENGTH, text.length()));
            return list(page, area, member, id, errors, Map.of(tekst, inhoud));
        } else {
            texts.approve(area, id, tekst, text, member.account());
        }
        return page.redirect(screen.address(area, id) + "/teksten");
    }

    private View list(Page page, Area area, Member member, UUID id, FormErrors errors, Map<UUID, String> typed) {
        Map<String, Object> model = new HashMap<>();
        model.put("address", closed(area, id));
        audit.read(area.id(), member.account(), "free texts read", id);
        model.put("texts", texts.of(area, id));
        model.put("me", member.account());
        model.put("errors", errors);
        model.put("typed", typed);
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("quickscan/texts", model);
    }

    /** The page of the scan; texts exist from its closing on. */
    private String closed(Area area, UUID id) {
        if (screen.find(area, id).closedAt() == null) {
            throw new NotFound();
        }
        return screen.address(area, id);
    }
}
