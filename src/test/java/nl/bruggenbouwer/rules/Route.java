package nl.bruggenbouwer.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.identity.Role;
import org.springframework.core.io.ClassPathResource;

/** A row of access.csv, read apart from the program's own reading. */
record Route(String method, String path, String who) {

    /** What a form needs so that looking up its object is reached. */
    static final Map<String, String> FORM = Map.ofEntries(
            Map.entry("zijde", "FORMAL"),
            Map.entry("aantal", "1"),
            Map.entry("tekst", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("factor", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("account", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("feit", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("afspraak", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("partij", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("uren", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("kwijt", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("rol", "TRAINER"),
            Map.entry("antwoord", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("datum", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("sleutel", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("bron", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("onderdeel", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("ronde", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("wens", "00000000-0000-4000-8000-0000000000ff"),
            Map.entry("voor", "00000000-0000-4000-8000-0000000000ff"));

    static List<Route> all() {
        try {
            return new ClassPathResource("access.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*;\\s*"))
                    .map(cells -> new Route(cells[0].strip(), cells[1], cells[2].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean ofDemo() {
        return path.equals("/demo") || path.startsWith("/demo/");
    }

    /** A form without session and token: whence it was sent is looked at instead. */
    boolean withoutSession() {
        return path.equals("/v")
                || path.equals("/aanvraag")
                || path.startsWith("/d/")
                || path.equals("/b")
                || path.startsWith("/b/")
                || path.startsWith("/i/")
                || path.startsWith("/g/")
                || path.startsWith("/a/")
                || path.startsWith("/aanbod/")
                || path.startsWith("/modulen/")
                || path.startsWith("/les/")
                || path.startsWith("/o/");
    }

    boolean ofArea() {
        return path.startsWith("/{area}/");
    }

    boolean forAnyone() {
        return who.equals("anyone");
    }

    boolean allows(Role role) {
        return Set.of("signed-in", "first-step", "set-up", "recent").contains(who) || roles().contains(role);
    }

    private Set<Role> roles() {
        return Stream.of(who.split("\\s*,\\s*"))
                .map(name -> Role.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    boolean names(String variable) {
        return path.contains("{" + variable + "}");
    }

    /** The address, with these values for its variables; a variable that is not among them gets a word that means nothing. */
    String address(Map<String, String> values) {
        String address = path;
        for (Map.Entry<String, String> value : values.entrySet()) {
            address = address.replace("{" + value.getKey() + "}", value.getValue());
        }
        return address.replaceAll("\\{[a-z0-9]+\\}", "iets");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
