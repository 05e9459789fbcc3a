package nl.bruggenbouwer.intake;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/** A request as somebody typed it, on the site or for somebody who called. */
record RequestForm(Map<String, String> typed) {

    FormErrors check(Text t, Set<String> topics) {
        FormErrors errors = new FormErrors();
        if (kind().isEmpty()) {
            errors.add("soort", t.get("visitor.request.error.kind"));
        }
        if (!Input.fits(place(), 80)) {
            errors.add("plaats", t.get("visitor.request.error.place"));
        }
        if (!topics.contains(topic())) {
            errors.add("over", t.get("visitor.request.error.topic"));
        }
        if (!Input.fits(name(), 80)) {
            errors.add("naam", t.get("visitor.request.error.name"));
        }
        boolean noMail = typed("mail").isEmpty();
        boolean noPhone = typed("tel").isEmpty();
        if (noMail && noPhone) {
            errors.add("mail", t.get("visitor.request.error.contact"));
        }
        if (!noMail && !Input.isMailAddress(typed("mail"))) {
            errors.add("mail", t.get("visitor.request.error.mail"));
        }
        if (!noPhone && Input.phone(typed("tel")).isEmpty()) {
            errors.add("tel", t.get("visitor.request.error.phone"));
        }
        return errors;
    }

    Optional<Request.Kind> kind() {
        return Input.one(Request.Kind.values(), typed("soort"));
    }

    String topic() {
        return typed("over");
    }

    String place() {
        return typed("plaats");
    }

    String name() {
        return typed("naam");
    }

    @Nullable
    String email() {
        return typed("mail").isEmpty() ? null : typed("mail");
    }

    /** In international form: +31301234567. */
    @Nullable
    String phone() {
        return Input.phone(typed("tel")).orElse(null);
    }

    private String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
