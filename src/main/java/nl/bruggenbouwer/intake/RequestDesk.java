package nl.bruggenbouwer.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.areas.Municipalities;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where coordinators and advisers see the requests of the whole country, and do something with them. */
@Controller
class RequestDesk {

    private static final String PATH = "/landelijk/aanvragen";

    private final RequestSql requests;
    private final HandleRequest handle;
    private final AskFirstTalk ask;
    private final IntakeContent content;
    private final Municipalities municipalities;
    private final Areas areas;
    private final Accounts accounts;
    private final Audit audit;

    RequestDesk(
            RequestSql requests,
            HandleRequest handle,
            AskFirstTalk ask,
            IntakeContent content,
            Municipalities municipalities,
            Areas areas,
            Accounts accounts,
            Audit audit) {
        this.requests = requests;
        this.handle = handle;
        this.ask = ask;
        this.content = content;
        this.municipalities = municipalities;
        this.areas = areas;
        this.accounts = accounts;
        this.audit = audit;
    }

    @GetMapping(PATH)
    View list(Page page) {
        return list(page, Map.of(), new FormErrors());
    }

    private View list(Page page, Map<String, String> typed, FormErrors errors) {
        List<Request> open = Tenancy.in(AreaId.NATIONAL, requests::open);
        List<Request> ended = Tenancy.in(AreaId.NATIONAL, requests::ended);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "open", open.stream().filter(request -> request.held() == null).toList());
        model.put(
                "held", open.stream().filter(request -> request.held() != null).toList());
        model.put("ended", ended);
        model.put("names", accounts.names(holders(Stream.concat(open.stream(), ended.stream()))));
        model.put("topics", content.topics());
        model.put("places", municipalities.names());
        model.put("typed", typed);
        model.put("errors", errors);
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("intake/requests", model);
    }

    private static Set<UUID> holders(Stream<Request> some) {
        return some.map(Request::takenBy).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** A request that came by mail or phone; who types it in has it. */
    @PostMapping(PATH)
    View typeIn(Page page, Member member, @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> typed = Input.lines(sent);
        RequestForm form = new RequestForm(typed);
        FormErrors errors = form.check(page.t(), content.topics());
        Optional<Request.CameBy> cameBy = Stream.of(Request.CameBy.MAIL, Request.CameBy.PHONE)
                .filter(way -> way.name().equals(typed.get("kwam")))
                .findFirst();
        if (cameBy.isEmpty()) {
            errors.add("kwam", page.t().get("request.error.cameby"));
        }
        if (!errors.isEmpty()) {
            return list(page, typed, errors);
        }
        UUID id = Input.key(typed.get("sleutel"));
        ask.typedIn(id, form, cameBy.orElseThrow(), member.account());
        return page.redirect(PATH + "/" + id);
    }

    @GetMapping(PATH + "/{id}")
    View show(Page page, Member member, @PathVariable UUID id) {
        View view = show(page, member, id, Map.of(), new FormErrors());
        Tenancy.in(AreaId.NATIONAL, () -> audit.read(AreaId.NATIONAL, member.account(), "request read", id));
        return view;
    }

    private View show(Page page, Member member, UUID id, Map<String, String> typed, FormErrors errors) {
        Request request = Tenancy.in(AreaId.NATIONAL, () -> requests.find(id)).orElseThrow(NotFound::new);
        Map<String, Object> model = new HashMap<>();
        model.put("request", request);
        model.put("knownPlace", municipalities.names().stream().anyMatch(request.place()::equalsIgnoreCase));
        model.put("mine", member.account().equals(request.takenBy()));
        model.put(
                "holder",
                accounts.names(holders(Stream.of(request))).values().stream()
                        .findFirst()
                        .orElse(""));
        model.put("areas", led(member));
        Integer area = request.engagementArea();
        model.put("slug", area == null ? "" : areas.get(new AreaId(area)).slug());
        model.put("typed", typed);
        model.put("errors", errors);
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("intake/request", model);
    }

    /** The areas in which this person may begin a traject: names by slug. */
    private Map<String, String> led(Member member) {
        return areas.all().stream()
                .filter(area -> member.ofAlliance(area.id()))
                .collect(Collectors.toMap(Area::slug, Area::name, (a, b) -> a, LinkedHashMap::new));
    }

    @PostMapping(PATH + "/{id}/behandeling")
    View take(Page page, Member member, @PathVariable UUID id) {
        return after(page, member, id, handle.take(id, member.account()));
    }

    @PostMapping(PATH + "/{id}/teruggave")
    View giveBack(Page page, Member member, @PathVariable UUID id) {
        return after(page, member, id, handle.giveBack(id, member.account()));
    }

    @PostMapping(PATH + "/{id}/weigering")
    View refuse(Page page, Member member, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> typed = Input.lines(sent);
        Optional<Request.Refusal> reason = Input.one(Request.Refusal.values(), typed.get("reden"));
        return reason.isPresent()
                ? after(page, member, id, handle.refuse(id, reason.orElseThrow(), member.account()))
                : show(
                        page,
                        member,
                        id,
                        typed,
                        new FormErrors().add("reden", page.t().get("traject.error.reason")));
    }

    @PostMapping(PATH + "/{id}/traject")
    View becomesTraject(
            Page page, Member member, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
        Map<String, String> typed = Input.lines(sent);
        String slug = typed.getOrDefault("gebied", "");
        if (!led(member).containsKey(slug)) {
            return show(
                    page,
                    member,
                    id,
                    typed,
                    new FormErrors().add("gebied", page.t().get("request.error.area")));
        }
        UUID engagement = Input.key(typed.get("sleutel"));
        HandleRequest.Result result =
                handle.becomesTraject(id, areas.bySlug(slug).orElseThrow(), engagement, member.account());
        return result == HandleRequest.Result.DONE
                ? page.redirect("/" + slug + "/traject/" + engagement + "?gedaan=begonnen")
                : after(page, member, id, result);
    }

    private View after(Page page, Member member, UUID id, HandleRequest.Result result) {
        return result == HandleRequest.Result.DONE
                ? page.redirect(PATH + "/" + id)
                : show(
                        page,
                        member,
                        id,
                        Map.of(),
                        new FormErrors().add("stap", page.t().get("request.result." + result)));
    }
}
