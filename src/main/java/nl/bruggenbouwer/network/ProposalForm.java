package nl.bruggenbouwer.network;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.questionnaire.ExchangeItem;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * An organisation as it presents itself: the fields of {@link OrganisationForm} and {@link ContactForm}, and for each exchange item a
 * tick with one line.
 */
public record ProposalForm(MultiValueMap<String, String> typed) {

    private static final Set<String> FIELDS = Set.of(
            "naam",
            "zijde",
            "soort",
            "wat",
            "spreekt",
            "verborgen",
            "contact-naam",
            "functie",
            "contact-taal",
            "mail",
            "tel",
            "doel",
            "bieden",
            "zoeken");

    /** The name of a direction's tick; with a code behind it, that of its line. */
    public static String field(ExchangeEntry.Direction direction) {
        return direction == ExchangeEntry.Direction.OFFER ? "bieden" : "zoeken";
    }

    public static String line(ExchangeEntry.Direction direction, String code) {
        return field(direction) + "-" + code;
    }

    /** One line of a field, or empty. */
    public String value(String field) {
        return Input.line(typed.getFirst(field));
    }

    public boolean ticked(String field, String code) {
        return typed.getOrDefault(field, List.of()).contains(code);
    }

    /** Somebody may be contacted. */
    public boolean named() {
        return Stream.of("contact-naam", "functie", "mail", "tel", "doel")
                .anyMatch(field -> !value(field).isEmpty());
    }

    public Set<Purpose> purposes() {
        return Stream.of(Purpose.values())
                .filter(purpose -> ticked("doel", purpose.name()))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** What was ticked in a direction: the typed line, or empty, by code. */
    public Map<String, String> lines(ExchangeEntry.Direction direction, NetworkChoices choices) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String code : choices.items().keySet()) {
            if (ticked(field(direction), code)) {
                lines.put(code, value(line(direction, code)));
            }
        }
        return lines;
    }

    FormErrors check(Text t, NetworkChoices choices) {
        FormErrors errors = organisation().check(t, Set.of());
        for (ExchangeEntry.Direction direction : ExchangeEntry.Direction.values()) {
            lines(direction, choices).forEach((code, line) -> {
                if (!line.isEmpty() && !Input.fits(line, 200)) {
                    errors.add(line(direction, code), t.get("network.error.long", 200));
                }
            });
        }
        if (named()) {
            contact().check(t, choices).all().forEach(fault -> errors.add(fault.field(), fault.message()));
            if (purposes().isEmpty()) {
                errors.add("doel", t.get("visitor.network.error.purpose"));
            }
        }
        return errors;
    }

    /** Nothing but the fields of this form. */
    Map<String, List<String>> known(NetworkChoices choices) {
        Map<String, List<String>> known = new HashMap<>();
        typed.forEach((field, values) -> {
            if (FIELDS.contains(field)) {
                known.put(field, values.stream().map(Input::line).toList());
            }
        });
        for (ExchangeEntry.Direction direction : ExchangeEntry.Direction.values()) {
            lines(direction, choices).forEach((code, line) -> known.put(line(direction, code), List.of(line)));
        }
        return known;
    }

    /** The languages of the organisation have a name of their own here: "taal" in the address is that of the page. */
    OrganisationForm organisation() {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>(typed);
        fields.put("taal", typed.getOrDefault("spreekt", List.of()));
        return new OrganisationForm(fields);
    }

    /** The contact as it would be kept; only when somebody is {@link #named} and {@link #check} found nothing. */
    Contact contact(UUID organisation, Instant now) {
        Contact typed = contact().contact(UUID.randomUUID(), organisation, now);
        return new Contact(
                typed.id(),
                organisation,
                typed.name(),
                typed.function(),
                typed.language(),
                typed.email(),
                typed.phone(),
                !value("verborgen").isEmpty(),
                now);
    }

    /** A tick without a line says what the item says. */
    List<ExchangeEntry> entries(NetworkChoices choices, LocalDate today) {
        List<ExchangeEntry> entries = new ArrayList<>();
        for (ExchangeEntry.Direction direction : ExchangeEntry.Direction.values()) {
            Map<String, String> lines = lines(direction, choices);
            for (ExchangeItem item : choices.items().values()) {
                String line = lines.get(item.code());
                if (line != null) {
                    entries.add(new ExchangeEntry(
                            UUID.randomUUID(),
                            direction,
                            item.code(),
                            line.isEmpty() ? words(item, direction) : line,
                            today,
                            null));
                }
            }
        }
        return entries;
    }

    /** An exchange item in the words of a direction, in Dutch. */
    public static String words(ExchangeItem item, ExchangeEntry.Direction direction) {
        return direction == ExchangeEntry.Direction.OFFER ? item.offer() : item.need();
    }

    private ContactForm contact() {
        return new ContactForm(typed);
    }
}
