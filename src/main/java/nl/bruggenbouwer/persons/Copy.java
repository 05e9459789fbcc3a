package nl.bruggenbouwer.persons;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.bruggenbouwer.privacy.PersonalData.Fate;
import nl.bruggenbouwer.privacy.PersonalData.Item;
import nl.bruggenbouwer.privacy.Values.Value;
import nl.bruggenbouwer.web.Download;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Pdf;
import nl.bruggenbouwer.web.Text;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A copy of what was found of somebody: to read on screen or on paper, and for another program. */
public final class Copy {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Copy() {}

    /**
     * One kind of record, to be read.
     *
     * @param stays why its rows stay when their person asks for erasure; empty when they go
     * @param rows each has a value, or an empty one, for each head
     */
    public record Part(String title, String stays, List<String> heads, List<List<String>> rows) {}

    static List<Part> parts(Found found, Text t) {
        return found.kinds().stream().map(kind -> part(kind, t)).toList();
    }

    private static Part part(Found.Kind kind, Text t) {
        List<String> names = kind.items().stream()
                .flatMap(item -> item.values().all().stream().map(Value::name))
                .distinct()
                .toList();
        List<List<String>> rows = kind.items().stream()
                .map(item -> names.stream().map(name -> shown(item, name, t)).toList())
                .toList();
        String key = "personal." + kind.data().name();
        boolean stays = kind.items().stream().anyMatch(item -> item.fate() == Fate.STAYS);
        return new Part(
                t.get(key),
                stays ? t.get(key + ".stays") : "",
                names.stream().map(name -> t.get("personal.value." + name)).toList(),
                rows);
    }

    private static String shown(Item item, String name, Text t) {
        return String.join(
                ", ",
                item.values().all().stream()
                        .filter(value -> value.name().equals(name))
                        .map(value -> value.shown().apply(t))
                        .toList());
    }

    static ResponseEntity<byte[]> pdf(Page page, Found found) {
        String title = page.t().get("persons.copy.title");
        String body = page.text("persons/pdf", Map.of("parts", parts(found, page.t()), "title", title));
        return file("pdf", "application/pdf", Pdf.render(body, title, "nl"));
    }

    static ResponseEntity<byte[]> json(Found found) {
        Map<String, List<Map<String, Object>>> kinds = new LinkedHashMap<>();
        found.kinds()
                .forEach(kind -> kinds.put(
                        kind.data().name(),
                        kind.items().stream().map(Copy::plain).toList()));
        return file("json", "application/json", JSON.writeValueAsBytes(kinds));
    }

    /** By name; what occurs more than once becomes a list. */
    private static Map<String, Object> plain(Item item) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        item.values()
                .all()
                .forEach(value -> all.computeIfAbsent(value.name(), name -> new ArrayList<>())
                        .add(value.plain()));
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("area", item.area().value());
        all.forEach(
                (name, values) -> plain.put(name, values.size() == 1 ? Objects.requireNonNull(values.get(0)) : values));
        return plain;
    }

    private static ResponseEntity<byte[]> file(String extension, String type, byte[] content) {
        return Download.of(type, "gegevens." + extension, content);
    }
}
