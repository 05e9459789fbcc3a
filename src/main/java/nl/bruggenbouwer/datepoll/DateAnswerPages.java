package nl.bruggenbouwer.datepoll;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.RateLimits;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Says by link which dates suit. No account, no cookie. Whoever answers gets an address of their own, to look again or to
 * change it; nobody sees what others said.
 */
@Controller
class DateAnswerPages {

    private static final Duration HOUR = Duration.ofHours(1);

    /** From one address in an hour: a whole office shares one. */
    private static final int MANY = 120;

    private final Areas areas;
    private final DatePollSql sql;
    private final ChooseDate choose;
    private final RateLimits limits;

    DateAnswerPages(Areas areas, DatePollSql sql, ChooseDate choose, RateLimits limits) {
        this.areas = areas;
        this.sql = sql;
        this.choose = choose;
        this.limits = limits;
    }

    @GetMapping("/d/{link}")
    View empty(Page page, @PathVariable String link) {
        return page(page, find(link), UUID.randomUUID().toString(), Map.of(), false, new FormErrors());
    }

    @PostMapping("/d/{link}")
    View answer(
            Page page,
            HttpServletRequest request,
            @PathVariable String link,
            @RequestParam UUID sleutel,
            @RequestParam MultiValueMap<String, String> sent) {
        limits.check("datepoll", request, MANY, HOUR);
        DatePoll poll = find(link);
        String key = sleutel.toString();
        Map<String, String> typed = Input.lines(sent);
        FormErrors errors = new FormErrors();
        Optional<Side> side = Input.one(Side.values(), typed.getOrDefault("zijde", ""));
        Map<UUID, DatePoll.Choice> choices = choices(poll, typed);
        String name = typed.getOrDefault("naam", "");
        if (choices.isEmpty()) {
            errors.add("datum-" + poll.options().get(0).id(), page.t().get("visitor.date.error.none"));
        }
        if (side.isEmpty()) {
            errors.add("zijde", page.t().get("visitor.date.error.side"));
        }
        if (!name.isEmpty() && !Input.fits(name, 60)) {
            errors.add("naam", page.t().get("visitor.date.error.name"));
        }
        if (!errors.isEmpty()) {
            return page(page, poll, key, typed, false, errors);
        }
        DateAnswer answer = new DateAnswer(null, side.orElseThrow(), name, choices);
        ChooseDate.Kept kept = Tenancy.in(poll.area(), () -> choose.answer(poll.area(), poll.id(), key, answer));
        if (kept == ChooseDate.Kept.FULL) {
            errors.add("zijde", page.t().get("visitor.date.error.full"));
            return page(page, poll, key, typed, false, errors);
        }
        String own = kept == ChooseDate.Kept.YES ? "/" + key : ""; // without: says that one can no longer answer
        return page.redirect("/d/" + link + own + "?taal=" + page.language().code());
    }

    private static Map<UUID, DatePoll.Choice> choices(DatePoll poll, Map<String, String> typed) {
        Map<UUID, DatePoll.Choice> choices = new LinkedHashMap<>();
        poll.options()
                .forEach(option -> Input.one(DatePoll.Choice.values(), typed.getOrDefault("datum-" + option.id(), ""))
                        .ifPresent(choice -> choices.put(option.id(), choice)));
        return choices;
    }

    @GetMapping("/d/{link}/{key}")
    View again(Page page, @PathVariable String link, @PathVariable UUID key) {
        DatePoll poll = find(link);
        DateAnswer answer = Tenancy.in(poll.area(), () -> choose.answer(poll.area(), poll.id(), key.toString()))
                .orElseThrow(NotFound::new);
        Map<String, String> typed = new HashMap<>();
        typed.put("zijde", answer.side().name());
        typed.put("naam", answer.name());
        answer.choices().forEach((option, choice) -> typed.put("datum-" + option, choice.name()));
        return page(page, poll, key.toString(), typed, true, new FormErrors());
    }

    @PostMapping("/d/{link}/{key}/verwijdering")
    View forget(Page page, @PathVariable String link, @PathVariable UUID key) {
        DatePoll poll = find(link);
        Tenancy.in(poll.area(), () -> choose.forget(poll.area(), poll.id(), key.toString()));
        return page.redirect("/d/" + link + "?taal=" + page.language().code());
    }

    private DatePoll find(String link) {
        return areas.link(link)
                .filter(found -> found.kind().equals(DatePoll.LINK))
                .flatMap(found -> Tenancy.in(found.area(), () -> sql.find(found.area(), found.target())))
                .orElseThrow(NotFound::new);
    }

    private View page(
            Page page, DatePoll poll, String key, Map<String, String> typed, boolean kept, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "datepoll/answer",
                        Map.of(
                                "poll", poll,
                                "open", poll.open(choose.today()),
                                "key", key,
                                "typed", typed,
                                "kept", kept,
                                "errors", errors));
    }
}
