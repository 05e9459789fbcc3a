package nl.bruggenbouwer.questionnaire;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.bruggenbouwer.content.ContentFile;
import nl.bruggenbouwer.content.ContentObject;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Question.FreeText;
import nl.bruggenbouwer.questionnaire.Question.MultipleChoice;
import nl.bruggenbouwer.questionnaire.Question.SingleChoice;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a questionnaire from JSON. A text in a list of options ("themes", "need SUPPORT", "none") stands for a shared list. */
final class QuestionnaireReader {

    private static final Set<Side> ALL = EnumSet.allOf(Side.class);

    private final Map<String, List<Option>> shared = new HashMap<>();

    private QuestionnaireReader() {}

    static Questionnaire read(String fileName, String json) {
        ContentFile file = new ContentFile(fileName);
        Questionnaire read = new QuestionnaireReader().questionnaire(file.parse(json));
        file.failOnMistakes();
        return read;
    }

    private Questionnaire questionnaire(ContentObject root) {
        root.allow("id", "themes", "exchange", "none", "parts", "presets");
        String id = root.word("id");
        List<Theme> themes = themes(root);
        List<ExchangeItem> exchange = exchange(root);
        JsonNode none = root.get("none");
        ContentObject noneObject = none == null ? null : root.child("none", none);
        if (noneObject != null) {
            shared.put("none", List.of(option(noneObject, ALL)));
        }
        List<Part> parts = new ArrayList<>();
        for (ContentObject part : root.objects("parts", "part")) {
            part.allow("title", "questions");
            List<Question> questions = new ArrayList<>();
            for (ContentObject question : part.objects("questions", "question")) {
                Question read = question(question);
                if (read != null) {
                    questions.add(read);
                }
            }
            parts.add(new Part(part.text("title"), questions));
        }
        Questionnaire read = new Questionnaire(id, themes, exchange, parts, presets(root));
        root.unique("questions", read.questions().stream().map(Question::code).toList());
        root.unique("parts", parts.stream().map(Part::title).toList());
        Set<String> known =
                new HashSet<>(read.questions().stream().map(Question::code).toList());
        read.presets()
                .forEach((name, codes) -> codes.stream()
                        .filter(code -> !known.contains(code))
                        .forEach(code -> root.at("preset " + name).mistake("there is no question " + code)));
        return read;
    }

    private List<Theme> themes(ContentObject root) {
        List<Theme> themes = new ArrayList<>();
        for (ContentObject theme : root.objects("themes", "theme")) {
            theme.allow("code", "text");
            themes.add(new Theme(theme.code(), theme.text("text")));
        }
        root.unique("themes", themes.stream().map(Theme::code).toList());
        shared.put(
                "themes",
                themes.stream()
                        .map(theme -> new Option(theme.code(), Wording.same(theme.text(), ALL), false))
                        .toList());
        return themes;
    }

    private List<ExchangeItem> exchange(ContentObject root) {
        List<ExchangeItem> items = new ArrayList<>();
        for (ContentObject object : root.objects("exchange", "exchange item")) {
            object.allow("code", "form", "need", "offer", "needSides", "offerSides");
            String form = object.word("form");
            if (List.of(CollaborationForm.values()).stream()
                    .noneMatch(f -> f.name().equals(form))) {
                object.mistake("form must be SUPPORT, BRIDGE or ADVICE");
                continue;
            }
            ExchangeItem item = new ExchangeItem(
                    object.code(), CollaborationForm.valueOf(form), object.text("need"), object.text("offer"));
            items.add(item);
            share(
                    "need " + form,
                    new Option(item.code(), Wording.same(item.need(), sides(object, "needSides", ALL)), false));
            share(
                    "offer " + form,
                    new Option(item.code(), Wording.same(item.offer(), sides(object, "offerSides", ALL)), false));
        }
        root.unique("exchange items", items.stream().map(ExchangeItem::code).toList());
        return items;
    }

    private void share(String list, Option option) {
        shared.computeIfAbsent(list, name -> new ArrayList<>()).add(option);
    }

    private @Nullable Question question(ContentObject unnamed) {
        String code = unnamed.code();
        ContentObject question = code.isEmpty() ? unnamed : unnamed.at("question " + code);
        question.allow("code", "kind", "sides", "text", "help", "options", "sensitive", "figure", "use");
        Wording text = wording(question, ALL);
        String help = question.optionalText("help");
        String kind = question.word("kind");
        boolean sensitive = question.flag("sensitive");
        if (sensitive && !kind.equals("multiple")) {
            question.mistake("sensitive is only possible for kind multiple");
        }
        if (question.has("figure") && !kind.equals("single")) {
            question.mistake("figure is only possible for kind single");
        }
        return switch (kind) {
            case "single" -> {
                List<Option> options = options(question, text.sides());
                Set<String> figure = figure(question, options);
                if (figure.isEmpty()
                        && options.stream().anyMatch(option -> !option.sides().equals(text.sides()))) {
                    question.mistake("each option of kind single goes to all sides of the question, or name a figure");
                }
                yield new SingleChoice(code, text, help, options, figure);
            }
            case "multiple" -> new MultipleChoice(code, text, help, options(question, text.sides()), sensitive);
            case "free" -> {
                if (question.has("options")) {
                    question.mistake("options are not possible for kind free");
                }
                yield new FreeText(code, text, help);
            }
            default -> {
                question.mistake("kind must be single, multiple or free");
                yield null;
            }
        };
    }

    private List<Option> options(ContentObject question, Set<Side> asked) {
        List<Option> options = new ArrayList<>();
        List<JsonNode> entries = question.list("options");
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            if (entry.isString()) {
                sharedList(question, entry.stringValue()).forEach(option -> add(options, option, asked));
            } else {
                ContentObject object = question.child("option " + (i + 1), entry);
                if (object != null) {
                    options.add(option(object, asked));
                }
            }
        }
        question.unique("options", options.stream().map(Option::code).toList());
        boolean single = question.has("kind") && question.word("kind").equals("single");
        if (single && options.stream().anyMatch(Option::dropped)) {
            question.mistake("a dropped option is only possible for kind multiple");
        }
        for (Side side : asked) {
            if (!options.isEmpty()
                    && options.stream().noneMatch(o -> !o.dropped() && o.sides().contains(side))) {
                question.mistake("there is no option for " + side);
            }
        }
        return options;
    }

    private List<Option> sharedList(ContentObject question, String name) {
        List<Option> list = shared.get(name);
        if (list == null) {
            question.mistake("there is no list of options called '" + name + "'");
            return List.of();
        }
        String exchange = name.toUpperCase(Locale.ROOT).replace(' ', '_');
        if (name.contains(" ") && !question.place().equals("question " + exchange)) {
            question.mistake("the list '" + name + "' belongs to question " + exchange);
        }
        return list;
    }

    private static void add(List<Option> options, Option option, Set<Side> asked) {
        Wording text = option.text().only(asked);
        if (!text.sides().isEmpty()) {
            options.add(new Option(option.code(), text, option.dropped()));
        }
    }

    private static Option option(ContentObject option, Set<Side> asked) {
        option.allow("code", "text", "sides", "dropped");
        String code = option.code();
        Wording text = wording(option, asked);
        text.sides().stream()
                .filter(side -> !asked.contains(side))
                .forEach(side -> option.mistake("is for " + side + ", which the question is not asked of"));
        return new Option(code, text, option.flag("dropped"));
    }

    /** One text for all, or a text per side; then the sides follow from it. */
    private static Wording wording(ContentObject object, Set<Side> standard) {
        JsonNode text = object.get("text");
        if (text == null || !text.isObject()) {
            return Wording.same(object.text("text"), sides(object, "sides", standard));
        }
        if (object.has("sides")) {
            object.mistake("leave out sides: they follow from the texts per side");
        }
        ContentObject perSide = new ContentObject(object.file(), object.place(), text);
        Map<Side, String> texts = new LinkedHashMap<>();
        for (String name : perSide.fields()) {
            Side side = side(object, name);
            if (side != null) {
                texts.put(side, perSide.text(name));
            }
        }
        if (texts.isEmpty()) {
            object.mistake("text is missing for every side");
        }
        return new Wording(texts);
    }

    private static Set<Side> sides(ContentObject object, String field, Set<Side> standard) {
        if (!object.has(field)) {
            return standard;
        }
        Set<Side> sides = EnumSet.noneOf(Side.class);
        for (String name : object.words(field)) {
            Side side = side(object, name);
            if (side != null) {
                sides.add(side);
            }
        }
        return sides;
    }

    private static @Nullable Side side(ContentObject object, String name) {
        for (Side side : Side.values()) {
            if (side.name().equals(name)) {
                return side;
            }
        }
        object.mistake("unknown side '" + name + "'; use FORMAL, INFORMAL or MUNICIPALITY");
        return null;
    }

    private static Set<String> figure(ContentObject question, List<Option> options) {
        if (!question.has("figure")) {
            return Set.of();
        }
        Map<String, Option> known = options.stream().collect(toMap(Option::code, o -> o, (a, b) -> a));
        Set<String> figure = new HashSet<>(question.words("figure"));
        for (String code : figure) {
            if (!known.containsKey(code)) {
                question.mistake("figure names an unknown option " + code);
            }
        }
        if (figure.containsAll(known.keySet())) {
            question.mistake("figure names every option, so it says nothing");
        }
        return figure;
    }

    private static Map<String, List<String>> presets(ContentObject root) {
        Map<String, List<String>> presets = new LinkedHashMap<>();
        JsonNode node = root.get("presets");
        ContentObject object = node == null ? null : root.child("presets", node);
        if (object != null) {
            object.fields().forEach(name -> presets.put(name, object.words(name)));
        }
        return presets;
    }
}
