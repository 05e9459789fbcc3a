package nl.bruggenbouwer.network;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.View;

/** Makes the page of one organisation, for every controller that ends there. */
@Component
class OrganisationScreen {

    private final OrganisationSql organisations;
    private final ContactSql contacts;
    private final ExchangeSql exchange;
    private final InviteRepresentative representatives;
    private final NetworkChoices choices;
    private final Clock clock;

    OrganisationScreen(
            OrganisationSql organisations,
            ContactSql contacts,
            ExchangeSql exchange,
            InviteRepresentative representatives,
            NetworkChoices choices,
            Clock clock) {
        this.organisations = organisations;
        this.contacts = contacts;
        this.exchange = exchange;
        this.representatives = representatives;
        this.choices = choices;
        this.clock = clock;
    }

    /** The organisation as this person may see it; one that is only a pointer is not there. */
    Organisation find(Area area, Member member, UUID id) {
        return organisations
                .find(area.id(), id, Sight.of(member, area.id()))
                .filter(found -> found.mergedInto() == null)
                .orElseThrow(NotFound::new);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.ZONE);
    }

    View done(Page page, Area area, UUID id, String done) {
        return page.redirect("/" + area.slug() + "/netwerk/" + id + "?gedaan=" + done);
    }

    View show(Page page, Area area, Member member, UUID id) {
        return show(page, area, member, id, new LinkedMultiValueMap<>(), new FormErrors());
    }

    /** One organisation with all that this person may see of it. */
    OrganisationView view(Area area, Member member, UUID id) {
        Organisation organisation = find(area, member, id);
        Sight sight = Sight.of(member, area.id());
        UUID umbrella = organisation.umbrella();
        return new OrganisationView(
                area,
                organisation,
                umbrella == null
                        ? null
                        : organisations
                                .find(area.id(), umbrella, sight)
                                .map(Organisation::name)
                                .orElse(null),
                member.ofAlliance(area.id()),
                contacts.of(area.id(), id, sight),
                member.ofAlliance(area.id()) ? representatives.of(area.id(), id) : List.of(),
                exchange.of(area.id(), id, today()),
                choices,
                today());
    }

    /** The page, or the page once more with what was typed and what is wrong. */
    View show(Page page, Area area, Member member, UUID id, MultiValueMap<String, String> typed, FormErrors errors) {
        OrganisationView view = view(area, member, id);
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("form", new ContactForm(typed));
        model.put("errors", errors);
        model.put("done", done(page));
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("network/organisation", model);
    }

    /** A word about what was just done, or empty. */
    static String done(Page page) {
        return page.asked("gedaan")
                .filter(word -> page.t().has("network.done." + word))
                .orElse("");
    }
}
