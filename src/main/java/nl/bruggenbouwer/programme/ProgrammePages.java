package nl.bruggenbouwer.programme;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.datepoll.DatePolls;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.menu.Menu;
import nl.bruggenbouwer.menu.Offer;
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

/** A coordinator composes the programme of a traject; others of the area read along. */
@Controller
class ProgrammePages {

    private final ProgrammeScreen screen;
    private final ComposeProgramme compose;
    private final ProgrammeSql sql;
    private final PlanSql plans;
    private final Menu menu;
    private final DatePolls polls;
    private final Clock clock;

    ProgrammePages(
            ProgrammeScreen screen,
            ComposeProgramme compose,
            ProgrammeSql sql,
            PlanSql plans,
            Menu menu,
            DatePolls polls,
            Clock clock) {
        this.screen = screen;
        this.compose = compose;
        this.sql = sql;
        this.plans = plans;
        this.menu = menu;
        this.polls = polls;
        this.clock = clock;
    }

    @GetMapping("/{area}/traject/{id}/programma")
    View show(Page page, Area area, Member member, @PathVariable UUID id) {
        return show(page, area, member, id, Map.of(), new FormErrors());
    }

    private View show(Page page, Area area, Member member, UUID id, Map<String, String> typed, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "programme/programme",
                        Map.of("view", screen.view(area, id, member, page.t()), "typed", typed, "errors", errors));
    }

    private static View done(Page page, Area area, UUID id) {
        return page.redirect(address(area, id));
    }

    private static String address(Area area, UUID id) {
        return "/" + area.slug() + "/traject/" + id + "/programma";
    }

    /** The plan on paper. */
    @GetMapping("/{area}/traject/{id}/programma/plan.pdf")
    ResponseEntity<byte[]> pdf(Page page, Area area, Member member, @PathVariable UUID id) {
        ProgrammeView view = screen.view(area, id, member, page.t());
        Programme programme = view.programme();
        List<String> decision = programme == null
                ? List.of()
                : view.latest()
                        .filter(latest -> latest.revision() == programme.revision())
                        .flatMap(latest -> plans.find(area.id(), latest.id()))
                        .map(version -> PlanWords.decision(version, page.t()))
                        .orElse(List.of(page.t().get("plan.draft")));
        String body = page.text(
                "programme/plan",
                Map.of(
                        "view",
                        view,
                        "parties",
                        screen.parties(area, id, page.t()),
                        "hours",
                        view.ofAlliance(),
                        "decision",
                        PlanVersion.DECISION));
        return PlanWords.pdf(
                page,
                area.name(),
                programme == null ? clock.instant() : programme.at(),
                PlanWords.body(body, decision));
    }

    /** Adds an offer of the menu, something of the own making, or a suggestion; then it can be filled in. */
    @PostMapping("/{area}/traject/{id}/programma/onderdeel")
    View add(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        screen.find(area, id);
        Map<String, String> typed = Input.lines(sent);
        String code = typed.getOrDefault("aanbod", "");
        Optional<Offer> offer =
                menu.current().stream().filter(one -> one.code().equals(code)).findFirst();
        Item.Kind kind = offer.isPresent()
                ? Item.Kind.TRAINING
                : Input.one(Item.Kind.values(), typed.get("soort")).orElse(Item.Kind.SUPPORT);
        String title = offer.map(Offer::name).orElse(typed.getOrDefault("naam", ""));
        String wish = typed.getOrDefault("wens", "");
        String why = typed.getOrDefault("waarom", "");
        FormErrors errors = new FormErrors();
        if (!Input.fits(title, 120)) {
            boolean own = typed.containsKey("naam");
            errors.add(own ? "naam" : "aanbod", page.t().get(own ? "programme.error.title" : "programme.error.choose"));
            return show(page, area, member, id, typed, errors);
        }
        Item item = Item.of(
                Input.key(typed.get("sleutel")),
                kind,
                offer.map(Offer::id).orElse(null),
                title,
                wish.isEmpty() || wish.length() > 100 ? List.of() : List.of(wish),
                why.substring(0, Math.min(why.length(), ItemForm.LONGEST_REASON)));
        if (compose.add(area.id(), id, List.of(item), member.account()) > 0) {
            errors.add("naam", page.t().get("programme.error.full", ComposeProgramme.MOST_ITEMS));
            return show(page, area, member, id, typed, errors);
        }
        return page.redirect(address(area, id) + "/onderdeel/" + item.id());
    }

    @GetMapping("/{area}/traject/{id}/programma/onderdeel/{item}")
    View edit(Page page, Area area, Member member, @PathVariable UUID id, @PathVariable UUID item) {
        Item now = item(area, id, item);
        return edit(page, area, member, id, now, ItemForm.of(now), Map.of(), new FormErrors());
    }

    private Item item(Area area, UUID id, UUID item) {
        return sql.of(area.id(), id)
                .flatMap(programme -> programme.content().item(item))
                .orElseThrow(NotFound::new);
    }

    private View edit(
            Page page,
            Area area,
            Member member,
            UUID id,
            Item now,
            ItemForm form,
            Map<String, String> theirs,
            FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "programme/item",
                        Map.of(
                                "view", screen.view(area, id, member, page.t()),
                                "item", now,
                                "form", form,
                                "theirs", theirs,
                                "polls", polls.about(area.id(), now.id()),
                                "errors", errors));
    }

    @PostMapping("/{area}/traject/{id}/programma/onderdeel/{item}")
    View save(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam MultiValueMap<String, String> sent) {
        Item now = item(area, id, item);
        ItemForm form = new ItemForm(sent);
        if (sent.containsKey("meer")) {
            return edit(page, area, member, id, now, form, Map.of(), new FormErrors());
        }
        FormErrors errors = form.check(page.t());
        if (!errors.isEmpty()) {
            return edit(page, area, member, id, now, form, Map.of(), errors);
        }
        ProgrammeView view = screen.view(area, id, member, page.t());
        Set<String> wishes =
                view.wishes().stream().map(Wish::code).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> themes = view.themes().keySet();
        ItemForm whole = form.with(now, wishes, themes);
        String edit = form.typed("versie");
        Item changed = whole.item(
                now,
                edit.matches("[0-9]{1,6}") ? Integer.parseInt(edit) : 0,
                both(now.wishes(), wishes),
                both(now.themes(), themes));
        ComposeProgramme.Saved saved = compose.save(area.id(), id, changed, member.account());
        Item stored = item(area, id, item);
        boolean itself = sent.containsKey("zelf");
        if (saved == ComposeProgramme.Saved.CONFLICT
                || itself
                        && !stored.equals(changed.edited(
                                stored.edit()))) { // somebody saved since, and must not be overwritten next time
            errors.add("titel", page.t().get("programme.error.conflict", view.changedBy()));
            Map<String, String> theirs = whole.differences(ItemForm.of(stored), view.words(page.t()));
            return edit(page, area, member, id, stored, form.over(stored), theirs, errors);
        }
        return itself
                ? edit(page, area, member, id, stored, ItemForm.of(stored), Map.of(), errors)
                : page.redirect(address(area, id) + "#onderdeel-" + item);
    }

    private static Set<String> both(Collection<String> first, Collection<String> then) {
        Set<String> both = new LinkedHashSet<>(first);
        both.addAll(then);
        return both;
    }

    @PostMapping("/{area}/traject/{id}/programma/onderdeel/{item}/plaats")
    View move(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "") String naar) {
        item(area, id, item);
        return step(page, area, member, id, content -> content.moved(item, naar.equals("op") ? -1 : 1));
    }

    private View step(Page page, Area area, Member member, UUID id, UnaryOperator<Content> step) {
        compose.change(area.id(), id, step, member.account());
        return done(page, area, id);
    }

    @PostMapping("/{area}/traject/{id}/programma/onderdeel/{item}/verwijdering")
    View remove(Page page, Area area, Member member, @PathVariable UUID id, @PathVariable UUID item) {
        item(area, id, item);
        return step(page, area, member, id, content -> content.without(item));
    }

    @PostMapping("/{area}/traject/{id}/programma/niet")
    View waive(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        screen.find(area, id);
        Map<String, String> typed = Input.lines(sent);
        String wish = typed.getOrDefault("wens", "");
        String reason = typed.getOrDefault("reden", "");
        if (typed.containsKey("terug")) {
            return step(page, area, member, id, content -> content.unwaived(wish));
        }
        boolean known = screen.view(area, id, member, page.t()).wishes().stream()
                .anyMatch(one -> one.code().equals(wish));
        if (!known || !Input.fits(reason, 200)) {
            return show(
                    page,
                    area,
                    member,
                    id,
                    typed,
                    new FormErrors().add("reden-" + wish, page.t().get("programme.error.reason")));
        }
        return step(page, area, member, id, content -> content.waiving(new Content.Waived(wish, reason)));
    }

    @PostMapping("/{area}/traject/{id}/programma/tarief")
    View rate(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String tarief) {
        screen.find(area, id);
        String typed = Input.line(tarief);
        if (typed.isEmpty()) {
            return step(page, area, member, id, content -> content.at(null));
        }
        if (!typed.matches("[0-9]{1,3}([.,][0-9]{2})?")) {
            return show(
                    page,
                    area,
                    member,
                    id,
                    Map.of("tarief", typed),
                    new FormErrors().add("tarief", page.t().get("programme.error.rate")));
        }
        int cents = new BigDecimal(typed.replace(',', '.')).movePointRight(2).intValueExact();
        return step(page, area, member, id, content -> content.at(cents));
    }

    @PostMapping("/{area}/traject/{id}/programma/kopie")
    View copy(Page page, Area area, Member member, @PathVariable UUID id, @RequestParam UUID bron) {
        screen.find(area, id);
        List<Item> items = sql.of(area.id(), bron)
                .map(programme -> programme.content().items())
                .orElseThrow(NotFound::new);
        int left = compose.add(
                area.id(),
                id,
                items.stream().map(item -> item.copy(copyOf(item, id))).toList(),
                member.account());
        return left == 0
                ? done(page, area, id)
                : show(
                        page,
                        area,
                        member,
                        id,
                        Map.of(),
                        new FormErrors()
                                .add("bron", page.t().get("programme.error.copy", left, ComposeProgramme.MOST_ITEMS)));
    }

    /** The same item copied into the same programme again is one item. */
    private static UUID copyOf(Item item, UUID traject) {
        return UUID.nameUUIDFromBytes((item.id() + " " + traject).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/{area}/traject/{id}/programma/ongedaan")
    View undo(
            Page page, Area area, Member member, @PathVariable UUID id, @RequestParam(defaultValue = "0") int versie) {
        screen.find(area, id);
        if (!compose.undo(area.id(), id, versie, member.account())) {
            return show(
                    page,
                    area,
                    member,
                    id,
                    Map.of(),
                    new FormErrors().add("ongedaan", page.t().get("programme.error.undo")));
        }
        return done(page, area, id);
    }
}
