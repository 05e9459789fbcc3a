package nl.bruggenbouwer.content;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One object in a content file. It knows its place, and what is wrong in it is noted there. */
public final class ContentObject {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private final ContentFile file;
    private final String place;
    private final JsonNode node;

    public ContentObject(ContentFile file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    /** The same object under a better name, now that its code is known. */
    public ContentObject at(String better) {
        return new ContentObject(file, better, node);
    }

    public ContentFile file() {
        return file;
    }

    public String place() {
        return place;
    }

    public void mistake(String what) {
        file.mistake(place, what);
    }

    public void allow(String... fields) {
        Set<String> allowed = Set.of(fields);
        for (String field : node.propertyNames()) {
            if (!allowed.contains(field)) {
                mistake("unknown field " + field);
            }
        }
    }

    public boolean has(String field) {
        return node.has(field);
    }

    public @Nullable JsonNode get(String field) {
        return node.get(field);
    }

    public Set<String> fields() {
        return new LinkedHashSet<>(node.propertyNames());
    }

    /** Capitals, digits and underscores; empty when it is wrong. */
    public String code() {
        JsonNode value = node.get("code");
        if (value == null) {
            mistake("code is missing");
            return "";
        }
        if (!value.isString() || !CODE.matcher(value.stringValue()).matches()) {
            mistake("code must be 1 to 40 capitals, digits or _, and start with a capital");
            return "";
        }
        return value.stringValue();
    }

    /** A Dutch text that people read. */
    public String text(String field) {
        String text = word(field);
        if (!text.isEmpty()) {
            checkText(field, text);
        }
        return text;
    }

    public @Nullable String optionalText(String field) {
        return node.has(field) ? text(field) : null;
    }

    public void checkText(String field, String text) {
        checkText(field, text, 200);
    }

    void checkText(String field, String text, int most) {
        if (text.isBlank()) {
            mistake(field + " is empty");
        } else if (!text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
            mistake(field + " must be one line without spaces around it");
        }
        if (text.length() > most) {
            mistake(field + " has " + text.length() + " characters; at most " + most);
        }
        for (String sentence : Sentences.of(text)) {
            int words = Sentences.words(sentence).size();
            if (words > 15) {
                mistake(field + " has a sentence of " + words + " words; at most 15: " + sentence);
            }
        }
    }

    /** Any text that must be there. */
    public String word(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            mistake(field + " is missing");
            return "";
        }
        if (!value.isString()) {
            mistake(field + " must be a text between quotes");
            return "";
        }
        if (value.stringValue().isEmpty()) {
            mistake(field + " is empty");
        }
        return value.stringValue();
    }

    /** Any text, or null when it is absent or null. */
    public @Nullable String optionalWord(String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : word(field);
    }

    /** A date that must be there; null when it is wrong. */
    public @Nullable LocalDate date(String field) {
        try {
            return LocalDate.parse(word(field));
        } catch (DateTimeParseException e) {
            mistake(field + " must be written as 2026-11-24");
            return null;
        }
    }

    /** A whole number above zero, or null when it is absent. */
    public @Nullable Integer optionalNumber(String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isInt() && value.intValue() > 0) {
            return value == null ? null : value.intValue();
        }
        mistake(field + " must be a whole number above zero");
        return null;
    }

    public boolean flag(String field) {
        JsonNode value = node.get(field);
        if (value != null && !value.isBoolean()) {
            mistake(field + " must be true or false");
        }
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** Different words of a list that must be there. */
    public List<String> words(String field) {
        List<String> words = new ArrayList<>();
        for (JsonNode value : list(field)) {
            if (!value.isString()) {
                mistake(field + " must hold texts between quotes");
            } else if (words.contains(value.stringValue())) {
                mistake(field + " names " + value.stringValue() + " twice");
            } else {
                words.add(value.stringValue());
            }
        }
        return words;
    }

    /** The objects of a list that must be there; each is called after the list's singular and its number. */
    public List<ContentObject> objects(String field, String singular) {
        List<ContentObject> objects = new ArrayList<>();
        List<JsonNode> values = list(field);
        for (int i = 0; i < values.size(); i++) {
            ContentObject object = child(singular + " " + (i + 1), values.get(i));
            if (object != null) {
                objects.add(object);
            }
        }
        return objects;
    }

    /** An object inside this one, or null when it is something else. */
    public @Nullable ContentObject child(String name, JsonNode value) {
        ContentObject child = new ContentObject(file, place.isEmpty() ? name : place + ", " + name, value);
        if (value.isObject()) {
            return child;
        }
        child.mistake("must be an object between { and }");
        return null;
    }

    public List<JsonNode> list(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            mistake(field + " is missing");
            return List.of();
        }
        if (!value.isArray() || value.isEmpty()) {
            mistake(field + " must be a list between [ and ] that is not empty");
            return List.of();
        }
        return List.copyOf(value.values());
    }

    /** Notes each code that comes back. */
    public void unique(String what, List<String> codes) {
        Set<String> seen = new HashSet<>();
        for (String code : codes) {
            if (!code.isEmpty() && !seen.add(code)) {
                mistake("two " + what + " are called " + code);
            }
        }
    }
}
