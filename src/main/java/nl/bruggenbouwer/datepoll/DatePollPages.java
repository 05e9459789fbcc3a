package nl.bruggenbouwer.datepoll;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.calendar.Calendar;
import nl.bruggenbouwer.calendar.Region;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A coordinator asks which date suits, sees what each side says, and chooses. Names are the coordinator's only. */
@Controller
class DatePollPages {

    private final DatePollSql sql;
    private final ChooseDate choose;
    private final List<DateSubject> subjects;
    private final Calendar calendar;

    DatePollPages(DatePollSql sql, ChooseDate choose, List<DateSubject> subjects, Calendar calendar) {
        this.sql = sql;
        this.choose = choose;
        this.subjects = subjects;
        this.calendar = calendar;
    }

    @GetMapping("/{area}/datumprikker")
    View list(Page page, Area area, @RequestParam(required = false) @Nullable UUID voor) {
        Map<String, String> typed = Map.of("sluit", choose.today().plusDays(7).toString());
        return list(page, area, voor, typed, new FormErrors());
    }

    private View list(Page page, Area area, @Nullable UUID subject, Map<String, String> typed, FormErrors errors) {
        String key = typed.getOrDefault("sleutel", UUID.randomUUID().toString());
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "datepoll/list",
                        Map.of(
                                "area",
                                area,
                                "polls",
                                sql.in(area.id()),
                                "subject",
                                subject == null ? "" : subject.toString(),
                                "back",
                                back(page, area, subject)
                                        .orElseGet(() -> new DateSubject.Place(
                                                "/" + area.slug() + "/traject",
                                                page.t().get("datepoll.back"))),
                                "key",
                                key,
                                "form",
                                new DateForm(typed, choose.today()),
                                "errors",
                                errors));
    }

    private Optional<DateSubject.Place> back(Page page, Area area, @Nullable UUID subject) {
        return subject == null
                ? Optional.empty()
                : subjects.stream()
                        .flatMap(module -> module.place(area, subject, page.t()).stream())
                        .findFirst();
    }

    @PostMapping("/{area}/datumprikker")
    View ask(
            Page page,
            Area area,
            Member member,
            @RequestParam(required = false) @Nullable UUID voor,
            @RequestParam UUID sleutel,
            @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> typed = Input.lines(sent);
        DateForm form = new DateForm(typed, choose.today());
        if (typed.containsKey("meer")) {
            return list(page, area, voor, typed, new FormErrors());
        }
        FormErrors errors = form.check(page.t());
        if (!errors.isEmpty()) {
            return list(page, area, voor, typed, errors);
        }
        choose.ask(area.id(), form.draft(sleutel, voor), member.account());
        return page.redirect(address(area, sleutel));
    }

    private static String address(Area area, UUID id) {
        return "/" + area.slug() + "/datumprikker/" + id;
    }

    @GetMapping("/{area}/datumprikker/{id}")
    View show(Page page, Area area, Member member, @PathVariable UUID id) {
        DatePoll poll = find(area, id);
        List<DateAnswer> answers = sql.answers(area.id(), id);
        boolean mayChange = member.is(Role.COORDINATOR, area.id());
        return page.show(
                "datepoll/poll",
                Map.of(
                        "area",
                        area,
                        "poll",
                        poll,
                        "warnings",
                        warnings(page.t(), area, poll),
                        "back",
                        mayChange // others may not open what it is for
                                ? back(page, area, poll.subject())
                                        .orElseGet(() -> new DateSubject.Place(
                                                "/" + area.slug() + "/datumprikker",
                                                page.t().get("datepoll.title")))
                                : new DateSubject.Place("/overzicht", page.t().get("overview.title")),
                        "tally",
                        new Tally(poll.options(), answers),
                        "mayChange",
                        mayChange,
                        "open",
                        poll.open(choose.today()),
                        "link",
                        page.baseUrl() + "/d/" + poll.slug(),
                        "next",
                        next(page, area, poll)));
    }

    /** What is on the days that can be chosen, and once what cannot be known of them. */
    private List<String> warnings(Text t, Area area, DatePoll poll) {
        Region region = calendar.region(area).orElse(null);
        return poll.options().stream()
                .map(DatePoll.Option::day)
                .flatMap(day -> calendar.warnings(day, region).stream()
                        .map(warning -> warning.unknown()
                                ? t.get(warning.nameKey())
                                : t.get("datepoll.warning", t.weekday(day), t.get(warning.nameKey()))))
                .distinct()
                .toList();
    }

    private Optional<DateSubject.Place> next(Page page, Area area, DatePoll poll) {
        UUID subject = poll.subject();
        return subject == null || poll.chosen() == null
                ? Optional.empty()
                : subjects.stream()
                        .flatMap(module -> module.next(area, subject, poll, page.t()).stream())
                        .findFirst();
    }

    private DatePoll find(Area area, UUID id) {
        return sql.find(area.id(), id).orElseThrow(NotFound::new);
    }

    @PostMapping("/{area}/datumprikker/{id}/keuze")
    View choose(Page page, Area area, Member member, @PathVariable UUID id, @RequestParam UUID datum) {
        find(area, id);
        choose.choose(area.id(), id, datum, member.account());
        return page.redirect(address(area, id));
    }

    @PostMapping("/{area}/datumprikker/{id}/antwoord")
    View removeAnswer(Page page, Area area, Member member, @PathVariable UUID id, @RequestParam UUID antwoord) {
        find(area, id);
        choose.removeAnswer(area.id(), id, antwoord, member.account());
        return page.redirect(address(area, id));
    }

    @PostMapping("/{area}/datumprikker/{id}/verwijdering")
    View remove(Page page, Area area, Member member, @PathVariable UUID id) {
        DatePoll poll = find(area, id);
        choose.remove(area.id(), poll, member.account());
        return page.redirect("/" + area.slug() + "/datumprikker");
    }
}
