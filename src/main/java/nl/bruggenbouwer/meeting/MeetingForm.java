package nl.bruggenbouwer.meeting;

import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NeutralWords;
import nl.bruggenbouwer.web.Text;

/** What a coordinator typed about a meeting. */
public record MeetingForm(Map<String, String> typed) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** As a meeting stands. */
    static MeetingForm of(JointMeeting meeting) {
        return new MeetingForm(Map.of(
                "titel", meeting.title(),
                "dag", meeting.day().toString(),
                "van", meeting.from().toString(),
                "tot", meeting.until().toString(),
                "plaats", meeting.place(),
                "agenda", meeting.agenda()));
    }

    FormErrors check(Text t) {
        FormErrors errors = new FormErrors();
        String title = typed("titel");
        if (!Input.fits(title, 80)) {
            errors.add("titel", t.get("meeting.error.title"));
        } else if (!NeutralWords.neutral(title)) {
            errors.add("titel", t.get("meeting.error.title.neutral"));
        }
        if (Input.day(typed("dag")).isEmpty()) {
            errors.add("dag", t.get("meeting.error.day"));
        }
        Optional<LocalTime> from = Input.time(typed("van"));
        Optional<LocalTime> until = Input.time(typed("tot"));
        if (from.isEmpty()) {
            errors.add("van", t.get("meeting.error.time"));
        }
        if (until.isEmpty() || from.isPresent() && !until.get().isAfter(from.get())) {
            errors.add("tot", t.get("meeting.error.until"));
        }
        if (typed("plaats").length() > 200) {
            errors.add("plaats", t.get("meeting.error.place"));
        } else if (!NeutralWords.neutral(typed("plaats"))) {
            errors.add("plaats", t.get("meeting.error.place.neutral"));
        }
        if (typed("agenda").length() > 4000) {
            errors.add("agenda", t.get("meeting.error.agenda"));
        }
        return errors;
    }

    /** What people are told by mail when it changes. */
    String facts() {
        return Stream.of("dag", "van", "tot", "plaats").map(this::typed).collect(Collectors.joining(" "));
    }

    /** After a check without faults. */
    JointMeeting.Plan plan(UUID id, UUID engagement) {
        return new JointMeeting.Plan(
                id,
                engagement,
                typed("titel"),
                Input.day(typed("dag")).orElseThrow(),
                Input.time(typed("van")).orElseThrow(),
                Input.time(typed("tot")).orElseThrow(),
                typed("plaats"),
                typed("agenda"));
    }

    FormErrors checkHeld(Text t, Set<UUID> representatives) {
        FormErrors errors = new FormErrors();
        for (Side side : Side.values()) {
            if (people(side).isEmpty()) {
                errors.add("aanwezig-" + side, t.get("meeting.error.present"));
            }
        }
        if (typed("verslag").length() > 8000) {
            errors.add("verslag", t.get("meeting.error.minutes"));
        }
        if (representatives.size() == 1) {
            errors.add("namens", t.get("meeting.error.representatives"));
        }
        return errors;
    }

    /** After a check without faults. */
    JointMeeting.Held held(Set<UUID> representatives) {
        Map<Side, Integer> present = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            present.put(side, people(side).orElseThrow());
        }
        String edit = typed("versie");
        return new JointMeeting.Held(
                present, typed("verslag"), representatives, edit.matches("[0-9]{1,6}") ? Integer.parseInt(edit) : 0);
    }

    private Optional<Integer> people(Side side) {
        String number = typed("aanwezig-" + side);
        return number.matches("[0-9]{1,3}") && Integer.parseInt(number) <= 500
                ? Optional.of(Integer.valueOf(number))
                : Optional.empty();
    }
}
