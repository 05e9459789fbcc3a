package nl.bruggenbouwer.intake;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;

/** The day and place of a talk as somebody typed them. No day is possible; a time needs a day. */
record PlanForm(Map<String, String> typed) {

    private static final int PLACE = 120;

    FormErrors check(Text t, FormErrors errors) {
        if (!typed("datum").isEmpty() && Input.day(typed("datum")).isEmpty()) {
            errors.add("datum", t.get("traject.error.date"));
        }
        if (typed("datum").isEmpty() && !typed("tijd").isEmpty()) {
            errors.add("datum", t.get("talk.error.day"));
        }
        if (!typed("tijd").isEmpty() && time().isEmpty()) {
            errors.add("tijd", t.get("talk.error.time"));
        }
        if (!typed("plaats").isEmpty() && !Input.fits(typed("plaats"), PLACE)) {
            errors.add("plaats", t.get("traject.error.long", PLACE));
        }
        return errors;
    }

    /** What was typed; only after {@link #check} found nothing. */
    Talk.Plan plan() {
        return new Talk.Plan(
                Input.day(typed("datum")).orElse(null),
                time().orElse(null),
                typed("plaats"),
                typed("online").equals("ja"));
    }

    /** As a browser sends it or as people type it: 10:30, 9.15. */
    private Optional<LocalTime> time() {
        String typed = typed("tijd").replace('.', ':');
        if (!typed.matches("[0-9]{1,2}:[0-9]{2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(typed.length() == 4 ? "0" + typed : typed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String typed(String name) {
        return typed.getOrDefault(name, "");
    }
}
