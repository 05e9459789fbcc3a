package nl.bruggenbouwer.programme;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.menu.WorkForm;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** An item as somebody typed it. */
public record ItemForm(MultiValueMap<String, String> sent) {

    private static final int EMPTY_ROWS = 2;
    private static final List<String> WORDS = List.of("voor", "wanneer", "talen", "trainers", "wie", "geteld");
    private static final int LONGEST = 300;

    /** What the form of a training does not ask, and that of working together. */
    private static final List<String> NOT_OF_TRAINING = List.of("wie", "geteld");

    private static final List<String> NOT_OF_COLLABORATION = List.of("thema", "vragen", "doel", "vorm", "trainers");

    /** A reason may quote what many chose. */
    static final int LONGEST_REASON = 1500;

    /** As an item stands. */
    static ItemForm of(Item item) {
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        sent.add("versie", String.valueOf(item.edit()));
        sent.add("titel", item.title());
        item.wishes().forEach(wish -> sent.add("wens", wish));
        item.themes().forEach(theme -> sent.add("thema", theme));
        sent.add("vragen", String.join("\n", item.questions()));
        item.aims().forEach(aim -> sent.add("doel", aim.name()));
        item.forms().forEach(form -> sent.add("vorm", form.name()));
        item.sides().forEach(side -> sent.add("zijde", side.name()));
        sent.add("voor", item.forWhom());
        sent.add("aantal", item.size() == null ? "" : item.size().toString());
        sent.add("keer", String.valueOf(item.times()));
        sent.add("wanneer", item.period());
        sent.add("online", item.online() ? "ja" : "");
        sent.add("talen", item.languages());
        sent.add("tolk", item.interpreter() ? "ja" : "");
        sent.add("trainers", item.trainers());
        sent.add("wie", item.who());
        sent.add("geteld", item.counted());
        sent.add("waarom", item.why());
        for (int i = 0; i < item.sessions().size(); i++) {
            Item.PlannedSession session = item.sessions().get(i);
            sent.add("dag-" + i, session.day().toString());
            sent.add("van-" + i, session.from().toString());
            sent.add("tot-" + i, session.until().toString());
            sent.add("plaats-" + i, session.place());
        }
        return new ItemForm(sent);
    }

    /**
     * This form with what the item has and the form does not ask, so that saving loses nothing unseen.
     *
     * @param wishes codes of those that can be ticked
     * @param themes codes of those that can be ticked
     */
    ItemForm with(Item item, Set<String> wishes, Set<String> themes) {
        MultiValueMap<String, String> stored = of(item).sent;
        MultiValueMap<String, String> whole = new LinkedMultiValueMap<>(sent);
        keep(whole, "wens", item.wishes(), wishes);
        keep(whole, "thema", item.themes(), themes);
        (item.kind().collaboration() ? NOT_OF_COLLABORATION : NOT_OF_TRAINING)
                .forEach(field -> whole.put(field, stored.getOrDefault(field, List.of())));
        return new ItemForm(whole);
    }

    private static void keep(MultiValueMap<String, String> sent, String field, List<String> all, Set<String> asked) {
        all.stream().filter(one -> !asked.contains(one)).forEach(one -> sent.add(field, one));
    }

    public String typed(String field) {
        return Input.line(Objects.requireNonNullElse(sent.getFirst(field), ""));
    }

    public boolean has(String field, String value) {
        return sent.getOrDefault(field, List.of()).contains(value);
    }

    /** Questions, one a line. */
    public String questions() {
        return Input.text(sent.getFirst("vragen"));
    }

    /** Rows for sessions: those that are filled in, and a few more. */
    public int rows() {
        int last = rowsFilled().max().orElse(-1);
        return Math.min(Item.MOST_SESSIONS, last + 1 + EMPTY_ROWS);
    }

    private IntStream rowsFilled() {
        return IntStream.range(0, Item.MOST_SESSIONS)
                .filter(row -> List.of("dag-", "van-", "tot-", "plaats-").stream()
                        .anyMatch(field -> !typed(field + row).isEmpty()));
    }

    FormErrors check(Text t) {
        FormErrors errors = new FormErrors();
        if (!Input.fits(typed("titel"), 120)) {
            errors.add("titel", t.get("programme.error.title"));
        }
        if (sides().isEmpty()) {
            errors.add("zijde", t.get("programme.error.side"));
        }
        if (!typed("aantal").isEmpty() && number("aantal", 500).isEmpty()) {
            errors.add("aantal", t.get("programme.error.size"));
        }
        if (number("keer", 20).isEmpty()) {
            errors.add("keer", t.get("programme.error.times"));
        }
        if (questions().length() > 2000) {
            errors.add("vragen", t.get("programme.error.long", 2000));
        }
        WORDS.stream()
                .filter(field -> typed(field).length() > LONGEST)
                .forEach(field -> errors.add(field, t.get("programme.error.long", LONGEST)));
        if (typed("waarom").length() > LONGEST_REASON) {
            errors.add("waarom", t.get("programme.error.long", LONGEST_REASON));
        }
        rowsFilled().forEach(row -> checkSession(row, t, errors));
        return errors;
    }

    private void checkSession(int row, Text t, FormErrors errors) {
        Optional<LocalTime> from = Input.time(typed("van-" + row));
        Optional<LocalTime> until = Input.time(typed("tot-" + row));
        if (Input.day(typed("dag-" + row)).isEmpty()) {
            errors.add("dag-" + row, t.get("programme.error.day"));
        } else if (from.isEmpty()) {
            errors.add("van-" + row, t.get("programme.error.time"));
        } else if (until.isEmpty() || !until.get().isAfter(from.get())) {
            errors.add("tot-" + row, t.get("programme.error.until"));
        }
        if (typed("plaats-" + row).length() > 200) {
            errors.add("plaats-" + row, t.get("programme.error.long", 200));
        }
    }

    private Optional<Integer> number(String field, int most) {
        return Optional.of(typed(field))
                .filter(text -> text.matches("[1-9][0-9]{0,2}"))
                .map(Integer::valueOf)
                .filter(number -> number <= most);
    }

    private Set<Side> sides() {
        return chosen("zijde", Side.values(), Side.class);
    }

    private <E extends Enum<E>> Set<E> chosen(String field, E[] all, Class<E> type) {
        Set<E> chosen = EnumSet.noneOf(type);
        Arrays.stream(all).filter(one -> has(field, one.name())).forEach(chosen::add);
        return chosen;
    }

    /** The item, after a check without faults. */
    Item item(Item before, int edit, Set<String> wishes, Set<String> themes) {
        List<Item.PlannedSession> sessions = new ArrayList<>();
        rowsFilled()
                .forEach(row -> sessions.add(new Item.PlannedSession(
                        day(row),
                        Input.time(typed("van-" + row)).orElseThrow(),
                        Input.time(typed("tot-" + row)).orElseThrow(),
                        typed("plaats-" + row))));
        sessions.sort(Item.PlannedSession.IN_TIME);
        return new Item(
                before.id(),
                edit,
                before.kind(),
                before.offer(),
                typed("titel"),
                wishes.stream().filter(wish -> has("wens", wish)).toList(),
                themes.stream().filter(theme -> has("thema", theme)).toList(),
                questions()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                chosen("doel", Item.Aim.values(), Item.Aim.class),
                chosen("vorm", WorkForm.values(), WorkForm.class),
                sides(),
                typed("voor"),
                number("aantal", 500).orElse(null),
                number("keer", 20).orElseThrow(),
                typed("wanneer"),
                has("online", "ja"),
                typed("talen"),
                has("tolk", "ja"),
                typed("trainers"),
                typed("wie"),
                typed("geteld"),
                typed("waarom"),
                sessions);
    }

    private LocalDate day(int row) {
        return Input.day(typed("dag-" + row)).orElseThrow();
    }

    /** The same form, to be saved over an item as it is now. */
    ItemForm over(Item now) {
        MultiValueMap<String, String> newer = new LinkedMultiValueMap<>(sent);
        newer.set("versie", String.valueOf(now.edit()));
        return new ItemForm(newer);
    }

    /**
     * Where this form and another one differ: the field with what the other says.
     *
     * @param words of what can be ticked, by field and value
     */
    Map<String, String> differences(ItemForm other, BinaryOperator<String> words) {
        Map<String, String> differences = new LinkedHashMap<>();
        Stream.concat(Stream.of("titel", "aantal", "keer", "waarom"), WORDS.stream())
                .filter(field -> !other.typed(field).equals(typed(field)))
                .forEach(field -> differences.put(field, other.typed(field)));
        if (!other.questions().equals(questions())) {
            differences.put("vragen", other.questions());
        }
        Stream.of("wens", "zijde", "thema", "doel", "vorm", "online", "tolk")
                .filter(field -> !other.ticked(field).equals(ticked(field)))
                .forEach(field -> differences.put(
                        field,
                        other.ticked(field).stream()
                                .map(value -> words.apply(field, value))
                                .collect(Collectors.joining(", "))));
        if (!other.sessions(words).equals(sessions(words))) {
            differences.put("dagen", String.join("; ", other.sessions(words)));
        }
        return differences;
    }

    private Set<String> ticked(String field) {
        return sent.getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> sessions(BinaryOperator<String> words) {
        return rowsFilled()
                .boxed()
                .sorted(Comparator.comparing(row -> typed("dag-" + row) + " " + typed("van-" + row)))
                .map(row -> Stream.of("dag", "van", "tot", "plaats")
                        .map(field -> words.apply(field, typed(field + "-" + row)))
                        .filter(said -> !said.isEmpty())
                        .collect(Collectors.joining(" ")))
                .toList();
    }
}
