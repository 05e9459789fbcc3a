package nl.bruggenbouwer.network;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A contact, and what it agreed to, as somebody typed it. */
public record ContactForm(MultiValueMap<String, String> typed) {

    static ContactForm of(Contact contact) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.set("contact-naam", contact.name());
        typed.set("functie", contact.function());
        typed.set("contact-taal", contact.language());
        typed.set("mail", contact.email() == null ? "" : contact.email());
        typed.set("tel", contact.phone() == null ? "" : contact.phone());
        typed.set("contact-verborgen", contact.hidden() ? "ja" : "");
        return new ContactForm(typed);
    }

    static ContactForm empty() {
        return new ContactForm(new LinkedMultiValueMap<>());
    }

    /** One line of a field, or empty. */
    public String value(String field) {
        return Input.line(typed.getFirst(field));
    }

    public boolean ticked(String field, String code) {
        return typed.getOrDefault(field, List.of()).contains(code);
    }

    FormErrors check(Text t, NetworkChoices choices) {
        FormErrors errors = new FormErrors();
        if (!Input.fits(value("contact-naam"), 80)) {
            errors.add("contact-naam", t.get("network.error.contact.name"));
        }
        if (!value("functie").isEmpty() && !Input.fits(value("functie"), 80)) {
            errors.add("functie", t.get("network.error.long", 80));
        }
        if (!choices.languages().containsKey(value("contact-taal"))) {
            errors.add("contact-taal", t.get("network.error.language"));
        }
        if (value("mail").isEmpty() && value("tel").isEmpty()) {
            errors.add("mail", t.get("network.error.reach"));
        }
        if (!value("mail").isEmpty() && !Input.isMailAddress(value("mail"))) {
            errors.add("mail", t.get("network.error.mail"));
        }
        if (!value("tel").isEmpty() && phone() == null) {
            errors.add("tel", t.get("network.error.phone"));
        }
        return errors;
    }

    /** What is wrong with the consent: at least one purpose, how, and a day that is not to come. */
    FormErrors checkConsent(Text t, LocalDate today, FormErrors errors) {
        if (purposes().isEmpty()) {
            errors.add("doel", t.get("network.error.purpose"));
        }
        if (how().isEmpty()) {
            errors.add("hoe", t.get("network.error.how"));
        }
        if (Input.day(value("gegeven")).filter(day -> !day.isAfter(today)).isEmpty()) {
            errors.add("gegeven", t.get("network.error.past"));
        }
        return errors;
    }

    /**
     * Words of consent have a version, but no day from which they were used. So whoever records a consent of an earlier day says
     * that it was given to the words on the screen.
     */
    FormErrors checkWords(Text t, LocalDate today, String version, FormErrors errors) {
        if (Input.day(value("gegeven")).filter(day -> day.isBefore(today)).isPresent() && !ticked("zelfde", version)) {
            errors.add("zelfde", t.get("network.error.wording"));
        }
        return errors;
    }

    /** What was typed; only after {@link #check} found nothing. */
    Contact contact(UUID id, UUID organisation, Instant now) {
        return new Contact(
                id,
                organisation,
                value("contact-naam"),
                value("functie"),
                value("contact-taal"),
                value("mail").isEmpty() ? null : value("mail"),
                phone(),
                !value("contact-verborgen").isEmpty(),
                now);
    }

    /** What was typed; only after {@link #checkConsent} found nothing. */
    KeepContact.Agreed agreed(UUID by) {
        return new KeepContact.Agreed(purposes(), Input.day(value("gegeven")).orElseThrow(), how().orElseThrow(), by);
    }

    private Set<Purpose> purposes() {
        return Stream.of(Purpose.values())
                .filter(purpose -> ticked("doel", purpose.name()))
                .collect(Collectors.toSet());
    }

    /** By hand nobody records what the person does by link. */
    private Optional<Consent.How> how() {
        return Input.one(Consent.How.values(), value("hoe")).filter(how -> how != Consent.How.LINK);
    }

    private @Nullable String phone() {
        return Input.phone(value("tel")).orElse(null);
    }
}
