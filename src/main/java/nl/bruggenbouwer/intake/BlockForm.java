package nl.bruggenbouwer.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.springframework.util.MultiValueMap;

/**
 * A block as somebody filled it in.
 *
 * @param values by code of the field, without what was left empty
 * @param read the version over which it is saved
 */
record BlockForm(TalkForm.Block block, Map<String, List<String>> values, int read) {

    static BlockForm read(TalkForm.Block block, MultiValueMap<String, String> sent) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (TalkForm.Field field : block.fields()) {
            List<String> typed = sent.getOrDefault(field.name(block), List.of()).stream()
                    .map(value -> field.kind() == TalkForm.Kind.LINES ? lines(value) : Input.line(value))
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .limit(
                            field.kind() == TalkForm.Kind.CHOICES
                                    ? field.options().size()
                                    : 1)
                    .toList();
            if (!typed.isEmpty()) {
                values.put(field.code(), typed);
            }
        }
        String version = sent.toSingleValueMap().getOrDefault("versie", "");
        return new BlockForm(block, values, version.matches("[0-9]{1,6}") ? Integer.parseInt(version) : 0);
    }

    private static String lines(String typed) {
        return Input.text(typed).replaceAll("\n{2,}", "\n");
    }

    FormErrors check(Text t) {
        FormErrors errors = new FormErrors();
        for (TalkForm.Field field : block.fields()) {
            for (String value : values.getOrDefault(field.code(), List.of())) {
                wrong(t, field, value).ifPresent(message -> errors.add(field.name(block), message));
            }
        }
        return errors;
    }

    private static Optional<String> wrong(Text t, TalkForm.Field field, String value) {
        return switch (field.kind()) {
            case LINE, LINES ->
                Input.fits(value, field.max()) ? Optional.empty() : Optional.of(t.get("talk.error.long", field.max()));
            case DATE -> Input.day(value).isPresent() ? Optional.empty() : Optional.of(t.get("traject.error.date"));
            case NUMBER -> value.matches("[0-9]{1,4}") ? Optional.empty() : Optional.of(t.get("talk.error.number"));
            case CHOICE, CHOICES, YESNO ->
                field.options().containsKey(value) ? Optional.empty() : Optional.of(t.get("talk.error.choice"));
        };
    }

    /** The values as they are kept: a day as 2026-11-25. */
    Map<String, List<String>> kept() {
        Map<String, List<String>> kept = new LinkedHashMap<>(values);
        for (TalkForm.Field field : block.fields()) {
            if (field.kind() == TalkForm.Kind.DATE) {
                kept.computeIfPresent(
                        field.code(),
                        (code, typed) ->
                                List.of(Input.day(typed.get(0)).orElseThrow().toString()));
            }
        }
        return kept;
    }

    /** As if it were saved, to show it once more. */
    Talk.Filled typed(int version) {
        return new Talk.Filled(values, version, null, null);
    }
}
