package nl.bruggenbouwer.questionnaire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.bruggenbouwer.questionnaire.Question.Choice;
import nl.bruggenbouwer.questionnaire.Question.FreeText;
import nl.bruggenbouwer.questionnaire.Question.MultipleChoice;
import nl.bruggenbouwer.questionnaire.Question.SingleChoice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a questionnaire in one fixed form: fields in a fixed order, each option and side in full. */
final class QuestionnaireJson {

    private static final JsonMapper JSON = new JsonMapper();

    private QuestionnaireJson() {}

    static String write(Questionnaire questionnaire) {
        ObjectNode root = JSON.createObjectNode().put("id", questionnaire.id());
        var themes = root.putArray("themes");
        questionnaire
                .themes()
                .forEach(t -> themes.addObject().put("code", t.code()).put("text", t.text()));
        var exchange = root.putArray("exchange");
        questionnaire
                .exchange()
                .forEach(item -> exchange.addObject()
                        .put("code", item.code())
                        .put("form", item.form().name())
                        .put("need", item.need())
                        .put("offer", item.offer()));
        var parts = root.putArray("parts");
        for (Part part : questionnaire.parts()) {
            var questions = parts.addObject().put("title", part.title()).putArray("questions");
            part.questions().forEach(question -> write(question, questions.addObject()));
        }
        ObjectNode presets = root.putObject("presets");
        questionnaire.presets().forEach((name, codes) -> {
            var list = presets.putArray(name);
            codes.forEach(list::add);
        });
        return JSON.writeValueAsString(root);
    }

    private static void write(Question question, ObjectNode node) {
        node.put("code", question.code()).put("kind", kind(question));
        write(question.text(), node);
        if (question.help() != null) {
            node.put("help", question.help());
        }
        if (question instanceof MultipleChoice multiple && multiple.sensitive()) {
            node.put("sensitive", true);
        }
        if (question instanceof SingleChoice single && !single.figure().isEmpty()) {
            var figure = node.putArray("figure");
            inOrder(single.options(), single.figure()).forEach(figure::add);
        }
        if (question instanceof Choice choice) {
            var options = node.putArray("options");
            for (Option option : choice.options()) {
                ObjectNode written = options.addObject().put("code", option.code());
                write(option.text(), written);
                if (option.dropped()) {
                    written.put("dropped", true);
                }
            }
        }
    }

    private static void write(Wording wording, ObjectNode node) {
        ObjectNode text = node.putObject("text");
        wording.perSide().forEach((side, words) -> text.put(side.name(), words));
    }

    private static String kind(Question question) {
        if (question instanceof FreeText) {
            return "free";
        }
        return question instanceof SingleChoice ? "single" : "multiple";
    }

    private static Set<String> inOrder(List<Option> options, Set<String> codes) {
        Set<String> ordered = new LinkedHashSet<>();
        options.stream().map(Option::code).filter(codes::contains).forEach(ordered::add);
        return ordered;
    }
}
