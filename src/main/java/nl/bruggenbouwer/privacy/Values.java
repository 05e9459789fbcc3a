package nl.bruggenbouwer.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/** What a row says of a person, in the order in which it is shown. What is absent is left out. */
public final class Values {

    private final List<Value> all = new ArrayList<>();

    /**
     * One value.
     *
     * @param name its name in a file; on screen {@code personal.value.<name>}. May occur more than once
     * @param plain for another program: a text, a code, a moment or day as ISO 8601
     * @param shown in words
     */
    public record Value(String name, String plain, Function<Text, String> shown) {}

    public Values text(String name, @Nullable String text) {
        return text == null || text.isEmpty() ? this : add(name, text, t -> text);
    }

    public Values moment(String name, @Nullable Instant at) {
        return at == null ? this : add(name, at.toString(), t -> t.moment(at));
    }

    public Values day(String name, @Nullable LocalDate day) {
        return day == null ? this : add(name, day.toString(), t -> t.date(day));
    }

    /** A code of this program, with the key of its text. */
    public Values word(String name, @Nullable String code, String key) {
        return code == null ? this : add(name, code, t -> t.get(key));
    }

    public Values add(String name, String plain, Function<Text, String> shown) {
        all.add(new Value(name, plain, shown));
        return this;
    }

    public List<Value> all() {
        return List.copyOf(all);
    }
}
