package nl.bruggenbouwer.quickscan;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.questionnaire.Part;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.RateLimits;
import nl.bruggenbouwer.web.Translator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The respondent's screens: no session, no cookie; what is filled in travels inside the form. */
@Controller
class AnswerPages {

    private static final int WRONG_CODES = 40;
    private static final Duration WRONG_CODES_PER = Duration.ofMinutes(15);

    private final WaysIn waysIn;
    private final AnswerQuickScan answerQuickScan;
    private final RateLimits limits;
    private final Recordings recordings;
    private final Areas areas;

    AnswerPages(WaysIn waysIn, AnswerQuickScan answerQuickScan, RateLimits limits, Recordings recordings, Areas areas) {
        this.waysIn = waysIn;
        this.answerQuickScan = answerQuickScan;
        this.limits = limits;
        this.recordings = recordings;
        this.areas = areas;
    }

    @GetMapping("/v")
    View typeCode(Page page) {
        return page.show("quickscan/code", Map.of());
    }

    @GetMapping("/v/{key}")
    View enter(
            Page page,
            HttpServletRequest request,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String taal,
            @RequestParam(required = false) @Nullable String weergave) {
        Optional<WayIn> way = waysIn.find(key);
        if (way.isEmpty()) {
            return gone(page, request);
        }
        List<Translator.Language> languages = way.get().languages(page);
        if (taal == null && languages.size() > 1) {
            return picker(page, way.get());
        }
        Page inLanguage = page.in(chosen(languages, taal));
        if ("alles".equals(weergave)) {
            PartForm form = form(way.get(), PartForm.newNonce(), 0, Answers.none(), new FormErrors());
            return part(inLanguage, form);
        }
        return intro(inLanguage, way.get());
    }

    @PostMapping("/v")
    View answer(Page page, HttpServletRequest request, @RequestParam MultiValueMap<String, String> sent) {
        String typed = sent.getFirst("code");
        String key = sent.getFirst("sleutel");
        Optional<WayIn> found = waysIn.find(typed != null ? typed.strip() : key == null ? "" : key);
        if (found.isEmpty()) {
            // a repeat of a submission whose code it used up itself gets the same thanks
            found = typed == null && key != null ? waysIn.forRepeat(key, sent.getFirst("lijst")) : Optional.empty();
            if (found.isEmpty()) {
                return gone(page, request);
            }
        }
        WayIn way = found.get();
        if (typed != null) {
            return picker(page, way);
        }
        String switched = sent.getFirst("taal");
        Page inLanguage = page.in(chosen(way.languages(page), switched != null ? switched : sent.getFirst("t")));
        String step = sent.getFirst("deel");
        if (step == null) {
            return intro(inLanguage, way);
        }
        String nonce = Optional.ofNullable(sent.getFirst("n")).orElse("");
        List<Part> all = way.questionnaire().partsFor(way.side());
        int part = number(step, all.size());
        if (nonce.isEmpty() || nonce.length() > 64 || part < 0) {
            throw bad();
        }
        boolean starting = step.equals("start");
        List<Part> shown = starting ? List.of() : part == 0 ? all : List.of(all.get(part - 1));
        Answers answers = read(way, sent, all, shown);
        FormErrors errors = check(inLanguage, answers);
        if (switched != null || !errors.isEmpty()) {
            return part(inLanguage, form(way, nonce, part, answers, errors));
        }
        if ("terug".equals(sent.getFirst("naar")) && part > 1) {
            return part(inLanguage, form(way, nonce, part - 1, answers, errors));
        }
        if (starting || (part != 0 && part < all.size())) {
            return part(inLanguage, form(way, nonce, starting ? 1 : part + 1, answers, errors));
        }
        return switch (answerQuickScan.answer(way, answers, nonce)) {
            case STORED -> thanks(inLanguage, way);
            case GONE -> gone(inLanguage, request);
            case FULL -> throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        };
    }

    static int number(String step, int count) {
        if (step.equals("alles") || step.equals("start")) {
            return 0;
        }
        try {
            int part = Integer.parseInt(step);
            return part >= 1 && part <= count ? part : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static Answers read(WayIn way, MultiValueMap<String, String> sent, List<Part> all, List<Part> shown) {
        try {
            return Answers.read(sent, way.ballot(), way.side(), all, shown);
        } catch (IllegalArgumentException e) {
            throw bad();
        }
    }

    private static ResponseStatusException bad() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }

    static FormErrors check(Page page, Answers answers) {
        FormErrors errors = new FormErrors();
        answers.texts().forEach((question, text) -> {
            if (text.length() > Answers.TEXT_LENGTH) {
                errors.add(question, page.t().get("visitor.scan.text.long", Answers.TEXT_LENGTH, text.length()));
            }
        });
        return errors;
    }

    private static PartForm form(WayIn way, String nonce, int part, Answers answers, FormErrors errors) {
        return PartForm.of("/v", way, nonce, "", part, answers, errors);
    }

    private View part(Page page, PartForm form) {
        return form.show(page, recordings, PartMode.RESPONDENT);
    }

    private View intro(Page page, WayIn way) {
        int minutes = way.questionnaire().questionsFor(way.side()).size() > 12 ? 10 : 5;
        return page.show(
                "quickscan/intro",
                Map.of("way", way, "minutes", minutes, "nonce", PartForm.newNonce(), "languages", way.languages(page)));
    }

    private View picker(Page page, WayIn way) {
        return page.show("quickscan/picker", Map.of("way", way, "languages", way.languages(page)));
    }

    private View thanks(Page page, WayIn way) {
        String next = way.code() == null ? "/v/" + way.key() : "/v";
        String offer = "/aanbod/" + areas.get(way.scan().area()).slug() + "?taal="
                + page.language().code();
        return page.show("quickscan/thanks", Map.of("meeting", way.scan().meeting(), "next", next, "offer", offer));
    }

    /** One page for unknown, used and expired; trying many is slowed down. */
    private View gone(Page page, HttpServletRequest request) {
        if (!limits.allow("wrong-code", request, WRONG_CODES, WRONG_CODES_PER)) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        return page.status(HttpStatus.NOT_FOUND).show("quickscan/gone", Map.of());
    }

    private static String chosen(List<Translator.Language> languages, @Nullable String wanted) {
        return languages.stream()
                .map(Translator.Language::code)
                .filter(code -> code.equals(wanted))
                .findFirst()
                .orElse("nl");
    }
}
