package nl.bruggenbouwer.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Who may open which route: the file {@code access.csv}, one row per method and route. A route without a row is closed. */
@Component
class AccessMatrix {

    /** How far somebody must be signed in. */
    enum Step {
        NONE,
        /** The link in the mail was followed. */
        LINK,
        /** As {@link #FACTOR}, and open to who has no second factor yet. */
        SET_UP,
        /** As {@link #SET_UP}, and a factor that exists was shown in the last five minutes. */
        RECENT,
        /** A second factor too, for whom one is asked. */
        FACTOR
    }

    /** Who may pass: everybody, or the holders of one of these roles (empty = every signed-in person). */
    record Row(String method, String route, Step step, Set<Role> roles) {

        boolean anyone() {
            return step == Step.NONE;
        }

        /** A route inside one area. */
        boolean ofArea() {
            return route.startsWith("/{area}/");
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    AccessMatrix() throws IOException {
        String file = new ClassPathResource("access.csv").getContentAsString(StandardCharsets.UTF_8);
        file.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(this::add);
    }

    private void add(String line) {
        String[] cells = line.split("\\s*;\\s*");
        if (cells.length != 3) {
            throw new IllegalStateException("access.csv: three cells expected: " + line);
        }
        Step step = switch (cells[2]) {
            case "anyone" -> Step.NONE;
            case "first-step" -> Step.LINK;
            case "set-up" -> Step.SET_UP;
            case "recent" -> Step.RECENT;
            default -> Step.FACTOR;
        };
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (step == Step.FACTOR && !cells[2].equals("signed-in")) {
            for (String role : cells[2].split("\\s*,\\s*")) {
                roles.add(Role.valueOf(role.toUpperCase(Locale.ROOT)));
            }
        }
        Row row = new Row(cells[0], cells[1], step, roles);
        if (rows.put(key(row.method(), row.route()), row) != null) {
            throw new IllegalStateException("access.csv: two rows for " + line);
        }
    }

    Optional<Row> row(String method, String route) {
        return Optional.ofNullable(rows.get(key(method.equals("HEAD") ? "GET" : method, route)));
    }

    Iterable<Row> rows() {
        return rows.values();
    }

    private static String key(String method, String route) {
        return method + " " + route;
    }
}
