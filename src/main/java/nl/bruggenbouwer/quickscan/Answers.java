package nl.bruggenbouwer.quickscan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Part;
import nl.bruggenbouwer.questionnaire.Question;
import nl.bruggenbouwer.web.Input;
import org.springframework.util.MultiValueMap;

/**
 * What one respondent filled in so far. It travels inside the form and is nowhere else until it is sent.
 *
 * @param ticks codes such as NEED_SUPPORT.TRAINING
 * @param texts free texts by question code
 */
public record Answers(Set<String> ticks, Map<String, String> texts) {

    /** Characters of a free text at most; in UTF-8 that always fits what is sealed. */
    static final int TEXT_LENGTH = 500;

    static Answers none() {
        return new Answers(new LinkedHashSet<>(), new LinkedHashMap<>());
    }

    /** Names of the hidden fields that carry ticks and texts of the other parts. */
    static final String STATE = "stand";

    static final String TEXT_PREFIX = "tekst-";

    /**
     * Reads a form: the state of the other parts, then what was filled in on the parts that were on the screen.
     *
     * @throws IllegalArgumentException for anything that our own form cannot send
     */
    static Answers read(
            MultiValueMap<String, String> form, Ballot ballot, Side side, List<Part> all, List<Part> shown) {
        Answers answers = new Answers(ballot.decode(first(form, STATE)), new LinkedHashMap<>());
        Set<String> possible = all.stream()
                .flatMap(part -> part.questions().stream())
                .flatMap(question -> codes(question, side).stream())
                .collect(Collectors.toSet());
        if (!possible.containsAll(answers.ticks())) {
            throw new IllegalArgumentException("An option that this side is not asked");
        }
        for (Part part : all) {
            for (Question question : part.questions()) {
                answers.read(question, form, side, shown.contains(part));
            }
        }
        return answers;
    }

    private void read(Question question, MultiValueMap<String, String> form, Side side, boolean shown) {
        if (question instanceof Question.FreeText) {
            String text = Input.text(form.getFirst(shown ? question.code() : TEXT_PREFIX + question.code()));
            if (!text.isBlank()) {
                texts.put(question.code(), text);
            }
        } else if (shown) {
            Set<String> codes = codes(question, side);
            ticks.removeAll(codes);
            List<String> chosen = form.getOrDefault(question.code(), List.of());
            if (question instanceof Question.SingleChoice && chosen.size() > 1) {
                throw new IllegalArgumentException("More than one answer");
            }
            for (String option : chosen) {
                String code = question.code() + "." + option;
                if (!codes.contains(code)) {
                    throw new IllegalArgumentException("An unknown option");
                }
                ticks.add(code);
            }
            dropNoneBesideOthers((Question.Choice) question);
        }
    }

    /** Without JavaScript somebody can tick "Geen van deze" beside other options: the others count. */
    private void dropNoneBesideOthers(Question.Choice question) {
        Set<String> dropped = question.options().stream()
                .filter(option -> option.dropped())
                .map(option -> Ballot.code(question, option))
                .collect(Collectors.toSet());
        boolean others =
                ticks.stream().anyMatch(code -> code.startsWith(question.code() + ".") && !dropped.contains(code));
        if (others) {
            ticks.removeAll(dropped);
        }
    }

    private static Set<String> codes(Question question, Side side) {
        return question instanceof Question.Choice choice
                ? choice.optionsFor(side).stream()
                        .map(option -> Ballot.code(question, option))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }

    /** The free texts as one, for the seal. */
    String text() {
        return String.join("\n", texts.values());
    }
}
