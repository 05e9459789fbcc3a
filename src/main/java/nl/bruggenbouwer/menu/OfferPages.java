package nl.bruggenbouwer.menu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.publicsite.SiteContent;
import nl.bruggenbouwer.publicsite.ThemePage;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Translator;
import nl.bruggenbouwer.web.Translator.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where the Alliantie changes the menu: all offers, one offer, its translations. */
@Controller
class OfferPages {

    private static final int LONGEST_TRANSLATION = 600;

    private final Menu menu;
    private final OfferSql sql;
    private final ChangeMenu change;
    private final Accounts accounts;
    private final SiteContent site;
    private final Translator translator;

    OfferPages(Menu menu, OfferSql sql, ChangeMenu change, Accounts accounts, SiteContent site, Translator translator) {
        this.menu = menu;
        this.sql = sql;
        this.change = change;
        this.accounts = accounts;
        this.site = site;
        this.translator = translator;
    }

    @GetMapping("/landelijk/menukaart")
    View list(Page page) {
        List<Offer> offers = sql.newest();
        return page.show("menu/list", Map.of("offers", offers, "names", names(offers)));
    }

    @GetMapping("/landelijk/menukaart/nieuw")
    View create(Page page) {
        return form(page, null, OfferForm.empty(), new FormErrors(), null, null);
    }

    @PostMapping("/landelijk/menukaart/nieuw")
    View add(Page page, Member member, @RequestParam MultiValueMap<String, String> sent) {
        OfferForm form = new OfferForm(sent);
        FormErrors errors = form.check(page.t());
        if (!errors.isEmpty()) {
            return form(page, null, form, errors, null, null);
        }
        OfferContent content = form.content(null, themes());
        if (!form.value("wat").equals("bewaren")) {
            return form(page, null, form, errors, content, null);
        }
        UUID id = Input.key(form.value("sleutel"));
        String code = Tenancy.in(AreaId.NATIONAL, () -> change.add(id, content, member.account()));
        return page.redirect("/landelijk/menukaart/" + code + "?bewaard");
    }

    @GetMapping("/landelijk/menukaart/{code}")
    View show(Page page, @PathVariable String code) {
        Offer offer = find(code);
        return form(page, offer, OfferForm.of(offer.content()), new FormErrors(), null, null);
    }

    @PostMapping("/landelijk/menukaart/{code}")
    View save(Page page, Member member, @PathVariable String code, @RequestParam MultiValueMap<String, String> sent) {
        Offer offer = find(code);
        OfferForm form = new OfferForm(sent);
        FormErrors errors = form.check(page.t());
        if (!errors.isEmpty()) {
            return form(page, offer, form, errors, null, null);
        }
        if (!form.value("wat").equals("bewaren")) {
            return form(page, offer, form, errors, form.content(offer.content(), themes()), null);
        }
        Optional<Offer> other = Tenancy.in(
                AreaId.NATIONAL,
                () -> change.change(code, form.read(), now -> form.content(now, themes()), member.account()));
        return other.map(newest ->
                        form(page, newest, form, conflict(page), null, form.content(newest.content(), themes())))
                .orElseGet(() -> page.redirect("/landelijk/menukaart/" + code + "?bewaard"));
    }

    @PostMapping("/landelijk/menukaart/{code}/intrekking")
    View withdraw(
            Page page,
            Member member,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String versie,
            @RequestParam(defaultValue = "") String terug) {
        int read = versie.matches("[0-9]{1,6}") ? Integer.parseInt(versie) : 0;
        boolean off = terug.isEmpty();
        Optional<Offer> other = Tenancy.in(
                AreaId.NATIONAL, () -> change.change(code, read, now -> now.withdrawn(off), member.account()));
        return other.map(newest ->
                        form(page, newest, OfferForm.of(newest.content()), conflict(page), null, newest.content()))
                .orElseGet(() -> page.redirect("/landelijk/menukaart/" + code + "?bewaard"));
    }

    private static FormErrors conflict(Page page) {
        return new FormErrors().add("anders", page.t().get("offer.error.conflict"));
    }

    /**
     * The form of an offer.
     *
     * @param offer null = a new one
     * @param preview to be looked at before it is saved
     * @param mine what was typed while somebody else saved: this one is shown beside it
     */
    private View form(
            Page page,
            @Nullable Offer offer,
            OfferForm form,
            FormErrors errors,
            @Nullable OfferContent preview,
            @Nullable OfferContent mine) {
        List<OfferVersion> versions = offer == null ? List.of() : versions(page, offer.code());
        Map<String, Object> model = new HashMap<>();
        model.put("offer", offer);
        model.put("form", form);
        model.put("errors", errors);
        model.put("preview", preview);
        model.put("themes", site.themes());
        model.put("versions", versions);
        model.put("languages", offer == null ? Map.of() : states(page, offer.content()));
        model.put("saved", page.asked("bewaard").isPresent());
        boolean fresh = mine != null || form.value("versie").isEmpty();
        model.put("read", offer != null && fresh ? offer.number() : form.read());
        model.put("theirs", mine == null ? List.of() : since(page, form.read(), versions));
        model.put(
                "mine",
                mine == null || offer == null
                        ? List.of()
                        : OfferWords.changes(offer.content(), mine, site.themes(), page.t()));
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("menu/offer", model);
    }

    /** What changed since the version with this number; of an unknown number, since the last but one. */
    private List<OfferChange> since(Page page, int read, List<OfferVersion> versions) {
        Offer newest = versions.get(0).offer();
        return read < 1 || read >= newest.number()
                ? versions.get(0).changes()
                : OfferWords.changes(
                        versions.get(newest.number() - read).offer().content(),
                        newest.content(),
                        site.themes(),
                        page.t());
    }

    /** The newest first. */
    private List<OfferVersion> versions(Page page, String code) {
        List<Offer> all = menu.versions(code);
        Map<UUID, String> names = names(all);
        List<OfferVersion> versions = new ArrayList<>();
        for (int n = 0; n < all.size(); n++) {
            Offer offer = all.get(n);
            List<OfferChange> changes = n == 0
                    ? List.of()
                    : OfferWords.changes(all.get(n - 1).content(), offer.content(), site.themes(), page.t());
            versions.add(0, new OfferVersion(offer, names.get(offer.madeBy()), changes));
        }
        return versions;
    }

    /** For each language how many texts it has, of how many. */
    private Map<Language, String> states(Page page, OfferContent offer) {
        Map<Language, String> states = new LinkedHashMap<>();
        translator.foreign().forEach(language -> {
            long done = offer.texts().stream()
                    .filter(dutch -> !Words.in(language, offer.translations(), dutch, translator)
                            .isEmpty())
                    .count();
            states.put(
                    language,
                    page.t().get("offer.translation.state", done, offer.texts().size()));
        });
        return states;
    }

    @GetMapping("/landelijk/menukaart/{code}/{language}")
    View translation(Page page, @PathVariable String code, @PathVariable String language) {
        return translation(
                page, find(code), translator.foreign(language).orElseThrow(NotFound::new), Map.of(), new FormErrors());
    }

    @PostMapping("/landelijk/menukaart/{code}/{language}")
    View translate(
            Page page,
            Member member,
            @PathVariable String code,
            @PathVariable String language,
            @RequestParam MultiValueMap<String, String> sent) {
        Offer newest = find(code);
        Language into = translator.foreign(language).orElseThrow(NotFound::new);
        OfferForm form = new OfferForm(sent);
        List<Offer> all = menu.versions(code);
        int read = form.read();
        Offer base = read > 0 && read <= all.size() ? all.get(read - 1) : newest;
        Map<String, String> typed = new LinkedHashMap<>();
        FormErrors errors = new FormErrors();
        for (String dutch : base.content().texts()) {
            String field = "tekst-" + typed.size();
            typed.put(dutch, form.value(field));
            if (!form.value(field).isEmpty() && !Input.fits(form.value(field), LONGEST_TRANSLATION)) {
                errors.add(field, page.t().get("offer.error.text", LONGEST_TRANSLATION));
            }
        }
        if (form.value("gelezen").isEmpty()) {
            errors.add("gelezen", page.t().get("offer.error.read"));
        }
        if (!errors.isEmpty()) {
            return translation(page, base, into, typed, errors);
        }
        Map<String, String> own = Words.own(into, typed, translator);
        Optional<Offer> other = Tenancy.in(
                AreaId.NATIONAL,
                () -> change.change(code, read, now -> withTranslation(now, into, own), member.account()));
        return other.map(theirs -> translation(page, theirs, into, typed, conflict(page)))
                .orElseGet(() -> page.redirect("/landelijk/menukaart/" + code + "/" + into.code() + "?bewaard"));
    }

    private static OfferContent withTranslation(OfferContent offer, Language language, Map<String, String> words) {
        Map<String, Map<String, String>> all = new HashMap<>(offer.translations());
        all.put(language.code(), words);
        return offer.translated(all);
    }

    /** @param typed per Dutch text; of what is not in it the translation that counts is shown */
    private View translation(Page page, Offer offer, Language language, Map<String, String> typed, FormErrors errors) {
        Map<String, String> words = new LinkedHashMap<>();
        offer.content()
                .texts()
                .forEach(dutch -> words.put(
                        dutch,
                        typed.getOrDefault(
                                dutch, Words.in(language, offer.content().translations(), dutch, translator))));
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "menu/translation",
                        Map.of(
                                "offer", offer,
                                "language", language,
                                "words", words,
                                "errors", errors,
                                "saved", page.asked("bewaard").isPresent()));
    }

    private Map<UUID, String> names(List<Offer> offers) {
        return accounts.names(
                offers.stream().map(Offer::madeBy).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    private List<String> themes() {
        return site.themes().stream().map(ThemePage::code).toList();
    }

    private Offer find(String code) {
        return sql.newest(code).orElseThrow(NotFound::new);
    }
}
