package nl.bruggenbouwer.quickscan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Question;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NeutralWords;
import nl.bruggenbouwer.web.Text;
import org.springframework.util.MultiValueMap;

/**
 * What a coordinator filled in about a draft, as typed.
 *
 * @param size all questions, the short list, or the chosen ones
 * @param questions codes of the questions that are on; they count when {@code size} is "zelf"
 */
public record DraftForm(
        String title,
        String opens,
        String closes,
        String meeting,
        Set<String> languages,
        String size,
        Set<String> questions,
        Map<Side, SideRow> sides) {

    /** One side as typed. */
    public record SideRow(boolean invited, String expected, String spreadBy) {}

    private static final int MOST_EXPECTED = 5_000;

    static DraftForm of(QuickScan scan, Questionnaire own, Questionnaire basis) {
        Map<Side, SideRow> sides = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            QuickScan.Invited invited = scan.sides().get(side);
            sides.put(
                    side,
                    invited == null
                            ? new SideRow(false, "", "")
                            : new SideRow(true, Integer.toString(invited.expected()), invited.spreadBy()));
        }
        return new DraftForm(
                scan.title(),
                local(scan.opensAt()),
                local(scan.closesAt()),
                scan.meeting(),
                Set.copyOf(scan.languages()),
                codes(own).equals(codes(basis)) ? "alles" : isShort(own, basis) ? "kort" : "zelf",
                codes(own),
                sides);
    }

    private static boolean isShort(Questionnaire own, Questionnaire basis) {
        List<String> preset = basis.presets().get("kort");
        return preset != null && codes(own).equals(Set.copyOf(preset));
    }

    static DraftForm read(MultiValueMap<String, String> sent) {
        Map<Side, SideRow> sides = new EnumMap<>(Side.class);
        List<String> invited = sent.getOrDefault("zijde", List.of());
        for (Side side : Side.values()) {
            sides.put(
                    side,
                    new SideRow(
                            invited.contains(side.name()),
                            line(sent, "verwacht-" + side),
                            line(sent, "verspreider-" + side)));
        }
        return new DraftForm(
                line(sent, "titel"),
                line(sent, "opent"),
                line(sent, "sluit"),
                line(sent, "bijeenkomst"),
                Set.copyOf(sent.getOrDefault("talen", List.of())),
                line(sent, "omvang"),
                Set.copyOf(sent.getOrDefault("vraag", List.of())),
                sides);
    }

    private static String line(MultiValueMap<String, String> sent, String name) {
        return Input.line(sent.getFirst(name));
    }

    FormErrors check(Text t, Questionnaire basis, Instant now) {
        FormErrors errors = new FormErrors();
        if (title.isEmpty() || title.length() > 80) {
            errors.add("titel", t.get("qs.error.title"));
        } else if (!NeutralWords.neutral(title)) {
            errors.add("titel", t.get("qs.error.title.neutral"));
        }
        checkDates(t, now, errors);
        if (meeting.length() > 200) {
            errors.add("bijeenkomst", t.get("qs.error.long", 200, meeting.length()));
        }
        if (sides.values().stream().noneMatch(SideRow::invited)) {
            errors.add("zijde-FORMAL", t.get("qs.error.sides"));
        }
        sides.forEach((side, row) -> {
            if (row.invited() && number(row.expected()) < 1) {
                errors.add("verwacht-" + side, t.get("qs.error.expected", MOST_EXPECTED));
            }
            if (row.spreadBy().length() > 120) {
                errors.add(
                        "verspreider-" + side,
                        t.get("qs.error.long", 120, row.spreadBy().length()));
            }
        });
        if (size.equals("zelf") && codes(basis).stream().noneMatch(questions::contains)) {
            errors.add("vragen", t.get("qs.error.questions"));
        }
        return errors;
    }

    private void checkDates(Text t, Instant now, FormErrors errors) {
        Instant from = instant(opens);
        Instant until = instant(closes);
        if (from.equals(Instant.MIN)) {
            errors.add("opent", t.get("qs.error.date"));
        }
        if (until.equals(Instant.MIN)) {
            errors.add("sluit", t.get("qs.error.date"));
        } else if (!until.isAfter(from) || !until.isAfter(now)) {
            errors.add("sluit", t.get("qs.error.closes"));
        }
    }

    /** The scan with what was filled in; only after {@link #check} found nothing. */
    QuickScan on(QuickScan scan, Questionnaire version, List<String> served) {
        Map<Side, QuickScan.Invited> invited = new EnumMap<>(Side.class);
        sides.forEach((side, row) -> {
            if (row.invited()) {
                invited.put(side, new QuickScan.Invited(number(row.expected()), row.spreadBy()));
            }
        });
        List<String> chosen = new ArrayList<>(List.of("nl")); // always: what has no translation is shown in Dutch
        served.stream()
                .filter(code -> languages.contains(code) && !code.equals("nl"))
                .forEach(chosen::add);
        return scan.with(title, version.hash(), chosen, instant(opens), instant(closes), meeting, invited);
    }

    /** The questionnaire that was chosen. */
    Questionnaire version(Questionnaire basis) {
        return switch (size) {
            case "kort" -> basis.preset("kort");
            case "zelf" -> {
                Set<String> off = new LinkedHashSet<>(codes(basis));
                off.removeAll(questions);
                yield basis.without(off);
            }
            default -> basis;
        };
    }

    private static Set<String> codes(Questionnaire questionnaire) {
        return questionnaire.questions().stream().map(Question::code).collect(Collectors.toSet());
    }

    private static int number(String typed) {
        return typed.matches("[0-9]{1,4}") && Integer.parseInt(typed) <= MOST_EXPECTED ? Integer.parseInt(typed) : 0;
    }

    /** {@link Instant#MIN} when it is no date, or one that no scan can have. */
    private static Instant instant(String typed) {
        try {
            LocalDateTime local = LocalDateTime.parse(typed);
            return local.getYear() < 2020 || local.getYear() > 2100
                    ? Instant.MIN
                    : local.atZone(Time.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.MIN;
        }
    }

    private static String local(Instant at) {
        return at.atZone(Time.ZONE)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
