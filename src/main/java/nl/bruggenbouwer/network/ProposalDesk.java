package nl.bruggenbouwer.network;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where coordinators look at organisations that presented themselves, and decide. */
@Controller
class ProposalDesk {

    /** More are not shown: whoever wants another one types more of its name. */
    private static final int HITS = 20;

    private final ProposalSql proposals;
    private final HandleProposal handle;
    private final OrganisationSql organisations;
    private final OrganisationListSql lists;
    private final NetworkChoices choices;
    private final ContactLinkSql links;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    ProposalDesk(
            ProposalSql proposals,
            HandleProposal handle,
            OrganisationSql organisations,
            OrganisationListSql lists,
            NetworkChoices choices,
            ContactLinkSql links,
            Accounts accounts,
            Audit audit,
            Clock clock) {
        this.proposals = proposals;
        this.handle = handle;
        this.organisations = organisations;
        this.lists = lists;
        this.choices = choices;
        this.links = links;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/{area}/netwerk/aanmelding")
    View list(Page page, Area area) {
        Map<Boolean, List<Proposal>> byHeld = proposals.all(area.id()).stream()
                .collect(Collectors.partitioningBy(proposal -> proposal.held() != null));
        Map<String, Object> model = new HashMap<>();
        model.put("area", area);
        model.put("open", byHeld.get(false));
        model.put("held", byHeld.get(true));
        model.put("unanswered", links.unanswered(area.id(), clock.instant().minus(AskYearly.PATIENCE)));
        model.put("done", OrganisationScreen.done(page));
        return page.show("network/proposals", model);
    }

    @GetMapping("/{area}/netwerk/aanmelding/{id}")
    View show(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String zoek) {
        Proposal proposal = find(area, id);
        if (proposal.form().named()) {
            audit.read(area.id(), member.account(), "proposal read", id);
        }
        return show(page, area, proposal, zoek, new FormErrors(), null);
    }

    @PostMapping("/{area}/netwerk/aanmelding/{id}/toevoeging")
    View accept(
            Page page, Area area, Member member, @PathVariable UUID id, @RequestParam(defaultValue = "") String toch) {
        HandleProposal.Place place = handle.accept(area.id(), id, !toch.isEmpty(), member.account());
        return place.added()
                ? page.redirect("/" + area.slug() + "/netwerk/" + place.organisation() + "?gedaan=aangemeld")
                : show(
                        page,
                        area,
                        find(area, id),
                        null,
                        new FormErrors().add("stap", page.t().get("network.error.same")),
                        place.organisation());
    }

    @PostMapping("/{area}/netwerk/aanmelding/{id}/samenvoeging")
    View join(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam(name = "organisatie", defaultValue = "") String organisation,
            @RequestParam(required = false) @Nullable String zoek) {
        Optional<UUID> there = Input.id(Input.line(organisation))
                .filter(found -> organisations
                        .find(area.id(), found, Sight.EVERYTHING)
                        .filter(o -> o.mergedInto() == null)
                        .isPresent());
        if (there.isEmpty()) {
            return show(
                    page,
                    area,
                    find(area, id),
                    zoek,
                    new FormErrors().add("organisatie", page.t().get("network.error.organisation")),
                    null);
        }
        handle.join(area.id(), id, there.orElseThrow(), member.account());
        return page.redirect("/" + area.slug() + "/netwerk/" + there.orElseThrow() + "?gedaan=aangemeld");
    }

    @PostMapping("/{area}/netwerk/aanmelding/{id}/verwijdering")
    View remove(Page page, Area area, Member member, @PathVariable UUID id) {
        handle.remove(area.id(), id, member.account());
        return page.redirect("/" + area.slug() + "/netwerk/aanmelding?gedaan=afgewezen");
    }

    private Proposal find(Area area, UUID id) {
        return proposals.find(area.id(), id).orElseThrow(NotFound::new);
    }

    /**
     * @param typed what to look for among the organisations that are there; null = its own name
     * @param same the one that has this name already
     */
    private View show(
            Page page, Area area, Proposal proposal, @Nullable String typed, FormErrors errors, @Nullable UUID same) {
        String words = typed == null ? PlainWords.sought(proposal.form().value("naam")) : typed;
        Search search = choices.search(words, "", "", "");
        List<UUID> found = lists.found(area.id(), Sight.EVERYTHING, search).ids();
        List<Organisation> hits = new ArrayList<>();
        if (same != null) {
            organisations.find(area.id(), same, Sight.EVERYTHING).ifPresent(hits::add);
        }
        hits.addAll(lists.some(
                area.id(),
                Sight.EVERYTHING,
                found.stream().filter(other -> !other.equals(same)).limit(HITS).toList()));
        Map<String, Object> model = new HashMap<>();
        model.put("area", area);
        model.put("proposal", proposal);
        model.put("choices", choices);
        Proposal.Introduced introduced = proposal.introduced();
        model.put(
                "umbrella",
                introduced == null
                        ? ""
                        : organisations
                                .find(area.id(), introduced.umbrella(), Sight.EVERYTHING)
                                .map(Organisation::name)
                                .orElse(""));
        model.put(
                "introducer",
                introduced == null
                        ? ""
                        : accounts.names(Set.of(introduced.by())).getOrDefault(introduced.by(), ""));
        model.put("words", search.words());
        model.put("hits", hits);
        model.put("more", found.size() > HITS);
        model.put("same", same == null ? "" : same.toString());
        model.put("errors", errors);
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("network/proposal", model);
    }
}
