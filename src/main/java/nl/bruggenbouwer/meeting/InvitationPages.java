package nl.bruggenbouwer.meeting;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.network.NetworkChoices;
import nl.bruggenbouwer.web.Download;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Behind the link of somebody who is invited to a joint meeting: when and where, agenda and ground rules, and whether one comes.
 * No session, no cookie. Looking changes nothing, because mail programs look at links too.
 */
@Controller
class InvitationPages {

    private static final String PATH = "/i/{slug}/{key}";

    private final Areas areas;
    private final InviteToMeeting invite;
    private final NetworkChoices choices;
    private final Clock clock;

    InvitationPages(Areas areas, InviteToMeeting invite, NetworkChoices choices, Clock clock) {
        this.areas = areas;
        this.invite = invite;
        this.choices = choices;
        this.clock = clock;
    }

    private <T> Optional<T> opened(String slug, String key, Function<InviteToMeeting.Opened, T> work) {
        Area area = areas.bySlug(slug).orElseThrow(NotFound::new);
        return Tenancy.in(area.id(), () -> invite.opened(area.id(), key).map(work));
    }

    /** Of an invitation that was withdrawn, and of a link that never was. */
    private static View gone(Page page) {
        return page.status(HttpStatus.NOT_FOUND).show("meeting/gone", Map.of());
    }

    @GetMapping(PATH)
    View show(Page page, @PathVariable String slug, @PathVariable String key) {
        return opened(slug, key, opened -> {
                    Map<String, String> typed = new HashMap<>();
                    var coming = opened.invitation().coming();
                    var side = opened.invitation().side();
                    typed.put("komt", coming == null ? "" : coming.name());
                    typed.put("zijde", side == null ? "" : side.name());
                    Invitation.Needs needs = opened.invitation().needs();
                    typed.put("tolk", needs.interpreter());
                    typed.put("opvang", needs.childcare() ? "ja" : "");
                    typed.put("reis", needs.travel() ? "ja" : "");
                    return show(page, path(slug, key), opened, typed, new FormErrors());
                })
                .orElseGet(() -> gone(page));
    }

    private static String path(String slug, String key) {
        return "/i/" + slug + "/" + key;
    }

    private View show(
            Page page, String path, InviteToMeeting.Opened opened, Map<String, String> typed, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "meeting/invitation",
                        Map.of(
                                "path",
                                path,
                                "meeting",
                                opened.meeting(),
                                "open",
                                opened.meeting().before(clock.instant()),
                                "answered",
                                opened.invitation().coming() != null,
                                "languages",
                                choices.languages(page.t()),
                                "typed",
                                typed,
                                "errors",
                                errors));
    }

    @PostMapping(PATH)
    View answer(
            Page page,
            @PathVariable String slug,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> sent) {
        return opened(slug, key, opened -> {
                    Map<String, String> typed = Input.lines(sent);
                    Optional<Invitation.Coming> coming = Input.one(Invitation.Coming.values(), typed.get("komt"));
                    Optional<Side> side = Input.one(Side.values(), typed.get("zijde"));
                    FormErrors errors = new FormErrors();
                    if (coming.isEmpty()) {
                        errors.add("komt", page.t().get("visitor.invite.error.coming"));
                    } else if (side.isEmpty() && coming.get() != Invitation.Coming.NO) {
                        errors.add("zijde", page.t().get("visitor.date.error.side"));
                    }
                    if (!errors.isEmpty()) {
                        return show(page, path(slug, key), opened, typed, errors);
                    }
                    invite.answer(opened, coming.orElseThrow(), side.orElse(null), needs(coming.orElseThrow(), typed));
                    return page.redirect(
                            path(slug, key) + "?bewaard&taal=" + page.language().code());
                })
                .orElseGet(() -> gone(page));
    }

    /** Who does not come needs nothing. */
    private Invitation.Needs needs(Invitation.Coming coming, Map<String, String> typed) {
        if (coming == Invitation.Coming.NO) {
            return Invitation.Needs.NONE;
        }
        String interpreter = typed.getOrDefault("tolk", "");
        return new Invitation.Needs(
                choices.languages().containsKey(interpreter) ? interpreter : "",
                typed.containsKey("opvang"),
                typed.containsKey("reis"));
    }

    @GetMapping(PATH + "/agenda.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String slug, @PathVariable String key) {
        String file = opened(slug, key, opened -> MeetingCalendar.of(opened.meeting(), clock.instant()))
                .orElseThrow(NotFound::new);
        return Download.of("text/calendar;charset=utf-8", "bijeenkomst.ics", file.getBytes(StandardCharsets.UTF_8));
    }
}
