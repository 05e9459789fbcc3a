package nl.bruggenbouwer.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The organisations under an umbrella organisation, for its representative: the list, and introducing one. */
@Controller
class UmbrellaPages {

    private static final Set<String> FIELDS = Set.of("naam", "zijde", "soort", "wat", "spreekt");

    private final EntryDoors doors;
    private final OrganisationListSql lists;
    private final ProposalSql proposals;
    private final HandleProposal handle;
    private final NetworkChoices choices;

    UmbrellaPages(
            EntryDoors doors,
            OrganisationListSql lists,
            ProposalSql proposals,
            HandleProposal handle,
            NetworkChoices choices) {
        this.doors = doors;
        this.lists = lists;
        this.proposals = proposals;
        this.handle = handle;
        this.choices = choices;
    }

    @GetMapping("/{area}/namens/{id}/leden")
    View list(Page page, Area area, Member member, @PathVariable String id) {
        return list(page, doors.umbrella(area, id, member), new LinkedMultiValueMap<>(), new FormErrors());
    }

    /** Introduces one: it waits until a coordinator takes it into the network. */
    @PostMapping("/{area}/namens/{id}/leden")
    View introduce(
            Page page,
            Area area,
            Member member,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent) {
        EntryDoors.Opened umbrella = doors.umbrella(area, id, member);
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>(sent);
        typed.keySet().retainAll(FIELDS);
        ProposalForm form = new ProposalForm(typed);
        if (form.value("soort").equals(Organisation.Kind.UMBRELLA.name())) {
            typed.remove("soort"); // an umbrella stands under none
        }
        FormErrors errors = form.check(page.t(), choices);
        if (errors.isEmpty()
                && !handle.introduce(
                        area.id(),
                        Input.key(sent.getFirst("sleutel")),
                        form,
                        umbrella.organisation().id(),
                        member.account())) {
            errors.add("naam", page.t().get("network.introduce.error.waiting", HandleProposal.MOST_WAITING));
        }
        if (!errors.isEmpty()) {
            return list(page, umbrella, sent, errors);
        }
        return page.redirect(umbrella.path() + "/leden?gedaan=aangedragen");
    }

    private View list(Page page, EntryDoors.Opened umbrella, MultiValueMap<String, String> typed, FormErrors errors) {
        Area area = umbrella.area();
        Map<String, Object> model = new HashMap<>();
        model.put("path", umbrella.path());
        model.put("umbrella", umbrella.organisation());
        model.put(
                "organisations", lists.under(area.id(), umbrella.organisation().id(), Sight.UMBRELLA));
        model.put(
                "waiting",
                proposals.introduced(area.id(), umbrella.organisation().id()));
        model.put("form", new ProposalForm(typed));
        model.put("choices", choices);
        model.put("errors", errors);
        model.put("done", OrganisationScreen.done(page));
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("network/members", model);
    }
}
