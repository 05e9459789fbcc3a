package nl.bruggenbouwer.persons;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.FormErrors;
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

/** Where coordinators note who asks for their data, look what there is, give a copy, and erase. */
@Controller
class PersonPages {

    private static final String PATH = "/landelijk/personen";

    private final AnswerPerson answer;
    private final Areas areas;
    private final Clock clock;

    PersonPages(AnswerPerson answer, Areas areas, Clock clock) {
        this.answer = answer;
        this.areas = areas;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View list(Page page) {
        return list(page, Map.of("datum", today().toString()), new FormErrors());
    }

    private View list(Page page, Map<String, String> typed, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "persons/list",
                        Map.of("open", answer.open(), "ended", answer.ended(), "typed", typed, "errors", errors));
    }

    @PostMapping(PATH)
    View note(Page page, Member member, @RequestParam MultiValueMap<String, String> sent) {
        PersonForm form = PersonForm.of(sent, today());
        FormErrors errors = form.check(page.t());
        if (!errors.isEmpty()) {
            return list(page, form.typed(), errors);
        }
        PersonRequest request = form.request(member.account());
        answer.note(request);
        return page.redirect(PATH + "/" + request.id());
    }

    @GetMapping(PATH + "/{id}")
    View show(Page page, Member member, @PathVariable UUID id) {
        return show(page, member, request(id), new FormErrors());
    }

    private View show(Page page, Member member, PersonRequest request, FormErrors errors) {
        Found none = new Found(List.of());
        Map<String, Object> model = new HashMap<>();
        model.put("request", request);
        model.put("mine", request.open() ? answer.mine(request, member) : none);
        model.put("elsewhere", request.open() ? answer.elsewhere(request, member) : none);
        model.put("names", names());
        model.put("errors", errors);
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("persons/request", model);
    }

    private Map<Integer, String> names() {
        Map<Integer, String> names = new HashMap<>();
        for (Area area : areas.all()) {
            names.put(area.id().value(), area.name());
        }
        return names;
    }

    @GetMapping(PATH + "/{id}/gegevens.pdf")
    ResponseEntity<byte[]> pdf(Page page, Member member, @PathVariable UUID id) {
        return Copy.pdf(page, answer.mine(open(id), member));
    }

    @GetMapping(PATH + "/{id}/gegevens.json")
    ResponseEntity<byte[]> json(Member member, @PathVariable UUID id) {
        return Copy.json(answer.mine(open(id), member));
    }

    @PostMapping(PATH + "/{id}/wissing")
    View erase(Page page, Member member, @PathVariable UUID id, @RequestParam(defaultValue = "") String zeker) {
        PersonRequest request = request(id);
        if (!zeker.equals("ja")) {
            return show(
                    page,
                    member,
                    request,
                    new FormErrors().add("zeker", page.t().get("persons.error.sure")));
        }
        AnswerPerson.Result result = answer.erase(request, member);
        return result == AnswerPerson.Result.DONE
                ? page.redirect(PATH + "/" + id)
                : show(
                        page,
                        member,
                        request,
                        new FormErrors().add("zeker", page.t().get("persons.result." + result)));
    }

    @PostMapping(PATH + "/{id}/einde")
    View end(Page page, Member member, @PathVariable UUID id) {
        answer.end(request(id), member);
        return page.redirect(PATH);
    }

    private PersonRequest request(UUID id) {
        return answer.find(id).orElseThrow(NotFound::new);
    }

    private PersonRequest open(UUID id) {
        return answer.find(id).filter(PersonRequest::open).orElseThrow(NotFound::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.ZONE);
    }
}
