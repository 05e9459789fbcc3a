package nl.bruggenbouwer.menu;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.bruggenbouwer.content.Sentences;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** An offer as somebody typed it. Lines of hours and tasks have a number at the end of their fields' names. */
public record OfferForm(MultiValueMap<String, String> typed) {

    /** Fields with one text: how long it may be, and whether it may be empty. */
    private record Line(String field, int max, boolean optional) {}

    private static final List<Line> LINES = List.of(
            new Line("naam", 120, false),
            new Line("voorwie", 200, false),
            new Line("duur", 200, false),
            new Line("werk", 400, false),
            new Line("regelt-ALLIANCE", 300, true),
            new Line("regelt-MUNICIPALITY", 300, true),
            new Line("regelt-ORGANISATIONS", 300, true),
            new Line("gratisdeel", 300, true),
            new Line("kosten", 200, false));

    private static final int MOST_QUESTIONS = 12;
    private static final int LONGEST_QUESTION = 200;
    private static final int MOST_WORDS = 15;
    private static final int MOST_HOURS = 10;
    private static final int MOST_TASKS = 30;

    static OfferForm empty() {
        return new OfferForm(new LinkedMultiValueMap<>());
    }

    static OfferForm of(OfferContent offer) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.set("naam", offer.name());
        typed.set("voorwie", offer.forWhom());
        typed.set("duur", offer.duration());
        typed.set("dagdelen", offer.dayParts() == null ? "" : String.valueOf(offer.dayParts()));
        typed.set("maximum", offer.maximum() == null ? "" : String.valueOf(offer.maximum()));
        typed.set("online", offer.online() ? "ja" : "");
        typed.set("gratis", offer.free() ? "ja" : "");
        offer.themes().forEach(theme -> typed.add("thema", theme));
        typed.set("vragen", String.join("\n", offer.questions()));
        offer.forms().forEach(form -> typed.add("vorm", form.name()));
        typed.set("werk", offer.work());
        offer.arranges().forEach((who, what) -> typed.set("regelt-" + who, what));
        typed.set("gratisdeel", offer.freePart());
        typed.set("kosten", offer.cost());
        for (int n = 0; n < offer.hours().size(); n++) {
            HoursPerRole line = offer.hours().get(n);
            typed.set("rol-" + n, line.role().name());
            typed.set("voor-" + n, OfferWords.hours(line.preparation()));
            typed.set("tijdens-" + n, OfferWords.hours(line.delivery()));
            typed.set("na-" + n, OfferWords.hours(line.aftercare()));
            typed.set("keuze-" + n, line.optional() ? "ja" : "");
        }
        for (int n = 0; n < offer.checklist().size(); n++) {
            ChecklistTask task = offer.checklist().get(n);
            typed.set("taak-" + n, task.task());
            typed.set("wie-" + n, task.who().name());
            typed.set("dagen-" + n, String.valueOf(task.days()));
        }
        return new OfferForm(typed);
    }

    /** One line of a field, or empty. */
    public String value(String field) {
        return Input.line(typed.getFirst(field));
    }

    /** A field of several lines, as typed. */
    public String text(String field) {
        return Input.text(typed.getFirst(field));
    }

    public boolean ticked(String field, String code) {
        return typed.getOrDefault(field, List.of()).contains(code);
    }

    /** Lines of hours on the screen: those that were filled in, and two more. */
    public int hourLines() {
        return Math.min(MOST_HOURS, filled(MOST_HOURS, "rol-", "voor-", "tijdens-", "na-") + 2);
    }

    /** Tasks on the screen: those that were filled in, and three more. */
    public int taskLines() {
        return Math.min(MOST_TASKS, filled(MOST_TASKS, "taak-") + 3);
    }

    private int filled(int most, String... fields) {
        return IntStream.range(0, most)
                        .filter(n -> Stream.of(fields)
                                .anyMatch(field -> !value(field + n).isEmpty()))
                        .max()
                        .orElse(-1)
                + 1;
    }

    /** Number of the version that was on the screen; 0 when the form does not say. */
    int read() {
        return value("versie").matches("[0-9]{1,6}") ? Integer.parseInt(value("versie")) : 0;
    }

    private boolean longSentencesToo() {
        return !value("toch").isEmpty();
    }

    /** What is wrong. A long sentence is, unless somebody said to keep it. */
    FormErrors check(Text t) {
        FormErrors errors = new FormErrors();
        for (Line line : LINES) {
            if (value(line.field()).isEmpty() ? !line.optional() : !Input.fits(value(line.field()), line.max())) {
                errors.add(line.field(), t.get("offer.error.text", line.max()));
            }
            checkSentences(errors, line.field(), value(line.field()), t);
        }
        if (!value("dagdelen").isEmpty() && number("dagdelen", 20).isEmpty()) {
            errors.add("dagdelen", t.get("offer.error.number", 20));
        }
        if (!value("maximum").isEmpty() && number("maximum", 1000).isEmpty()) {
            errors.add("maximum", t.get("offer.error.number", 1000));
        }
        if (typed.getOrDefault("thema", List.of()).isEmpty()) {
            errors.add("thema", t.get("offer.error.themes"));
        }
        List<String> questions = questions();
        if (questions.isEmpty()
                || questions.size() > MOST_QUESTIONS
                || !questions.stream().allMatch(question -> Input.fits(question, LONGEST_QUESTION))) {
            errors.add("vragen", t.get("offer.error.questions", MOST_QUESTIONS, LONGEST_QUESTION));
        }
        questions.forEach(question -> checkSentences(errors, "vragen", question, t));
        for (int n = 0; n < hourLines(); n++) {
            if (hasHours(n) && hours(n).isEmpty()) {
                errors.add("rol-" + n, t.get("offer.error.hours"));
            }
        }
        for (int n = 0; n < taskLines(); n++) {
            if (!value("taak-" + n).isEmpty() && task(n).isEmpty()) {
                errors.add("taak-" + n, t.get("offer.error.task"));
            }
        }
        return errors;
    }

    private void checkSentences(FormErrors errors, String field, String text, Text t) {
        if (!longSentencesToo()) {
            longSentences(text)
                    .findFirst()
                    .ifPresent(sentence -> errors.add(field, t.get("offer.error.sentence", MOST_WORDS, sentence)));
        }
    }

    private static Stream<String> longSentences(String text) {
        return Sentences.of(text).stream()
                .filter(sentence -> Sentences.words(sentence).size() > MOST_WORDS);
    }

    /** Whether there is a sentence that is too long, so that the form asks whether to keep it. */
    public boolean hasLongSentence() {
        return Stream.concat(LINES.stream().map(line -> value(line.field())), questions().stream())
                .anyMatch(text -> longSentences(text).findFirst().isPresent());
    }

    private List<String> questions() {
        return text("vragen")
                .lines()
                .map(Input::line)
                .filter(question -> !question.isEmpty())
                .distinct()
                .toList();
    }

    private boolean hasHours(int n) {
        return Stream.of("rol-", "voor-", "tijdens-", "na-")
                .anyMatch(field -> !value(field + n).isEmpty());
    }

    private Optional<HoursPerRole> hours(int n) {
        Optional<TrainerRole> role = Input.one(TrainerRole.values(), value("rol-" + n));
        Optional<BigDecimal> before = quarters(value("voor-" + n));
        Optional<BigDecimal> during = quarters(value("tijdens-" + n));
        Optional<BigDecimal> after = quarters(value("na-" + n));
        return role.isEmpty() || before.isEmpty() || during.isEmpty() || after.isEmpty()
                ? Optional.empty()
                : Optional.of(new HoursPerRole(
                        role.orElseThrow(),
                        before.orElseThrow(),
                        during.orElseThrow(),
                        after.orElseThrow(),
                        !value("keuze-" + n).isEmpty()));
    }

    /** Whole hours and quarters below a hundred; nothing is 0. */
    private static Optional<BigDecimal> quarters(String typed) {
        if (typed.isEmpty()) {
            return Optional.of(BigDecimal.ZERO);
        }
        return typed.matches("[0-9]{1,2}([.,](0|00|25|5|50|75))?")
                ? Optional.of(new BigDecimal(typed.replace(',', '.')))
                : Optional.empty();
    }

    private Optional<ChecklistTask> task(int n) {
        String task = value("taak-" + n);
        Optional<Arranger> who = Input.one(Arranger.values(), value("wie-" + n));
        String days = value("dagen-" + n);
        return !Input.fits(task, 200) || who.isEmpty() || !days.matches("[0-9]{1,3}")
                ? Optional.empty()
                : Optional.of(new ChecklistTask(task, who.orElseThrow(), Integer.parseInt(days)));
    }

    private Optional<Integer> number(String field, int most) {
        return value(field).matches("[0-9]{1,4}")
                ? Optional.of(Integer.parseInt(value(field))).filter(number -> number > 0 && number <= most)
                : Optional.empty();
    }

    /**
     * What was typed; only after {@link #check} found nothing.
     *
     * @param before its translations and whether it was withdrawn stay; null = a new offer
     * @param themes all codes
     */
    OfferContent content(@Nullable OfferContent before, List<String> themes) {
        Map<Arranger, String> arranges = new EnumMap<>(Arranger.class);
        for (Arranger who : Arranger.values()) {
            if (!value("regelt-" + who).isEmpty()) {
                arranges.put(who, value("regelt-" + who));
            }
        }
        List<HoursPerRole> hours = new ArrayList<>();
        for (int n = 0; n < hourLines(); n++) {
            if (hasHours(n)) {
                hours(n).ifPresent(hours::add);
            }
        }
        List<ChecklistTask> tasks = new ArrayList<>();
        for (int n = 0; n < taskLines(); n++) {
            task(n).ifPresent(tasks::add);
        }
        return new OfferContent(
                        value("naam"),
                        value("voorwie"),
                        value("duur"),
                        number("dagdelen", 20).orElse(null),
                        number("maximum", 1000).orElse(null),
                        !value("online").isEmpty(),
                        !value("gratis").isEmpty(),
                        themes.stream().filter(theme -> ticked("thema", theme)).toList(),
                        questions(),
                        Stream.of(WorkForm.values())
                                .filter(form -> ticked("vorm", form.name()))
                                .toList(),
                        value("werk"),
                        value("gratisdeel"),
                        arranges,
                        value("kosten"),
                        hours,
                        tasks,
                        before != null && before.withdrawn(),
                        Map.of())
                .translated(before == null ? Map.of() : before.translations());
    }
}
