package nl.bruggenbouwer.network;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.RateLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The public form with which an organisation presents itself. No session, no cookie; the address holds the area and nothing else, so
 * that nobody who comes from a quick scan is known by it.
 */
@Controller
class ProposalPages {

    /** Nobody fills in the form and reads it back faster; a form from before yesterday was not filled in by its reader. */
    private static final Duration FASTEST = Duration.ofSeconds(4);

    private static final Duration SLOWEST = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** From one address in an hour; the rest is kept apart. A whole meeting shares an address. */
    private static final int MANY = 40;

    /** From here on nothing is kept at all. */
    private static final int FLOOD = 300;

    private final HandleProposal handle;
    private final NetworkChoices choices;
    private final Areas areas;
    private final RateLimits limits;
    private final Clock clock;

    ProposalPages(HandleProposal handle, NetworkChoices choices, Areas areas, RateLimits limits, Clock clock) {
        this.handle = handle;
        this.choices = choices;
        this.areas = areas;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping("/aanbod/{slug}")
    View form(Page page, @PathVariable String slug) {
        return form(page, area(slug), new LinkedMultiValueMap<>(), new FormErrors());
    }

    private View form(Page page, Area area, MultiValueMap<String, String> typed, FormErrors errors) {
        ProposalForm form = new ProposalForm(typed);
        String begun = form.value("begonnen");
        Map<String, Object> model = new HashMap<>();
        model.put("area", area);
        model.put("form", form);
        model.put("errors", errors);
        model.put("choices", choices);
        model.put("key", Input.key(form.value("sleutel")).toString());
        model.put("begun", begun.isEmpty() ? Long.toString(clock.millis()) : begun);
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("network/offer", model);
    }

    /** First shows what was typed, then, when it is sent again with {@code akkoord}, keeps it. */
    @PostMapping("/aanbod/{slug}")
    View send(
            Page page,
            HttpServletRequest request,
            @PathVariable String slug,
            @RequestParam MultiValueMap<String, String> sent) {
        limits.check("proposal-flood", request, FLOOD, HOUR);
        Area area = area(slug);
        sent.set("contact-taal", page.language().code());
        ProposalForm form = new ProposalForm(sent);
        FormErrors errors = form.check(page.t(), choices);
        if (sent.containsKey("verander") || !errors.isEmpty()) {
            return form(page, area, sent, sent.containsKey("verander") ? new FormErrors() : errors);
        }
        UUID key = Input.key(form.value("sleutel"));
        if (!sent.containsKey("akkoord")) {
            Map<String, Object> model = new HashMap<>();
            model.put("area", area);
            model.put("form", form);
            model.put("choices", choices);
            model.put("key", key.toString());
            model.put("kept", form.known(choices));
            return page.show("network/offercheck", model);
        }
        Proposal.Held held = held(request, sent);
        Tenancy.in(area.id(), () -> handle.receive(area.id(), key, form, page.t(), held));
        return page.redirect(
                "/aanbod/" + area.slug() + "/verstuurd?taal=" + page.language().code());
    }

    private Proposal.@Nullable Held held(HttpServletRequest request, MultiValueMap<String, String> typed) {
        boolean many = !limits.allow("proposal", request, MANY, HOUR);
        if (!Input.line(typed.getFirst("website")).isEmpty()) {
            return Proposal.Held.FILLED_TRAP;
        }
        String begun = Input.line(typed.getFirst("begonnen"));
        if (!begun.matches("[0-9]{1,15}")) {
            return Proposal.Held.TOO_FAST;
        }
        Duration took = Duration.between(Instant.ofEpochMilli(Long.parseLong(begun)), clock.instant());
        if (took.compareTo(FASTEST) < 0 || took.compareTo(SLOWEST) > 0) {
            return Proposal.Held.TOO_FAST;
        }
        return many ? Proposal.Held.TOO_MANY : null;
    }

    @GetMapping("/aanbod/{slug}/verstuurd")
    View sent(Page page, @PathVariable String slug) {
        return page.show("network/offered", Map.of("area", area(slug)));
    }

    private Area area(String slug) {
        return areas.bySlug(slug).orElseThrow(NotFound::new);
    }
}
