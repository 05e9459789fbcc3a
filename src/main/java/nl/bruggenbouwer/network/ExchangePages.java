package nl.bruggenbouwer.network;

import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What an organisation offers and looks for, by name. */
@Controller
class ExchangePages {

    private final KeepOrganisation keep;
    private final OrganisationScreen screen;
    private final NetworkChoices choices;

    ExchangePages(KeepOrganisation keep, OrganisationScreen screen, NetworkChoices choices) {
        this.keep = keep;
        this.screen = screen;
        this.choices = choices;
    }

    @PostMapping("/{area}/netwerk/{id}/uitwisseling")
    View add(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        screen.find(area, member, id);
        ExchangeForm form = new ExchangeForm(sent);
        FormErrors errors = form.check(page.t(), choices, screen.today());
        if (!errors.isEmpty()) {
            return screen.show(page, area, member, id, sent, errors);
        }
        keep.addEntry(area.id(), id, form.entry(screen.today()), member.account());
        return screen.done(page, area, id, "bewaard");
    }

    @PostMapping("/{area}/netwerk/{id}/uitwisseling/verwijdering")
    View remove(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam(name = "regel", defaultValue = "") String entry) {
        screen.find(area, member, id);
        Input.id(entry).ifPresent(found -> keep.removeEntry(area.id(), id, found, member.account()));
        return screen.done(page, area, id, "bewaard");
    }
}
