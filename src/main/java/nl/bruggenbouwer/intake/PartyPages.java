package nl.bruggenbouwer.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.network.Organisation;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The organisations that take part, chosen on the page of a talk. */
@Controller
class PartyPages {

    private static final int NAME = 120;

    private final TalkScreen screen;
    private final Parties parties;

    PartyPages(TalkScreen screen, Parties parties) {
        this.screen = screen;
        this.parties = parties;
    }

    /** One of the network, or a new one with its name, side and kind. */
    @PostMapping("/{area}/traject/{id}/gesprek/{talk}/partij")
    View add(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID talk,
            @RequestParam MultiValueMap<String, String> sent) {
        Talk found = screen.find(area, id, talk);
        Map<String, String> typed = Input.lines(sent);
        FormErrors errors = typed.getOrDefault("partij-naam", "").isEmpty()
                ? choose(page, member, found, typed)
                : addNew(page, member, found, typed);
        if (!errors.isEmpty()) {
            return screen.show(page, area, member, found, typed, List.of(), errors);
        }
        return done(page, area, found);
    }

    private FormErrors choose(Page page, Member member, Talk talk, Map<String, String> typed) {
        FormErrors errors = new FormErrors();
        String chosen = typed.getOrDefault("partij", "");
        boolean added = chosen.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                && parties.add(talk, UUID.fromString(chosen), member.account()).isPresent();
        return added ? errors : errors.add("partij", page.t().get("talk.party.error.choose"));
    }

    private FormErrors addNew(Page page, Member member, Talk talk, Map<String, String> typed) {
        FormErrors errors = new FormErrors();
        String name = typed.getOrDefault("partij-naam", "");
        Optional<Side> side = Input.one(Side.values(), typed.get("partij-zijde"));
        Optional<Organisation.Kind> kind = Input.one(Organisation.Kind.values(), typed.get("partij-soort"));
        if (!Input.fits(name, NAME) || name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            errors.add("partij-naam", page.t().get("talk.party.error.name", NAME));
        }
        if (side.isEmpty()) {
            errors.add("partij-zijde", page.t().get("talk.party.error.side"));
        }
        if (kind.isEmpty()) {
            errors.add("partij-soort", page.t().get("talk.party.error.kind"));
        }
        if (errors.isEmpty()) {
            parties.addNew(talk, name, side.orElseThrow(), kind.orElseThrow(), member.account());
        }
        return errors;
    }

    @PostMapping("/{area}/traject/{id}/gesprek/{talk}/partij/verwijdering")
    View remove(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID talk,
            @RequestParam UUID partij) {
        Talk found = screen.find(area, id, talk);
        parties.remove(found, partij, member.account());
        return done(page, area, found);
    }

    private View done(Page page, Area area, Talk talk) {
        return page.redirect(screen.address(area, talk) + "?gedaan=bewaard&blok=PARTIES#partijen");
    }
}
