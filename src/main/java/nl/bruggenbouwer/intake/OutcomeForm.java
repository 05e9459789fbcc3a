package nl.bruggenbouwer.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;

/** The outcome of a talk as somebody chose it. What it does to the traject obeys the rules of every fact. */
record OutcomeForm(Map<String, String> typed, LocalDate today) {

    FormErrors check(Text t) {
        FormErrors errors = new FormErrors();
        if (choice().isEmpty()) {
            errors.add("uitslag", t.get("talk.error.outcome"));
        } else {
            factForm().check(t).all().forEach(fault -> errors.add(fault.field(), fault.message()));
        }
        return errors;
    }

    private Optional<Talk.Outcome.Choice> choice() {
        return Input.one(Talk.Outcome.Choice.values(), typed.getOrDefault("uitslag", ""));
    }

    private FactForm factForm() {
        Fact.Kind kind = switch (choice().orElseThrow()) {
            case GO -> Fact.Kind.RESUMED;
            case LATER -> Fact.Kind.PAUSED;
            case NO -> Fact.Kind.STOPPED;
        };
        return new FactForm(
                Map.of(
                        "soort", kind.name(),
                        "reden", typed.getOrDefault("reden", ""),
                        "wek", typed.getOrDefault("wek", "")),
                today);
    }

    /** What the traject notes; only after {@link #check} found nothing. */
    Fact fact(UUID by) {
        return factForm().fact(by);
    }

    Talk.Outcome outcome(UUID by, Instant now) {
        Fact fact = fact(by);
        return new Talk.Outcome(choice().orElseThrow(), fact.until(), fact.reason(), now, by);
    }
}
