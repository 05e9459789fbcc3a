package nl.bruggenbouwer.network;

import java.time.LocalDate;
import java.util.Optional;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.springframework.util.MultiValueMap;

/** An offer or a request as somebody typed it. */
record ExchangeForm(MultiValueMap<String, String> typed) {

    FormErrors check(Text t, NetworkChoices choices, LocalDate today) {
        FormErrors errors = new FormErrors();
        if (direction().isEmpty()) {
            errors.add("richting", t.get("network.error.direction"));
        }
        if (!choices.items().containsKey(value("punt"))) {
            errors.add("punt", t.get("network.error.item"));
        }
        if (!Input.fits(value("woorden"), 200)) {
            errors.add("woorden", t.get("network.error.words"));
        }
        if (!value("tot").isEmpty()
                && Input.day(value("tot")).filter(day -> !day.isBefore(today)).isEmpty()) {
            errors.add("tot", t.get("network.error.future"));
        }
        return errors;
    }

    /** What was typed; only after {@link #check} found nothing. */
    ExchangeEntry entry(LocalDate today) {
        return new ExchangeEntry(
                Input.key(value("sleutel")),
                direction().orElseThrow(),
                value("punt"),
                value("woorden"),
                today,
                Input.day(value("tot")).orElse(null));
    }

    private String value(String field) {
        return Input.line(typed.getFirst(field));
    }

    private Optional<ExchangeEntry.Direction> direction() {
        return Input.one(ExchangeEntry.Direction.values(), value("richting"));
    }
}
