package nl.bruggenbouwer.intake;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/** A fact as somebody typed it. Without a date it happened today. */
record FactForm(Map<String, String> typed, LocalDate today) {

    private static final int LONGEST_NOTE = 300;

    FormErrors check(Text t) {
        FormErrors errors = new FormErrors();
        Optional<Fact.Kind> kind = kind();
        if (kind.isEmpty()) {
            errors.add("soort", t.get("traject.error.kind"));
        }
        if (on().filter(day -> !day.isAfter(today)).isEmpty()) {
            errors.add("datum", t.get("traject.error.past"));
        }
        if (!typed("voor").isEmpty() && Input.day(typed("voor")).isEmpty()) {
            errors.add("voor", t.get("traject.error.date"));
        }
        if (rests(kind)) {
            if (reason() == null) {
                errors.add("reden", t.get("traject.error.reason"));
            }
            if (kind.equals(Optional.of(Fact.Kind.PAUSED))
                    && Input.day(typed("wek")).filter(day -> day.isAfter(today)).isEmpty()) {
                errors.add("wek", t.get("traject.error.future"));
            }
        }
        if (!typed("toelichting").isEmpty() && !Input.fits(typed("toelichting"), LONGEST_NOTE)) {
            errors.add("toelichting", t.get("traject.error.long", LONGEST_NOTE));
        }
        return errors;
    }

    /** What was typed; only after {@link #check} found nothing. */
    Fact fact(UUID by) {
        Fact.Kind kind = kind().orElseThrow();
        String until = typed(kind == Fact.Kind.PAUSED ? "wek" : "voor");
        return new Fact(
                Input.key(typed.get("sleutel")),
                kind,
                on().orElseThrow(),
                Input.day(until).orElse(null),
                rests(Optional.of(kind)) ? reason() : null,
                typed("toelichting"),
                null,
                by);
    }

    private Optional<Fact.Kind> kind() {
        return Input.one(Fact.Kind.values(), typed("soort")).filter(Fact.Kind::byHand);
    }

    private static boolean rests(Optional<Fact.Kind> kind) {
        return kind.filter(k -> k == Fact.Kind.PAUSED || k == Fact.Kind.STOPPED).isPresent();
    }

    private Optional<LocalDate> on() {
        return typed("datum").isEmpty() ? Optional.of(today) : Input.day(typed("datum"));
    }

    private Fact.@Nullable Reason reason() {
        return Input.one(Fact.Reason.values(), typed("reden")).orElse(null);
    }

    private String typed(String name) {
        return typed.getOrDefault(name, "");
    }
}
