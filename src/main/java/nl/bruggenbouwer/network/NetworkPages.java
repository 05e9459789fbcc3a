package nl.bruggenbouwer.network;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
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

/** The organisations of an area: the list with its search, adding one, and the page of one. */
@Controller
class NetworkPages {

    private static final int PAGE = 50;

    private final OrganisationSql organisations;
    private final OrganisationListSql lists;
    private final KeepOrganisation keep;
    private final OrganisationScreen screen;
    private final NetworkChoices choices;
    private final Clock clock;

    NetworkPages(
            OrganisationSql organisations,
            OrganisationListSql lists,
            KeepOrganisation keep,
            OrganisationScreen screen,
            NetworkChoices choices,
            Clock clock) {
        this.organisations = organisations;
        this.lists = lists;
        this.keep = keep;
        this.screen = screen;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping("/{area}/netwerk")
    View list(
            Page page,
            Area area,
            Member member,
            @RequestParam(defaultValue = "") String zoek,
            @RequestParam(defaultValue = "") String zijde,
            @RequestParam(defaultValue = "") String thema,
            @RequestParam(defaultValue = "") String taal,
            @RequestParam(defaultValue = "1") String pagina) {
        Search search = choices.search(zoek, zijde, thema, taal);
        Sight sight = Sight.of(member, area.id());
        OrganisationListSql.Found found = lists.found(area.id(), sight, search);
        List<UUID> ids = found.ids();
        int last = Math.max(1, (ids.size() + PAGE - 1) / PAGE);
        int number = pagina.matches("[1-9][0-9]{0,5}") ? Math.min(Integer.parseInt(pagina), last) : 1;
        Map<String, Object> model = new HashMap<>();
        model.put("area", area);
        model.put("search", search);
        model.put("counts", found.counts());
        model.put(
                "organisations",
                lists.some(area.id(), sight, ids.subList((number - 1) * PAGE, Math.min(number * PAGE, ids.size()))));
        model.put("number", number);
        model.put("last", last);
        model.put("choices", choices);
        model.put("mayChange", member.ofAlliance(area.id()));
        model.put("done", OrganisationScreen.done(page));
        return page.show("network/list", model);
    }

    @GetMapping("/{area}/netwerk/nieuw")
    View create(Page page, Area area, Member member) {
        return form(
                page, area, member, null, new OrganisationForm(new LinkedMultiValueMap<>()), new FormErrors(), null);
    }

    @PostMapping("/{area}/netwerk/nieuw")
    View add(Page page, Area area, Member member, @RequestParam MultiValueMap<String, String> sent) {
        OrganisationForm form = new OrganisationForm(sent);
        FormErrors errors = check(page, area, form);
        if (!errors.isEmpty()) {
            return form(page, area, member, null, form, errors, null);
        }
        UUID id = Input.key(form.value("sleutel"));
        UUID there =
                keep.add(area.id(), form.organisation(id, choices, clock.instant()), form.another(), member.account());
        if (!there.equals(id)) {
            errors.add("naam", page.t().get("network.error.same"));
            return form(page, area, member, null, form, errors, there);
        }
        return screen.done(page, area, id, "toegevoegd");
    }

    @GetMapping("/{area}/netwerk/{id}")
    View show(Page page, Area area, Member member, @PathVariable UUID id) {
        Organisation found =
                organisations.find(area.id(), id, Sight.of(member, area.id())).orElseThrow(NotFound::new);
        UUID other = found.mergedInto();
        return other == null
                ? screen.show(page, area, member, id)
                : page.redirect("/" + area.slug() + "/netwerk/" + other);
    }

    @GetMapping("/{area}/netwerk/{id}/wijziging")
    View edit(Page page, Area area, Member member, @PathVariable UUID id) {
        Organisation organisation = screen.find(area, member, id);
        return form(page, area, member, organisation, OrganisationForm.of(organisation), new FormErrors(), null);
    }

    @PostMapping("/{area}/netwerk/{id}/wijziging")
    View change(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        Organisation organisation = screen.find(area, member, id);
        OrganisationForm form = new OrganisationForm(sent);
        FormErrors errors = check(page, area, form);
        if (form.value("koepel").equals(id.toString())) {
            errors.add("koepel", page.t().get("network.error.umbrella"));
        }
        if (!errors.isEmpty()) {
            return form(page, area, member, organisation, form, errors, null);
        }
        UUID there = keep.change(
                area.id(), form.organisation(id, choices, clock.instant()), form.another(), member.account());
        if (!there.equals(id)) {
            errors.add("naam", page.t().get("network.error.same"));
            return form(page, area, member, organisation, form, errors, there);
        }
        return screen.done(page, area, id, "bewaard");
    }

    @PostMapping("/{area}/netwerk/{id}/verwijdering")
    View remove(Page page, Area area, Member member, @PathVariable UUID id) {
        keep.remove(area.id(), id, member.account());
        return page.redirect("/" + area.slug() + "/netwerk?gedaan=verwijderd");
    }

    private FormErrors check(Page page, Area area, OrganisationForm form) {
        return form.check(page.t(), lists.umbrellas(area.id(), Sight.EVERYTHING).keySet());
    }

    /**
     * The form for a new organisation, or for one that is there.
     *
     * @param same the one that has this name already
     */
    private View form(
            Page page,
            Area area,
            Member member,
            @Nullable Organisation organisation,
            OrganisationForm form,
            FormErrors errors,
            @Nullable UUID same) {
        Map<UUID, String> umbrellas = lists.umbrellas(area.id(), Sight.of(member, area.id()));
        if (organisation != null) {
            umbrellas.remove(organisation.id());
        }
        Map<String, Object> model = new HashMap<>();
        model.put("area", area);
        model.put("organisation", organisation);
        model.put("form", form);
        model.put("errors", errors);
        model.put("same", same);
        model.put("choices", choices);
        model.put("umbrellas", umbrellas);
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("network/form", model);
    }
}
