package nl.bruggenbouwer.network;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A contact of an organisation: mail address and phone, opened one by one, and consent per purpose. */
@Controller
class NetworkContactPages {

    private final ContactSql contacts;
    private final ConsentSql consents;
    private final KeepContact keep;
    private final OrganisationScreen screen;
    private final NetworkChoices choices;
    private final LinkContact link;
    private final InviteRepresentative representatives;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    NetworkContactPages(
            ContactSql contacts,
            ConsentSql consents,
            KeepContact keep,
            OrganisationScreen screen,
            NetworkChoices choices,
            LinkContact link,
            InviteRepresentative representatives,
            Accounts accounts,
            Audit audit,
            Clock clock) {
        this.contacts = contacts;
        this.consents = consents;
        this.keep = keep;
        this.screen = screen;
        this.choices = choices;
        this.link = link;
        this.representatives = representatives;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping("/{area}/netwerk/{id}/contacten")
    View add(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        screen.find(area, member, id);
        ContactForm form = new ContactForm(sent);
        FormErrors errors = checkConsent(page, form, form.check(page.t(), choices));
        if (!errors.isEmpty()) {
            return screen.show(page, area, member, id, sent, errors);
        }
        Contact contact = form.contact(Input.key(form.value("sleutel")), id, clock.instant());
        keep.add(area.id(), contact, form.agreed(member.account()));
        return screen.done(page, area, id, "contact");
    }

    @GetMapping("/{area}/netwerk/contact/{id}")
    View show(Page page, Area area, Member member, @PathVariable UUID id) {
        Contact contact = find(area, member, id);
        return show(page, area, member, contact, ContactForm.of(contact), new FormErrors());
    }

    @PostMapping("/{area}/netwerk/contact/{id}")
    View change(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        Contact contact = find(area, member, id);
        ContactForm form = new ContactForm(sent);
        FormErrors errors = form.check(page.t(), choices);
        if (!errors.isEmpty()) {
            return show(page, area, member, contact, form, errors);
        }
        keep.change(area.id(), form.contact(id, contact.organisation(), clock.instant()), member.account());
        return screen.done(page, area, contact.organisation(), "bewaard");
    }

    @PostMapping("/{area}/netwerk/contact/{id}/toestemming")
    View agree(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        Contact contact = find(area, member, id);
        ContactForm form = new ContactForm(sent);
        FormErrors errors = checkConsent(page, form, new FormErrors());
        if (!errors.isEmpty()) {
            MultiValueMap<String, String> both = ContactForm.of(contact).typed();
            sent.forEach(both::put);
            return show(page, area, member, contact, new ContactForm(both), errors);
        }
        keep.agree(area.id(), id, form.agreed(member.account()), page.t());
        return page.redirect("/" + area.slug() + "/netwerk/contact/" + id);
    }

    @PostMapping("/{area}/netwerk/contact/{id}/intrekking")
    View withdraw(
            Page page, Area area, Member member, @PathVariable UUID id, @RequestParam(defaultValue = "") String doel) {
        find(area, member, id);
        Input.one(Purpose.values(), doel).ifPresent(purpose -> keep.withdraw(area.id(), id, purpose, member.account()));
        return page.redirect("/" + area.slug() + "/netwerk/contact/" + id);
    }

    /** Mails the contact a link to its own data; without a mail address the link is shown, once, to be handed over. */
    @PostMapping("/{area}/netwerk/contact/{id}/link")
    View sendLink(Page page, Area area, Member member, @PathVariable UUID id) {
        Contact contact = find(area, member, id);
        Optional<String> address = link.send(area, id, member.account());
        return address.isPresent()
                ? show(page, area, member, contact, ContactForm.of(contact), new FormErrors(), address.orElseThrow())
                : page.redirect("/" + area.slug() + "/netwerk/contact/" + id);
    }

    @PostMapping("/{area}/netwerk/contact/{id}/link/intrekking")
    View revokeLink(Page page, Area area, Member member, @PathVariable UUID id) {
        find(area, member, id);
        link.revoke(area.id(), id, member.account());
        return page.redirect("/" + area.slug() + "/netwerk/contact/" + id);
    }

    /** Lets the contact keep its organisation with an account, if it wants to. */
    @PostMapping("/{area}/netwerk/contact/{id}/vertegenwoordiger")
    View invite(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String akkoord) {
        Contact contact = find(area, member, id);
        String wrong = akkoord.isEmpty()
                ? "network.error.representative"
                : switch (representatives.invite(area, id, member.account())) {
                    case DONE -> "";
                    case NO_ADDRESS -> "network.representative.nomail";
                    case NO_CONSENT -> "network.consent.gone";
                    case ADMINISTRATOR -> "invite.administrator";
                };
        return wrong.isEmpty()
                ? screen.done(page, area, contact.organisation(), "uitgenodigd")
                : show(
                        page,
                        area,
                        member,
                        contact,
                        ContactForm.of(contact),
                        new FormErrors().add("akkoord", page.t().get(wrong)));
    }

    @PostMapping("/{area}/netwerk/contact/{id}/vertegenwoordiger/einde")
    View endRepresentative(Page page, Area area, Member member, @PathVariable UUID id) {
        Contact contact = find(area, member, id);
        representatives.end(area.id(), id, member.account());
        return screen.done(page, area, contact.organisation(), "gestopt");
    }

    @PostMapping("/{area}/netwerk/contact/{id}/verwijdering")
    View erase(Page page, Area area, Member member, @PathVariable UUID id) {
        Contact contact = find(area, member, id);
        keep.erase(area.id(), id, member.account());
        return screen.done(page, area, contact.organisation(), "gewist");
    }

    private FormErrors checkConsent(Page page, ContactForm form, FormErrors errors) {
        form.checkConsent(page.t(), screen.today(), errors);
        return form.checkWords(page.t(), screen.today(), choices.wordingVersion(), errors);
    }

    private Contact find(Area area, Member member, UUID id) {
        return contacts.find(area.id(), id, Sight.of(member, area.id())).orElseThrow(NotFound::new);
    }

    private View show(Page page, Area area, Member member, Contact contact, ContactForm form, FormErrors errors) {
        return show(page, area, member, contact, form, errors, "");
    }

    /** Shows mail address and phone; that is noted. */
    private View show(
            Page page, Area area, Member member, Contact contact, ContactForm form, FormErrors errors, String address) {
        audit.read(area.id(), member.account(), "contact read", contact.id());
        boolean mayChange = member.ofAlliance(area.id());
        List<Consent> all =
                mayChange ? consents.of(area.id(), contact.id()) : List.of(); // what else was agreed is not theirs
        Map<String, Object> model = new HashMap<>();
        model.put("area", area);
        model.put("organisation", screen.find(area, member, contact.organisation()));
        model.put("contact", contact);
        model.put("consents", all);
        model.put(
                "names",
                accounts.names(
                        all.stream().map(Consent::by).filter(Objects::nonNull).collect(Collectors.toSet())));
        model.put("mayChange", mayChange);
        model.put("choices", choices);
        model.put("today", screen.today());
        model.put("link", link.lastDay(area.id(), contact.id()).orElse(null));
        model.put("address", address);
        model.put(
                "representative",
                !mayChange
                        ? null
                        : representatives.of(area.id(), contact.organisation()).stream()
                                .filter(one -> one.contact().equals(contact.id()))
                                .findFirst()
                                .orElse(null));
        model.put("form", form);
        model.put("errors", errors);
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("network/contact", model);
    }
}
