package nl.bruggenbouwer.network;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** An organisation as somebody typed it. */
public record OrganisationForm(MultiValueMap<String, String> typed) {

    static OrganisationForm of(Organisation organisation) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.set("naam", organisation.name());
        typed.set("zijde", organisation.side().name());
        typed.set("soort", organisation.kind().name());
        typed.set("wat", organisation.what());
        typed.set("site", organisation.website());
        typed.set(
                "koepel",
                organisation.umbrella() == null ? "" : organisation.umbrella().toString());
        typed.set("verborgen", organisation.hidden() ? "ja" : "");
        organisation.languages().forEach(code -> typed.add("taal", code));
        organisation.themes().forEach(code -> typed.add("thema", code));
        organisation.voices().forEach(voice -> typed.add("stem", voice.name()));
        return new OrganisationForm(typed);
    }

    /** One line of a field, or empty. */
    public String value(String field) {
        return Input.line(typed.getFirst(field));
    }

    public boolean ticked(String field, String code) {
        return typed.getOrDefault(field, List.of()).contains(code);
    }

    /**
     * What is wrong.
     *
     * @param umbrellas that can be chosen
     */
    FormErrors check(Text t, Set<UUID> umbrellas) {
        FormErrors errors = new FormErrors();
        if (!Input.fits(value("naam"), 120)) {
            errors.add("naam", t.get("network.error.name"));
        }
        if (side().isEmpty()) {
            errors.add("zijde", t.get("network.error.side"));
        }
        if (kind().isEmpty()) {
            errors.add("soort", t.get("network.error.kind"));
        }
        if (!value("wat").isEmpty() && !Input.fits(value("wat"), 300)) {
            errors.add("wat", t.get("network.error.long", 300));
        }
        if (!value("site").isEmpty() && website().isEmpty()) {
            errors.add("site", t.get("network.error.website"));
        }
        if (!value("koepel").isEmpty() && umbrella().filter(umbrellas::contains).isEmpty()) {
            errors.add("koepel", t.get("network.error.umbrella"));
        }
        return errors;
    }

    /** What was typed; only after {@link #check} found nothing. */
    Organisation organisation(UUID id, NetworkChoices choices, Instant now) {
        return new Organisation(
                id,
                value("naam"),
                side().orElseThrow(),
                kind().orElseThrow(),
                value("wat"),
                website().orElse(""),
                !value("verborgen").isEmpty(),
                umbrella().orElse(null),
                known("taal", choices.languages().keySet()),
                known("thema", choices.themes().keySet()),
                Stream.of(Organisation.Voice.values())
                        .filter(voice -> ticked("stem", voice.name()))
                        .collect(Collectors.toSet()),
                now,
                null);
    }

    /** Somebody was told that there is one with this name, and says that this is another. */
    boolean another() {
        return !value("toch").isEmpty();
    }

    private Set<String> known(String field, Set<String> codes) {
        return codes.stream().filter(code -> ticked(field, code)).collect(Collectors.toSet());
    }

    private Optional<Side> side() {
        return Input.one(Side.values(), value("zijde"));
    }

    private Optional<Organisation.Kind> kind() {
        return Input.one(Organisation.Kind.values(), value("soort"));
    }

    private Optional<UUID> umbrella() {
        return Input.id(value("koepel"));
    }

    /** An address of the web: with https:// before it when nothing stood there. */
    private Optional<String> website() {
        return website(value("site"));
    }

    static Optional<String> website(String typed) {
        String address = typed.matches("(?i)https?://.*") ? typed : "https://" + typed;
        try {
            URI uri = new URI(address);
            String host = uri.getHost();
            return address.length() <= 200
                            && host != null
                            && host.matches("([A-Za-z0-9-]+\\.)+[A-Za-z]{2,}")
                            && uri.getUserInfo() == null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }
}
