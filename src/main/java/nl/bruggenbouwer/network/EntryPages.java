package nl.bruggenbouwer.network;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
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

/**
 * Behind the link of a contact: its organisation's entry and its own data, no other contact's. No session, no cookie. Looking changes
 * nothing, because mail programs look at links too.
 */
@Controller
class EntryPages {

    private static final String PATH = "/o/{slug}/{key}";

    private final Areas areas;
    private final LinkContact link;
    private final OrganisationSql organisations;
    private final ExchangeSql exchange;
    private final ConsentSql consents;
    private final KeepOrganisation keep;
    private final KeepContact keepContact;
    private final NetworkChoices choices;
    private final Clock clock;

    EntryPages(
            Areas areas,
            LinkContact link,
            OrganisationSql organisations,
            ExchangeSql exchange,
            ConsentSql consents,
            KeepOrganisation keep,
            KeepContact keepContact,
            NetworkChoices choices,
            Clock clock) {
        this.areas = areas;
        this.link = link;
        this.organisations = organisations;
        this.exchange = exchange;
        this.consents = consents;
        this.keep = keep;
        this.keepContact = keepContact;
        this.choices = choices;
        this.clock = clock;
    }

    /** What a link opens. */
    private record Opened(Area area, String path, Contact contact, Organisation organisation) {}

    private View opened(Page page, String slug, String key, Function<Opened, View> work) {
        Area area = areas.bySlug(slug).orElseThrow(NotFound::new);
        return Tenancy.in(
                area.id(),
                () -> link.opened(area.id(), key)
                        .flatMap(contact -> organisations
                                .find(area.id(), contact.organisation(), Sight.EVERYTHING)
                                .filter(organisation -> organisation.mergedInto() == null)
                                .map(organisation ->
                                        new Opened(area, "/o/" + area.slug() + "/" + key, contact, organisation)))
                        .map(work)
                        .orElseGet(() -> page.status(HttpStatus.NOT_FOUND).show("network/gone", Map.of())));
    }

    @GetMapping(PATH)
    View show(Page page, @PathVariable String slug, @PathVariable String key) {
        return opened(page, slug, key, opened -> show(page, opened, new LinkedMultiValueMap<>(), new FormErrors()));
    }

    /** What the organisation does, and its languages. */
    @PostMapping(PATH + "/organisatie")
    View change(
            Page page,
            @PathVariable String slug,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> sent) {
        return opened(page, slug, key, opened -> {
            String what = Input.line(sent.getFirst("wat"));
            if (!what.isEmpty() && !Input.fits(what, 300)) {
                return show(
                        page, opened, sent, new FormErrors().add("wat", page.t().get("network.error.long", 300)));
            }
            Set<String> languages = new HashSet<>(sent.getOrDefault("taal-van", List.of()));
            languages.retainAll(choices.languages().keySet());
            keep.change(opened.area().id(), opened.organisation().saying(what, languages), true, null);
            return done(page, opened, "bewaard");
        });
    }

    @PostMapping(PATH + "/uitwisseling")
    View add(
            Page page,
            @PathVariable String slug,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> sent) {
        return opened(page, slug, key, opened -> {
            ExchangeForm form = new ExchangeForm(sent);
            FormErrors errors = form.check(page.t(), choices, today());
            if (!errors.isEmpty()) {
                return show(page, opened, sent, errors);
            }
            keep.addEntry(opened.area().id(), opened.organisation().id(), form.entry(today()), null);
            return done(page, opened, "bewaard");
        });
    }

    @PostMapping(PATH + "/uitwisseling/verwijdering")
    View remove(
            Page page,
            @PathVariable String slug,
            @PathVariable String key,
            @RequestParam(name = "regel", defaultValue = "") String entry) {
        return opened(page, slug, key, opened -> {
            Input.id(entry)
                    .ifPresent(found -> keep.removeEntry(
                            opened.area().id(), opened.organisation().id(), found, null));
            return done(page, opened, "bewaard");
        });
    }

    /** The contact's own name, mail address and phone. */
    @PostMapping(PATH + "/contact")
    View changeContact(
            Page page,
            @PathVariable String slug,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> sent) {
        return opened(page, slug, key, opened -> {
            ContactForm form = new ContactForm(sent);
            FormErrors errors = form.check(page.t(), choices);
            if (!errors.isEmpty()) {
                return show(page, opened, sent, errors);
            }
            keepContact.change(
                    opened.area().id(),
                    form.contact(opened.contact().id(), opened.organisation().id(), Instant.now(clock)),
                    null);
            return done(page, opened, "bewaard");
        });
    }

    /** Says yes to one purpose, or takes it back. */
    @PostMapping(PATH + "/toestemming")
    View agree(
            Page page,
            @PathVariable String slug,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String ja,
            @RequestParam(defaultValue = "") String nee) {
        return opened(page, slug, key, opened -> {
            Input.one(Purpose.values(), ja)
                    .ifPresent(purpose -> keepContact.agree(
                            opened.area().id(),
                            opened.contact().id(),
                            new KeepContact.Agreed(Set.of(purpose), today(), Consent.How.LINK, null),
                            page.t()));
            Input.one(Purpose.values(), nee)
                    .ifPresent(purpose -> keepContact.withdraw(
                            opened.area().id(), opened.contact().id(), purpose, null));
            return done(page, opened, "bewaard");
        });
    }

    /** All is right as it stands. */
    @PostMapping(PATH + "/bevestiging")
    View confirm(Page page, @PathVariable String slug, @PathVariable String key) {
        return opened(page, slug, key, opened -> {
            keepContact.confirm(opened.area().id(), opened.contact().id());
            return done(page, opened, "bevestigd");
        });
    }

    /** Forgets the contact; with it go its consents and this link. */
    @PostMapping(PATH + "/vergeten")
    View forget(Page page, @PathVariable String slug, @PathVariable String key) {
        return opened(page, slug, key, opened -> {
            keepContact.erase(opened.area().id(), opened.contact().id(), null);
            return page.show("network/forgotten", Map.of());
        });
    }

    private View done(Page page, Opened opened, String done) {
        return page.redirect(opened.path() + "?taal=" + page.language().code() + "&gedaan=" + done);
    }

    private View show(Page page, Opened opened, MultiValueMap<String, String> sent, FormErrors errors) {
        MultiValueMap<String, String> typed = ContactForm.of(opened.contact()).typed();
        typed.set("wat", opened.organisation().what());
        sent.forEach(typed::put);
        Map<String, Object> model = new HashMap<>();
        model.put("path", opened.path());
        model.put("organisation", opened.organisation());
        model.put(
                "entries", exchange.of(opened.area().id(), opened.organisation().id(), today()));
        model.put(
                "agreed",
                consents.of(opened.area().id(), opened.contact().id()).stream()
                        .filter(Consent::live)
                        .map(Consent::purpose)
                        .collect(Collectors.toSet()));
        model.put("form", new ContactForm(typed));
        model.put("errors", errors);
        model.put("choices", choices);
        model.put(
                "done",
                page.asked("gedaan")
                        .filter(word -> page.t().has("visitor.entry.done." + word))
                        .orElse(""));
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("network/entry", model);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.ZONE);
    }
}
