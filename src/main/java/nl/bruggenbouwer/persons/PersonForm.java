package nl.bruggenbouwer.persons;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A person's request as a coordinator typed it. */
record PersonForm(Map<String, String> typed, LocalDate today) {

    static PersonForm of(MultiValueMap<String, String> sent, LocalDate today) {
        Map<String, String> typed = new HashMap<>();
        sent.forEach((name, values) -> typed.put(name, Input.line(values.get(0))));
        return new PersonForm(typed, today);
    }

    FormErrors check(Text t) {
        FormErrors errors = new FormErrors();
        boolean noMail = typed("mail").isEmpty();
        boolean noPhone = typed("tel").isEmpty();
        if (noMail && noPhone) {
            errors.add("mail", t.get("persons.error.contact"));
        }
        if (!noMail && !Input.isMailAddress(typed("mail"))) {
            errors.add("mail", t.get("visitor.request.error.mail"));
        }
        if (!noPhone && phone() == null) {
            errors.add("tel", t.get("visitor.request.error.phone"));
        }
        if (wish().isEmpty()) {
            errors.add("wens", t.get("persons.error.wish"));
        }
        if (checked().isEmpty()) {
            errors.add("controle", t.get("persons.error.check"));
        }
        if (askedOn().filter(day -> !day.isAfter(today)).isEmpty()) {
            errors.add("datum", t.get("persons.error.day"));
        }
        return errors;
    }

    PersonRequest request(UUID by) {
        return new PersonRequest(
                key(),
                email(),
                phone(),
                wish().orElseThrow(),
                checked().orElseThrow(),
                askedOn().orElseThrow(),
                by,
                null,
                null);
    }

    /** The id that the form brought along, so that sending it twice adds one row. */
    private UUID key() {
        String key = typed("sleutel");
        return key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(key) : UUID.randomUUID();
    }

    private @Nullable String email() {
        return typed("mail").isEmpty() ? null : typed("mail").toLowerCase(Locale.ROOT);
    }

    private @Nullable String phone() {
        return Input.phone(typed("tel")).orElse(null);
    }

    private Optional<PersonRequest.Wish> wish() {
        return Input.one(PersonRequest.Wish.values(), typed("wens"));
    }

    private Optional<PersonRequest.Check> checked() {
        return Input.one(PersonRequest.Check.values(), typed("controle"));
    }

    private Optional<LocalDate> askedOn() {
        return Input.day(typed("datum"));
    }

    private String typed(String name) {
        return typed.getOrDefault(name, "");
    }
}
