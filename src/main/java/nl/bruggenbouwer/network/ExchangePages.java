package nl.bruggenbouwer.network;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Text;
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
        String item = Input.line(sent.getFirst("punt"));
        String words = Input.line(sent.getFirst("woorden"));
        String until = Input.line(sent.getFirst("tot"));
        LocalDate today = screen.today();
        Optional<LocalDate> last = Input.day(until).filter(day -> !day.isBefore(today));
        Optional<ExchangeEntry.Direction> direction = Arrays.stream(ExchangeEntry.Direction.values())
                .filter(d -> d.name().equals(sent.getFirst("richting")))
                .findFirst();
        Text t = page.t();
        FormErrors errors = new FormErrors();
        if (direction.isEmpty()) {
            errors.add("richting", t.get("network.error.direction"));
        }
        if (!choices.items().containsKey(item)) {
            errors.add("punt", t.get("network.error.item"));
        }
        if (!Input.fits(words, 200)) {
            errors.add("woorden", t.get("network.error.words"));
        }
        if (!until.isEmpty() && last.isEmpty()) {
            errors.add("tot", t.get("network.error.future"));
        }
        if (!errors.isEmpty()) {
            return screen.show(page, area, member, id, sent, errors);
        }
        ExchangeEntry entry = new ExchangeEntry(
                Ids.key(Input.line(sent.getFirst("sleutel"))),
                direction.orElseThrow(),
                item,
                words,
                today,
                last.orElse(null));
        keep.addEntry(area.id(), id, entry, member.account());
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
        Ids.of(entry).ifPresent(found -> keep.removeEntry(area.id(), id, found, member.account()));
        return screen.done(page, area, id, "bewaard");
    }
}
