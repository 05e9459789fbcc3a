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
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.start.Time;
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

/**
 * A contact keeps its organisation's entry and its own data, and sees no other contact's. It comes by a link, without session or cookie, or
 * with an account; an umbrella organisation keeps the entries of those under it. Looking changes nothing, because mail programs look at
 * links too.
 */
@Controller
class EntryPages {

    private static final String LINK = "/o/{slug}/{key}";
    private static final String ACCOUNT = "/{area}/namens/{id}";
    private static final String UNDER = ACCOUNT + "/leden/{lid}";

    private final Areas areas;
    private final EntryDoors doors;
    private final ExchangeSql exchange;
    private final ConsentSql consents;
    private final KeepOrganisation keep;
    private final KeepContact keepContact;
    private final NetworkChoices choices;
    private final Clock clock;

    EntryPages(
            Areas areas,
            EntryDoors doors,
            ExchangeSql exchange,
            ConsentSql consents,
            KeepOrganisation keep,
            KeepContact keepContact,
            NetworkChoices choices,
            Clock clock) {
        this.areas = areas;
        this.doors = doors;
        this.exchange = exchange;
        this.consents = consents;
        this.keep = keep;
        this.keepContact = keepContact;
        this.choices = choices;
        this.clock = clock;
    }

    private View opened(
            Page page, Map<String, String> at, @Nullable Member member, Function<EntryDoors.Opened, View> work) {
        Area area = areas.bySlug(at.getOrDefault(member == null ? "slug" : "area", ""))
                .orElseThrow(NotFound::new);
        if (member == null) {
            return Tenancy.in(
                    area.id(),
                    () -> doors.byLink(area, at.getOrDefault("key", ""))
                            .map(work)
                            .orElseGet(() -> page.status(HttpStatus.NOT_FOUND).show("network/gone", Map.of())));
        }
        String id = at.getOrDefault("id", ""); // the gate has entered the area
        String under = at.get("lid");
        return work.apply(under == null ? doors.byAccount(area, id, member) : doors.under(area, id, under, member));
    }

    @GetMapping({LINK, ACCOUNT, UNDER})
    View show(Page page, @PathVariable Map<String, String> at, @Nullable Member member) {
        return opened(page, at, member, opened -> show(page, opened, new LinkedMultiValueMap<>(), new FormErrors()));
    }

    /** What the organisation does, and its languages. */
    @PostMapping({LINK + "/organisatie", ACCOUNT + "/organisatie", UNDER + "/organisatie"})
    View change(
            Page page,
            @PathVariable Map<String, String> at,
            @Nullable Member member,
            @RequestParam MultiValueMap<String, String> sent) {
        return opened(page, at, member, opened -> {
            String what = Input.line(sent.getFirst("wat"));
            if (!what.isEmpty() && !Input.fits(what, 300)) {
                return show(
                        page, opened, sent, new FormErrors().add("wat", page.t().get("network.error.long", 300)));
            }
            Set<String> languages = new HashSet<>(sent.getOrDefault("taal-van", List.of()));
            languages.retainAll(choices.languages().keySet());
            keep.change(opened.area().id(), opened.organisation().saying(what, languages), true, opened.by());
            return done(page, opened, "bewaard");
        });
    }

    @PostMapping({LINK + "/uitwisseling", ACCOUNT + "/uitwisseling", UNDER + "/uitwisseling"})
    View add(
            Page page,
            @PathVariable Map<String, String> at,
            @Nullable Member member,
            @RequestParam MultiValueMap<String, String> sent) {
        return opened(page, at, member, opened -> {
            ExchangeForm form = new ExchangeForm(sent);
            FormErrors errors = form.check(page.t(), choices, today());
            if (!errors.isEmpty()) {
                return show(page, opened, sent, errors);
            }
            keep.addEntry(opened.area().id(), opened.organisation().id(), form.entry(today()), opened.by());
            return done(page, opened, "bewaard");
        });
    }

    @PostMapping({
        LINK + "/uitwisseling/verwijdering",
        ACCOUNT + "/uitwisseling/verwijdering",
        UNDER + "/uitwisseling/verwijdering"
    })
    View remove(
            Page page,
            @PathVariable Map<String, String> at,
            @Nullable Member member,
            @RequestParam(name = "regel", defaultValue = "") String entry) {
        return opened(page, at, member, opened -> {
            Input.id(entry)
                    .ifPresent(found -> keep.removeEntry(
                            opened.area().id(), opened.organisation().id(), found, opened.by()));
            return done(page, opened, "bewaard");
        });
    }

    /** The contact's own name, mail address and phone. */
    @PostMapping({LINK + "/contact", ACCOUNT + "/contact"})
    View changeContact(
            Page page,
            @PathVariable Map<String, String> at,
            @Nullable Member member,
            @RequestParam MultiValueMap<String, String> sent) {
        return opened(page, at, member, opened -> {
            ContactForm form = new ContactForm(sent);
            FormErrors errors = form.check(page.t(), choices);
            if (!errors.isEmpty()) {
                return show(page, opened, sent, errors);
            }
            keepContact.change(
                    opened.area().id(),
                    form.contact(opened.own().id(), opened.organisation().id(), Instant.now(clock)),
                    opened.by());
            return done(page, opened, "bewaard");
        });
    }

    /** Says yes to one purpose, or takes it back. */
    @PostMapping({LINK + "/toestemming", ACCOUNT + "/toestemming"})
    View agree(
            Page page,
            @PathVariable Map<String, String> at,
            @Nullable Member member,
            @RequestParam(defaultValue = "") String ja,
            @RequestParam(defaultValue = "") String nee) {
        return opened(page, at, member, opened -> {
            Input.one(Purpose.values(), ja)
                    .ifPresent(purpose -> keepContact.agree(
                            opened.area().id(),
                            opened.own().id(),
                            new KeepContact.Agreed(Set.of(purpose), today(), Consent.How.LINK, opened.by()),
                            page.t()));
            Input.one(Purpose.values(), nee)
                    .ifPresent(purpose -> keepContact.withdraw(
                            opened.area().id(), opened.own().id(), purpose, opened.by()));
            return done(page, opened, "bewaard");
        });
    }

    /** All is right as it stands. */
    @PostMapping({LINK + "/bevestiging", ACCOUNT + "/bevestiging"})
    View confirm(Page page, @PathVariable Map<String, String> at, @Nullable Member member) {
        return opened(page, at, member, opened -> {
            keepContact.confirm(opened.area().id(), opened.own().id(), opened.by());
            return done(page, opened, "bevestigd");
        });
    }

    /** Forgets the contact; with it go its consents and this link. */
    @PostMapping({LINK + "/vergeten", ACCOUNT + "/vergeten"})
    View forget(Page page, @PathVariable Map<String, String> at, @Nullable Member member) {
        return opened(page, at, member, opened -> {
            keepContact.erase(opened.area().id(), opened.own().id(), opened.by());
            return page.show("network/forgotten", Map.of());
        });
    }

    private View done(Page page, EntryDoors.Opened opened, String done) {
        return page.redirect(opened.path() + "?taal=" + page.language().code() + "&gedaan=" + done);
    }

    private View show(Page page, EntryDoors.Opened opened, MultiValueMap<String, String> sent, FormErrors errors) {
        Contact contact = opened.contact();
        MultiValueMap<String, String> typed = (contact == null ? ContactForm.empty() : ContactForm.of(contact)).typed();
        typed.set("wat", opened.organisation().what());
        sent.forEach(typed::put);
        Map<String, Object> model = new HashMap<>();
        model.put("path", opened.path());
        model.put("organisation", opened.organisation());
        model.put(
                "entries", exchange.of(opened.area().id(), opened.organisation().id(), today()));
        if (contact != null) {
            model.put(
                    "agreed",
                    consents.of(opened.area().id(), contact.id()).stream()
                            .filter(Consent::live)
                            .map(Consent::purpose)
                            .collect(Collectors.toSet()));
        }
        model.put("form", new ContactForm(typed));
        model.put("errors", errors);
        model.put("choices", choices);
        model.put(
                "done",
                page.asked("gedaan")
                        .filter(word -> page.t().has("visitor.entry.done." + word))
                        .orElse(""));
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(contact == null ? "network/member" : "network/entry", model);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.ZONE);
    }
}
