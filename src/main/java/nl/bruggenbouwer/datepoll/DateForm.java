package nl.bruggenbouwer.datepoll;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NeutralWords;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/** A new poll as somebody typed it: a title, a last day, and rows of day, begin and end; empty rows count for nothing. */
public record DateForm(Map<String, String> typed, LocalDate today) {

    public static final int MOST = 20;
    private static final int FEWEST = 2;
    private static final int ROWS = 4;

    FormErrors check(Text t) {
        FormErrors errors = new FormErrors();
        if (!Input.fits(typed("titel"), 80)) {
            errors.add("titel", t.get("datepoll.error.title"));
        } else if (!NeutralWords.neutral(typed("titel"))) {
            errors.add("titel", t.get("datepoll.error.neutral"));
        }
        Set<Object> seen = new HashSet<>();
        List<Integer> rows = filled();
        for (int row : rows) {
            Optional<LocalDate> day = Input.day(typed("dag-" + row)).filter(d -> !d.isBefore(today));
            Optional<LocalTime> from = Input.time(typed("van-" + row));
            Optional<LocalTime> until = Input.time(typed("tot-" + row));
            if (day.isEmpty()) {
                errors.add("dag-" + row, t.get("datepoll.error.day"));
            } else if (from.isEmpty() || until.isEmpty()) {
                errors.add((from.isEmpty() ? "van-" : "tot-") + row, t.get("datepoll.error.time"));
            } else if (!until.get().isAfter(from.get())) {
                errors.add("tot-" + row, t.get("datepoll.error.order"));
            } else if (!seen.add(List.of(day.get(), from.get(), until.get()))) {
                errors.add("dag-" + row, t.get("datepoll.error.twice"));
            }
        }
        if (rows.size() < FEWEST) {
            errors.add("dag-" + rows.size(), t.get("datepoll.error.few", FEWEST));
        }
        LocalDate last = rows.stream()
                .flatMap(row -> Input.day(typed("dag-" + row)).stream())
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
        if (Input.day(typed("sluit"))
                .filter(d -> !d.isBefore(today) && !d.isAfter(last))
                .isEmpty()) {
            errors.add("sluit", t.get("datepoll.error.closes"));
        }
        return errors;
    }

    /** What was typed; only after {@link #check} found nothing. */
    DatePoll.Draft draft(UUID id, @Nullable UUID subject) {
        return new DatePoll.Draft(
                id,
                typed("titel"),
                subject,
                Input.day(typed("sluit")).orElseThrow(),
                filled().stream()
                        .map(row -> new DatePoll.Option(
                                UUID.randomUUID(),
                                Input.day(typed("dag-" + row)).orElseThrow(),
                                Input.time(typed("van-" + row)).orElseThrow(),
                                Input.time(typed("tot-" + row)).orElseThrow()))
                        .toList());
    }

    /** How many rows the form shows: what is filled in and one more, and more on request. */
    public int rows() {
        int last = filled().stream().mapToInt(row -> row + 1).max().orElse(0);
        int more = typed.containsKey("meer") ? ROWS : 1;
        return Math.min(MOST, Math.max(ROWS, last + more));
    }

    private List<Integer> filled() {
        return IntStream.range(0, MOST)
                .filter(row -> Stream.of("dag-", "van-", "tot-")
                        .anyMatch(field -> !typed(field + row).isEmpty()))
                .boxed()
                .toList();
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
