package nl.bruggenbouwer.quickscan;

import java.util.Map;
import java.util.Optional;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;

/**
 * Why a scan opens before anybody talked with organisations. Who is asked only when the list is ready, was not asked.
 *
 * @param note one line
 */
public record WithoutTalk(Reason reason, String note) {

    private static final int NOTE = 120;

    /** What can be chosen. */
    public enum Reason {
        KNOWN,
        OTHERWISE,
        SOON,
        OTHER
    }

    /** What was typed, or empty with what is wrong. */
    static Optional<WithoutTalk> read(Map<String, String> typed, Text t, FormErrors errors) {
        Optional<Reason> reason = Input.one(Reason.values(), typed.get("zonder-reden"));
        String note = typed.getOrDefault("zonder-regel", "");
        if (reason.isEmpty()) {
            errors.add("zonder-reden", t.get("qs.without.error.reason"));
        }
        if (!Input.fits(note, NOTE)) {
            errors.add("zonder-regel", t.get("qs.without.error.note", NOTE));
        }
        return errors.isEmpty() ? reason.map(value -> new WithoutTalk(value, note)) : Optional.empty();
    }
}
