package nl.bruggenbouwer.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.bruggenbouwer.areas.Municipalities;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.RateLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The form on the public site with which somebody asks for a first talk. No session, no cookie. */
@Controller
class RequestPages {

    /** Nobody fills in the form and reads it back faster; a form from before yesterday was not filled in by its reader. */
    private static final Duration FASTEST = Duration.ofSeconds(4);

    private static final Duration SLOWEST = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** From one address in an hour; the rest is kept apart. A whole office shares an address. */
    private static final int MANY = 20;

    /** From here on nothing is kept at all. */
    private static final int FLOOD = 200;

    private final AskFirstTalk ask;
    private final IntakeContent content;
    private final Municipalities municipalities;
    private final RateLimits limits;
    private final Clock clock;

    RequestPages(
            AskFirstTalk ask, IntakeContent content, Municipalities municipalities, RateLimits limits, Clock clock) {
        this.ask = ask;
        this.content = content;
        this.municipalities = municipalities;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping("/aanvraag")
    View form(Page page) {
        return form(page, Map.of(), new FormErrors());
    }

    private View form(Page page, Map<String, String> typed, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "intake/ask",
                        Map.of(
                                "typed", typed,
                                "errors", errors,
                                "topics", content.topics(),
                                "places", municipalities.names(),
                                "begun", typed.getOrDefault("begonnen", Long.toString(clock.millis()))));
    }

    /** First shows what was typed, then, when it is sent again with {@code akkoord}, keeps it. */
    @PostMapping("/aanvraag")
    View send(Page page, HttpServletRequest request, @RequestParam MultiValueMap<String, String> sent) {
        limits.check("request-flood", request, FLOOD, HOUR);
        Map<String, String> typed = Input.lines(sent);
        RequestForm form = new RequestForm(typed);
        FormErrors errors = form.check(page.t(), content.topics());
        if (!errors.isEmpty() || typed.containsKey("verander")) {
            return form(page, typed, typed.containsKey("verander") ? new FormErrors() : errors);
        }
        if (!typed.containsKey("akkoord")) {
            return page.show("intake/check", Map.of("typed", typed));
        }
        ask.fromSite(Input.key(typed.get("sleutel")), form, held(request, typed));
        return page.redirect("/aanvraag/verstuurd?taal=" + page.language().code());
    }

    private Request.@Nullable Held held(HttpServletRequest request, Map<String, String> typed) {
        boolean many = !limits.allow("request", request, MANY, HOUR);
        if (!typed.getOrDefault("website", "").isEmpty()) {
            return Request.Held.FILLED_TRAP;
        }
        String begun = typed.getOrDefault("begonnen", "");
        if (!begun.matches("[0-9]{1,15}")) {
            return Request.Held.TOO_FAST;
        }
        Duration took = Duration.between(Instant.ofEpochMilli(Long.parseLong(begun)), clock.instant());
        if (took.compareTo(FASTEST) < 0 || took.compareTo(SLOWEST) > 0) {
            return Request.Held.TOO_FAST;
        }
        return many ? Request.Held.TOO_MANY : null;
    }

    @GetMapping("/aanvraag/verstuurd")
    View sent(Page page) {
        return page.show("intake/asked", Map.of());
    }
}
