package nl.bruggenbouwer.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.content.ContentFile;
import nl.bruggenbouwer.content.ContentObject;
import nl.bruggenbouwer.start.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What is asked in the first talks: content/talks.json. Every mistake in it is named. */
@Component
class TalkContent {

    private static final int LINE = 120;
    private static final int LONGEST = 400;

    private final Map<Talk.Kind, TalkForm> forms;

    TalkContent(Settings settings, IntakeContent content) {
        forms = read(settings.content().resolve("talks.json"), content.themeTexts());
    }

    TalkForm form(Talk.Kind kind) {
        return Objects.requireNonNull(forms.get(kind));
    }

    static Map<Talk.Kind, TalkForm> read(Path path, Map<String, String> themes) {
        ContentFile file = new ContentFile(ContentFile.nameOf(path));
        ContentObject root = file.parse(ContentFile.text(path));
        root.allow("lists", "talks");
        Map<String, Map<String, String>> lists = new HashMap<>();
        lists.put("themes", themes);
        ContentObject named = child(root, "lists");
        if (named != null) {
            named.fields().forEach(name -> lists.put(name, options(named, name)));
        }
        if (!lists.containsKey("yesno")) {
            root.mistake("lists needs a list yesno");
        }
        Map<Talk.Kind, TalkForm> forms = new EnumMap<>(Talk.Kind.class);
        ContentObject talks = child(root, "talks");
        if (talks != null) {
            talks.allow(Stream.of(Talk.Kind.values()).map(Talk.Kind::name).toArray(String[]::new));
            for (Talk.Kind kind : Talk.Kind.values()) {
                List<TalkForm.Block> blocks = talks.objects(kind.name(), kind + " block").stream()
                        .map(block -> block(block, lists))
                        .toList();
                talks.unique(
                        kind.name(), blocks.stream().map(TalkForm.Block::code).toList());
                forms.put(kind, new TalkForm(blocks));
            }
        }
        file.failOnMistakes();
        return forms;
    }

    private static @Nullable ContentObject child(ContentObject parent, String name) {
        JsonNode value = parent.get(name);
        if (value == null) {
            parent.mistake(name + " is missing");
            return null;
        }
        return parent.child(name, value);
    }

    private static TalkForm.Block block(ContentObject block, Map<String, Map<String, String>> lists) {
        block.allow("code", "title", "hint", "shows", "fields");
        String code = block.code();
        ContentObject named = code.isEmpty() ? block : block.at(block.place() + " (" + code + ")");
        List<TalkForm.Field> fields = named.objects("fields", "field").stream()
                .map(field -> field(field, lists))
                .toList();
        named.unique("fields", fields.stream().map(TalkForm.Field::code).toList());
        return new TalkForm.Block(
                code,
                named.text("title"),
                named.optionalText("hint"),
                named.has("shows") ? one(named, "shows", TalkForm.Shows.values()) : null,
                fields);
    }

    private static TalkForm.Field field(ContentObject field, Map<String, Map<String, String>> lists) {
        field.allow("code", "kind", "label", "hint", "max", "few", "report", "options");
        String code = field.code();
        ContentObject named = code.isEmpty() ? field : field.at(field.place() + " (" + code + ")");
        TalkForm.Kind kind = Objects.requireNonNullElse(one(named, "kind", TalkForm.Kind.values()), TalkForm.Kind.LINE);
        boolean choosing = kind == TalkForm.Kind.CHOICE || kind == TalkForm.Kind.CHOICES;
        boolean writing = kind == TalkForm.Kind.LINE || kind == TalkForm.Kind.LINES;
        Integer max = named.optionalNumber("max");
        Integer few = named.optionalNumber("few");
        if (max != null && (!writing || max > LONGEST)) {
            named.mistake("max is for a text, and " + LONGEST + " at most");
        }
        if (few != null && kind != TalkForm.Kind.NUMBER) {
            named.mistake("few is for a number");
        }
        if (choosing != named.has("options")) {
            named.mistake(choosing ? "options is missing" : "options is for choice and choices");
        }
        return new TalkForm.Field(
                code,
                named.text("label"),
                named.optionalText("hint"),
                kind,
                max != null ? max : writing ? LINE : 0,
                few == null ? 0 : few,
                !named.has("report") || named.flag("report"),
                kind == TalkForm.Kind.YESNO
                        ? lists.getOrDefault("yesno", Map.of())
                        : choosing && named.has("options") ? optionsOf(named, lists) : Map.of());
    }

    /** A list of its own, or the name of one. */
    private static Map<String, String> optionsOf(ContentObject field, Map<String, Map<String, String>> lists) {
        JsonNode value = Objects.requireNonNull(field.get("options"));
        if (!value.isString()) {
            return options(field, "options");
        }
        Map<String, String> list = lists.get(value.stringValue());
        if (list == null) {
            field.mistake("there is no list " + value.stringValue());
            return Map.of();
        }
        return list;
    }

    private static Map<String, String> options(ContentObject parent, String name) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> codes = new ArrayList<>();
        for (ContentObject option : parent.objects(name, name + " option")) {
            option.allow("code", "text");
            String code = option.code();
            codes.add(code);
            options.put(code, option.text("text"));
        }
        parent.unique(name, codes);
        return options;
    }

    /** The value of a word in small letters. */
    private static <E extends Enum<E>> @Nullable E one(ContentObject object, String name, E[] values) {
        String word = object.word(name);
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
                return value;
            }
        }
        object.mistake(name + " must be one of "
                + Stream.of(values)
                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
        return null;
    }
}
