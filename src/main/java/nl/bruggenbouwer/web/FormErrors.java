package nl.bruggenbouwer.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form: the same words above the form and at the field, in field order. */
public final class FormErrors {

    /** One fault: the id of the field, and what to do, in the page's language. */
    public record Fault(String field, String message) {}

    private final List<Fault> faults = new ArrayList<>();

    /** Adds a fault; the first one of a field counts. */
    public FormErrors add(String field, String message) {
        if (at(field) == null) {
            faults.add(new Fault(field, message));
        }
        return this;
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    public List<Fault> all() {
        return List.copyOf(faults);
    }

    public @Nullable String at(String field) {
        return faults.stream()
                .filter(f -> f.field().equals(field))
                .map(Fault::message)
                .findFirst()
                .orElse(null);
    }
}
