package nl.bruggenbouwer.network;

import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Organisations that may be the same: the list, and two beside each other. */
@Controller
class DuplicatePages {

    private final MergeOrganisations merge;
    private final OrganisationScreen screen;

    DuplicatePages(MergeOrganisations merge, OrganisationScreen screen) {
        this.merge = merge;
        this.screen = screen;
    }

    @GetMapping("/{area}/netwerk/dubbel")
    View list(Page page, Area area) {
        return page.show(
                "network/duplicates",
                Map.of("area", area, "pairs", merge.find(area.id()), "done", OrganisationScreen.done(page)));
    }

    @GetMapping("/{area}/netwerk/{id}/samenvoeging")
    View compare(
            Page page, Area area, Member member, @PathVariable UUID id, @RequestParam(defaultValue = "") String met) {
        return page.show(
                "network/merge",
                Map.of(
                        "one", screen.view(area, member, id),
                        "other", screen.view(area, member, Input.id(met).orElseThrow(NotFound::new))));
    }

    /** Of these two the one in the address stays. */
    @PostMapping("/{area}/netwerk/{id}/samenvoeging")
    View merge(
            Page page, Area area, Member member, @PathVariable UUID id, @RequestParam(defaultValue = "") String met) {
        merge.merge(area.id(), id, Input.id(met).orElseThrow(NotFound::new), member.account());
        return screen.done(page, area, id, "samengevoegd");
    }

    @PostMapping("/{area}/netwerk/{id}/verschil")
    View keepApart(
            Page page, Area area, Member member, @PathVariable UUID id, @RequestParam(defaultValue = "") String met) {
        merge.keepApart(area.id(), id, Input.id(met).orElseThrow(NotFound::new), member.account());
        return page.redirect("/" + area.slug() + "/netwerk/dubbel?gedaan=bewaard");
    }
}
