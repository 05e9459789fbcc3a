package nl.bruggenbouwer.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A block as somebody filled it in.
 *
 * @param values by code of the field, without what was left empty
 * @param read the version over which it is saved; of a block in conflict the newer one only when its own button was pressed
 * @param was {@link #digest} of what stood in it when it was read
 */
record BlockForm(TalkForm.Block block, Map<String, List<String>> values, int read, String was) {

    /** The blocks that were sent: those with a version. */
    static List<BlockForm> read(TalkForm form, MultiValueMap<String, String> sent) {
        return form.blocks().stream()
                .filter(block -> sent.containsKey("versie-" + block.code()))
                .map(block -> read(block, sent))
                .toList();
    }

    private static BlockForm read(TalkForm.Block block, MultiValueMap<String, String> sent) {
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
        Map<String, String> one = sent.toSingleValueMap();
        boolean chosen = block.code().equals(one.get("kies"));
        String version = one.getOrDefault((chosen ? "nieuw-" : "versie-") + block.code(), "");
        return new BlockForm(
                block,
                values,
                version.matches("[0-9]{1,6}") ? Integer.parseInt(version) : 0,
                one.getOrDefault("was-" + block.code(), ""));
    }

    private static String lines(String typed) {
        return Input.text(typed).replaceAll("\n{2,}", "\n");
    }

    /** Adds what is wrong; false when something is. */
    boolean check(Text t, FormErrors errors) {
        int before = errors.all().size();
        for (TalkForm.Field field : block.fields()) {
            for (String value : values.getOrDefault(field.code(), List.of())) {
                wrong(t, field, value).ifPresent(message -> errors.add(field.name(block), message));
            }
        }
        Map<String, TalkForm.Field> chosen = new HashMap<>();
        for (TalkForm.Field field : block.fields()) {
            if (field.kind() == TalkForm.Kind.CHOICE && values.containsKey(field.code())) {
                TalkForm.Field earlier =
                        chosen.putIfAbsent(values.get(field.code()).get(0), field);
                if (earlier != null && earlier.options().equals(field.options())) {
                    errors.add(field.name(block), t.get("talk.error.twice", earlier.label()));
                }
            }
        }
        return errors.all().size() == before;
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

    /** Whether somebody typed something else than what was read, or than what is there by now. Only for a form without faults. */
    boolean changes(Talk.Filled there) {
        Map<String, List<String>> kept = kept();
        return !kept.equals(there.values()) && !digest(block, kept).equals(was);
    }

    /** Tells whether somebody changed a block, without the text that was there. */
    static String digest(TalkForm.Block block, Map<String, List<String>> values) {
        List<List<String>> inOrder = block.fields().stream()
                .map(field -> values.getOrDefault(field.code(), List.of()))
                .toList();
        return DigestUtils.sha256Hex(JsonMapper.shared().writeValueAsString(inOrder))
                .substring(0, 16);
    }

    /** As if it were saved, to show it once more. */
    Talk.Filled typed(int version) {
        return new Talk.Filled(values, version, null, null);
    }
}
