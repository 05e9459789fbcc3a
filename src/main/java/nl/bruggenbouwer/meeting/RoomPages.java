package nl.bruggenbouwer.meeting;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.RateLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The room on a phone: no account and no name. A cookie with a random key, for this meeting only, makes that a phone has one vote
 * and keeps it after a reload.
 */
@Controller
class RoomPages {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Wrong codes from one address in an hour: a whole room shares one. */
    private static final int WRONG_CODES = 100;

    /** New phones from one address in an hour: fewer than a room holds, so that no single place fills it. */
    private static final int PHONES = 200;

    private static final int WISHES = 100;

    private final Areas areas;
    private final JointMeetingSql meetings;
    private final RoomSql room;
    private final TakePart part;
    private final RoomNews news;
    private final RateLimits limits;
    private final Settings settings;
    private final Clock clock;

    RoomPages(
            Areas areas,
            JointMeetingSql meetings,
            RoomSql room,
            TakePart part,
            RoomNews news,
            RateLimits limits,
            Settings settings,
            Clock clock) {
        this.areas = areas;
        this.meetings = meetings;
        this.room = room;
        this.part = part;
        this.news = news;
        this.limits = limits;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/b")
    View typeCode(Page page) {
        return page.show("meeting/code", Map.of("code", "", "wrong", false));
    }

    @PostMapping("/b")
    View enter(Page page, HttpServletRequest request, @RequestParam(defaultValue = "") String code) {
        String plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (search(plain).filter(meeting -> meeting.open(clock.instant())).isPresent()) {
            return page.redirect("/b/" + plain + "?taal=" + page.language().code());
        }
        limits.check("room", request, WRONG_CODES, HOUR);
        return page.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .show("meeting/code", Map.of("code", Input.line(code), "wrong", true));
    }

    private Optional<JointMeeting> search(String code) {
        return areas.link(code)
                .filter(link -> link.kind().equals(JointMeeting.LINK))
                .flatMap(link -> Tenancy.in(link.area(), () -> meetings.find(link.area(), link.target())))
                .filter(meeting -> meeting.openedAt() != null);
    }

    private JointMeeting find(HttpServletRequest request, String code) {
        return search(code).orElseThrow(() -> {
            limits.check("room", request, WRONG_CODES, HOUR);
            return new NotFound();
        });
    }

    @GetMapping("/b/{code}")
    View show(Page page, HttpServletRequest request, @PathVariable String code) {
        JointMeeting meeting = find(request, code);
        return show(page, meeting, key(request, meeting), Map.of(), "", new FormErrors());
    }

    private View show(
            Page page,
            JointMeeting meeting,
            @Nullable String key,
            Map<String, String> typed,
            String said,
            FormErrors errors) {
        return Tenancy.in(meeting.area(), () -> {
            Optional<Side> side = key == null ? Optional.empty() : part.side(meeting, key);
            Stage stage = room.stage(meeting, clock.instant());
            Round round = stage.round();
            Optional<Map<String, Integer>> kept =
                    key == null || round == null ? Optional.empty() : part.given(meeting, round.id(), key);
            Map<String, Integer> given = kept.orElse(Map.of());
            Map<String, String> shown = new HashMap<>(typed);
            if (typed.isEmpty()) {
                given.forEach((code, points) -> shown.put("punten-" + code, points.toString()));
                if (given.containsKey(Round.AGREE)) {
                    shown.put("mening", given.getOrDefault(Round.AGREE, 0) > 0 ? "ja" : "nee");
                }
            }
            return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .show(
                            stage.state() == Stage.State.CLOSED
                                    ? "meeting/over"
                                    : side.isEmpty() ? "meeting/join" : "meeting/room",
                            Map.of(
                                    "meeting", meeting,
                                    "stage", stage,
                                    "side", side.map(Side::name).orElse(""),
                                    "voted", kept.isPresent(),
                                    "said", said,
                                    "typed", shown,
                                    "key", UUID.randomUUID().toString(),
                                    "errors", errors));
        });
    }

    @PostMapping("/b/{code}/meedoen")
    View join(
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String zijde) {
        JointMeeting meeting = find(request, code);
        String known = key(request, meeting);
        Optional<Side> side = Input.one(Side.values(), zijde);
        if (side.isEmpty()) {
            return show(
                    page,
                    meeting,
                    null,
                    Map.of(),
                    "",
                    new FormErrors().add("zijde", page.t().get("visitor.room.error.side")));
        }
        if (known == null
                || Tenancy.in(meeting.area(), () -> part.side(meeting, known)).isEmpty()) {
            limits.check("room phone", request, PHONES, HOUR);
        }
        String key = known == null ? UUID.randomUUID().toString() : known;
        if (!Tenancy.in(meeting.area(), () -> part.join(meeting, key, side.orElseThrow()))) {
            return show(
                    page,
                    meeting,
                    null,
                    Map.of(),
                    "",
                    new FormErrors().add("zijde", page.t().get("visitor.room.error.full")));
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookie(meeting), key)
                        .path("/b/" + code)
                        .secure(settings.baseUrl().startsWith("https:"))
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(JointMeeting.LONGEST)
                        .build()
                        .toString());
        return back(page, code);
    }

    private static String cookie(JointMeeting meeting) {
        return "zaal-" + meeting.code();
    }

    /** The random key of this phone; null when it has not come in yet. */
    private static @Nullable String key(HttpServletRequest request, JointMeeting meeting) {
        return Arrays.stream(request.getCookies() == null ? new Cookie[0] : request.getCookies())
                .filter(cookie -> cookie.getName().equals(cookie(meeting)))
                .map(Cookie::getValue)
                .filter(value -> Input.id(value).isPresent())
                .findFirst()
                .orElse(null);
    }

    private static View back(Page page, String code) {
        return page.redirect("/b/" + code + "?taal=" + page.language().code());
    }

    @PostMapping("/b/{code}/stem")
    View vote(
            Page page,
            HttpServletRequest request,
            @PathVariable String code,
            @RequestParam UUID ronde,
            @RequestParam MultiValueMap<String, String> sent) {
        JointMeeting meeting = find(request, code);
        String key = key(request, meeting);
        if (key == null
                || Tenancy.in(meeting.area(), () -> part.side(meeting, key)).isEmpty()) {
            return show(
                    page,
                    meeting,
                    null,
                    Map.of(),
                    "",
                    new FormErrors().add("zijde", page.t().get("visitor.room.error.join")));
        }
        Map<String, String> typed = Input.lines(sent);
        Optional<Round> round = Tenancy.in(meeting.area(), () -> room.rounds(meeting.area(), meeting.id())).stream()
                .filter(one -> one.id().equals(ronde))
                .findFirst();
        Map<String, Integer> given = round.map(one -> given(one, typed)).orElse(Map.of());
        FormErrors errors = round.filter(one -> !one.closed())
                .map(one -> check(page, one, given))
                .orElse(new FormErrors());
        if (!errors.isEmpty()) {
            return show(page, meeting, key, typed, "", errors);
        }
        if (!Tenancy.in(meeting.area(), () -> part.vote(meeting, ronde, key, given))) {
            return show(page, meeting, key, Map.of(), page.t().get("visitor.room.late"), new FormErrors());
        }
        return back(page, code);
    }

    /** The points of each wish that got any; of a decision 1 or 0. */
    private static Map<String, Integer> given(Round round, Map<String, String> typed) {
        Map<String, Integer> given = new HashMap<>();
        if (round.kind() == Round.Kind.DECISION) {
            String opinion = typed.getOrDefault("mening", "");
            if (List.of("ja", "nee").contains(opinion)) {
                given.put(Round.AGREE, opinion.equals("ja") ? 1 : 0);
            }
            return given;
        }
        round.codes().forEach(code -> {
            String points = typed.getOrDefault("punten-" + code, "");
            if (points.matches("[1-9]")) {
                given.put(code, Integer.valueOf(points));
            }
        });
        return given;
    }

    private static FormErrors check(Page page, Round round, Map<String, Integer> given) {
        FormErrors errors = new FormErrors();
        int points = given.values().stream().mapToInt(Integer::intValue).sum();
        if (given.isEmpty() && round.kind() == Round.Kind.DECISION) {
            errors.add("stem", page.t().get("visitor.room.error.none"));
        } else if (points > Round.POINTS) {
            errors.add("stem", page.t().get("visitor.room.error.points", points, Round.POINTS));
        }
        return errors;
    }

    @GetMapping("/b/{code}/wens")
    View wish(Page page, HttpServletRequest request, @PathVariable String code) {
        return wish(page, find(request, code), "", UUID.randomUUID(), new FormErrors());
    }

    private static View wish(Page page, JointMeeting meeting, String words, UUID key, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "meeting/wish",
                        Map.of("meeting", meeting, "words", words, "key", key.toString(), "errors", errors));
    }

    @PostMapping("/b/{code}/wens")
    View propose(
            Page page,
            HttpServletRequest request,
            @PathVariable String code,
            @RequestParam UUID sleutel,
            @RequestParam(defaultValue = "") String wens) {
        JointMeeting meeting = find(request, code);
        limits.check("room wish", request, WISHES, HOUR);
        String words = Input.line(wens);
        if (!Input.fits(words, 200)) {
            return wish(
                    page,
                    meeting,
                    words,
                    sleutel,
                    new FormErrors().add("wens", page.t().get("visitor.room.error.wish")));
        }
        if (!Tenancy.in(meeting.area(), () -> part.wish(meeting, sleutel, words))) {
            return wish(
                    page,
                    meeting,
                    words,
                    sleutel,
                    new FormErrors().add("wens", page.t().get("visitor.room.error.wish.full")));
        }
        return page.redirect("/b/" + code + "?wens&taal=" + page.language().code());
    }

    /** The mark of what there is to see, now and each time it changes. */
    @GetMapping(path = "/b/{code}/nieuws", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter news(HttpServletRequest request, HttpServletResponse response, @PathVariable String code) {
        JointMeeting meeting = find(request, code);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // a proxy in between passes on at once
        return news.listen(meeting.area(), meeting.id());
    }
}
