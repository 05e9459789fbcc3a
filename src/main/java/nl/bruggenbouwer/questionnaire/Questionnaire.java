package nl.bruggenbouwer.questionnaire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.bruggenbouwer.disclosure.Asked;
import nl.bruggenbouwer.disclosure.Kind;
import nl.bruggenbouwer.disclosure.Side;
import org.apache.commons.codec.digest.DigestUtils;

/** One version of the questionnaire. A scan keeps its version as {@link #toJson} under its {@link #hash}. */
public record Questionnaire(
        String id,
        List<Theme> themes,
        List<ExchangeItem> exchange,
        List<Part> parts,
        Map<String, List<String>> presets) {

    public Questionnaire {
        themes = List.copyOf(themes);
        exchange = List.copyOf(exchange);
        parts = List.copyOf(parts);
        presets = new LinkedHashMap<>(presets);
        presets.replaceAll((name, codes) -> List.copyOf(codes));
    }

    /** Reads what {@link #toJson} wrote. */
    public static Questionnaire parse(String json) {
        return QuestionnaireReader.read("questionnaire", json);
    }

    /** The whole version as text, always the same for the same content. Keep it as text: its hash depends on it. */
    public String toJson() {
        return QuestionnaireJson.write(this);
    }

    /** SHA-256 of the content, as 64 hexadecimal digits. */
    public String hash() {
        return DigestUtils.sha256Hex(toJson());
    }

    public List<Question> questions() {
        return parts.stream().flatMap(part -> part.questions().stream()).toList();
    }

    public Question question(String code) {
        return questions().stream()
                .filter(question -> question.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("question " + code));
    }

    /** The questions that this side is asked, in order. */
    public List<Question> questionsFor(Side side) {
        return partsFor(side).stream()
                .flatMap(part -> part.questions().stream())
                .toList();
    }

    /** The parts as this side sees them; a part without a question for it is left out. */
    public List<Part> partsFor(Side side) {
        return keep(question -> question.sides().contains(side));
    }

    /** A scan's own version: without these questions, and without the parts that become empty. */
    public Questionnaire without(Set<String> switchedOff) {
        switchedOff.forEach(this::question); // an unknown code is a mistake
        return version(question -> !switchedOff.contains(question.code()));
    }

    /** A scan's own version with the questions of a preset only. */
    public Questionnaire preset(String name) {
        List<String> codes = presets.get(name);
        if (codes == null) {
            throw new NoSuchElementException("preset " + name);
        }
        return version(question -> codes.contains(question.code()));
    }

    private Questionnaire version(Predicate<Question> kept) {
        return new Questionnaire(id, themes, exchange, keep(kept), Map.of());
    }

    private List<Part> keep(Predicate<Question> kept) {
        return parts.stream()
                .map(part -> new Part(
                        part.title(), part.questions().stream().filter(kept).toList()))
                .filter(part -> !part.questions().isEmpty())
                .toList();
    }

    /** Everything that is published of this version, and to whom it was put. Free text and dropped options are not. */
    public List<Asked> asked() {
        return questions().stream().flatMap(Questionnaire::asked).toList();
    }

    private static Stream<Asked> asked(Question question) {
        if (question instanceof Question.SingleChoice single) {
            return single.figure().isEmpty()
                    ? asked(single, Kind.SINGLE)
                    : Stream.of(new Asked(single.code() + ".FIGURE", Kind.FIGURE, single.sides()));
        }
        if (question instanceof Question.MultipleChoice multiple) {
            return asked(multiple, multiple.sensitive() ? Kind.SENSITIVE : Kind.MULTI);
        }
        return Stream.empty();
    }

    private static Stream<Asked> asked(Question.Choice question, Kind kind) {
        return question.options().stream()
                .filter(option -> !option.dropped())
                .map(option -> new Asked(question.code() + "." + option.code(), kind, option.sides()));
    }

    /** Every Dutch text that a respondent can see, with the code of the first place that uses it. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Part part : parts) {
            texts.putIfAbsent(part.title(), "-");
            for (Question question : part.questions()) {
                question.text().perSide().values().forEach(text -> texts.putIfAbsent(text, question.code()));
                if (question.help() != null) {
                    texts.putIfAbsent(question.help(), question.code());
                }
                if (question instanceof Question.Choice choice) {
                    choice.options()
                            .forEach(option -> option.text()
                                    .perSide()
                                    .values()
                                    .forEach(text -> texts.putIfAbsent(text, question.code() + "." + option.code())));
                }
            }
        }
        themes.forEach(theme -> texts.putIfAbsent(theme.text(), theme.code()));
        exchange.forEach(item -> {
            texts.putIfAbsent(item.need(), item.needCode());
            texts.putIfAbsent(item.offer(), item.offerCode());
        });
        return texts;
    }
}
