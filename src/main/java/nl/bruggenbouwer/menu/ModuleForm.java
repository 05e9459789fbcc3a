package nl.bruggenbouwer.menu;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.content.ContentFile;
import nl.bruggenbouwer.content.MarkdownFile;
import nl.bruggenbouwer.content.Sentences;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** An online module as somebody typed it. The fields of a page have its number at the end, from 0. */
public record ModuleForm(MultiValueMap<String, String> typed) {

    private static final int MOST_PAGES = 20;
    private static final int LONGEST_TEXT = 6000;
    private static final int LONGEST_DESCRIPTION = 10_000;
    /** All texts together: with Arabic of twice the length they still fit the largest form that is read. */
    private static final int LONGEST_MODULE = 50_000;

    private static final int MOST_QUESTIONS = 8;
    private static final String LONG_SENTENCE = "has a sentence of";
    private static final Pattern LINE = Pattern.compile("line ([0-9]+)");
    private static final List<String> FIELDS = List.of("titel-", "tekst-", "link-", "uitleg-", "vragen-");

    static ModuleForm empty() {
        return new ModuleForm(new LinkedMultiValueMap<>());
    }

    static ModuleForm of(OnlineModule module) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.set("titel", module.title());
        typed.set("over", module.about());
        typed.set("soort", module.own() ? "eigen" : "elders");
        typed.set("adres", module.address());
        typed.set("van", module.whose());
        typed.set("zichtbaar", module.published() ? "ja" : "");
        for (int n = 0; n < module.pages().size(); n++) {
            ModulePage page = module.pages().get(n);
            typed.set("id-" + n, page.id().toString());
            typed.set("titel-" + n, page.title());
            typed.set("tekst-" + n, page.text());
            typed.set("link-" + n, page.link());
            typed.set("uitleg-" + n, page.described());
            typed.set("vragen-" + n, String.join("\n", page.questions()));
        }
        return new ModuleForm(typed);
    }

    /** One line of a field, or empty. */
    public String value(String field) {
        return Input.line(typed.getFirst(field));
    }

    /** A field of several lines, as typed. */
    public String text(String field) {
        return Input.text(typed.getFirst(field));
    }

    /** Pages on the screen: those that were filled in, and one more. */
    public int pages() {
        int last = IntStream.range(0, MOST_PAGES).filter(this::filled).max().orElse(-1);
        return Math.min(MOST_PAGES, last + 2);
    }

    /** The id of a page: the one it has, else a new one. */
    public UUID page(int n) {
        return Input.key(value("id-" + n));
    }

    private boolean filled(int n) {
        return FIELDS.stream().anyMatch(field -> !text(field + n).isEmpty());
    }

    /** The version that was on the screen; 0 when the form does not say. */
    int read() {
        return value("versie").matches("[0-9]{1,6}") ? Integer.parseInt(value("versie")) : 0;
    }

    public boolean own() {
        return value("soort").equals("eigen");
    }

    /** @param filmed ids of pages that have a film */
    FormErrors check(Set<UUID> filmed, Text t) {
        FormErrors errors = new FormErrors();
        line(errors, "titel", 120, false, t);
        line(errors, "over", 300, false, t);
        if (!own() && !value("soort").equals("elders")) {
            errors.add("soort", t.get("module.error.kind"));
        }
        boolean elsewhere = value("soort").equals("elders");
        if ((elsewhere || !value("adres").isEmpty()) && address(value("adres")).isEmpty()) {
            errors.add("adres", t.get("module.error.address"));
        }
        line(errors, "van", 120, !elsewhere, t);
        if (elsewhere) {
            if (IntStream.range(0, pages()).anyMatch(this::filled)) {
                errors.add("soort", t.get("module.error.pagesleft")); // saved so, they would be gone
            }
        }
        if (own() && IntStream.range(0, pages()).noneMatch(this::filled)) {
            errors.add("titel-0", t.get("module.error.pages"));
        }
        int length = 0;
        for (int n = 0; own() && n < pages(); n++) {
            if (filled(n)) {
                int before = length;
                length += length(n);
                if (before <= LONGEST_MODULE && length > LONGEST_MODULE) {
                    errors.add("tekst-" + n, t.get("module.error.total", LONGEST_MODULE));
                }
                page(errors, n, t);
                if (text("uitleg-" + n).isEmpty() && filmed.contains(page(n))) {
                    errors.add("uitleg-" + n, t.get("module.error.described"));
                }
            }
        }
        return errors;
    }

    private int length(int n) {
        return FIELDS.stream().mapToInt(field -> text(field + n).length()).sum();
    }

    private void page(FormErrors errors, int n, Text t) {
        line(errors, "titel-" + n, 120, false, t);
        if (!Input.fits(text("tekst-" + n), LONGEST_TEXT)) {
            errors.add("tekst-" + n, t.get("module.error.text", LONGEST_TEXT));
        } else {
            markdown(text("tekst-" + n), true, t).ifPresent(mistake -> errors.add("tekst-" + n, mistake));
        }
        if (!value("link-" + n).isEmpty() && address(value("link-" + n)).isEmpty()) {
            errors.add("link-" + n, t.get("module.error.address"));
        }
        if (!text("uitleg-" + n).isEmpty() && !Input.fits(text("uitleg-" + n), LONGEST_DESCRIPTION)) {
            errors.add("uitleg-" + n, t.get("module.error.text", LONGEST_DESCRIPTION));
        }
        List<String> questions = questions(n);
        if (questions.size() > MOST_QUESTIONS || !questions.stream().allMatch(question -> Input.fits(question, 200))) {
            errors.add("vragen-" + n, t.get("module.error.questions", MOST_QUESTIONS));
        }
        questions.forEach(question -> sentences(errors, "vragen-" + n, question, t));
    }

    private void line(FormErrors errors, String field, int max, boolean optional, Text t) {
        if (value(field).isEmpty() ? !optional : !Input.fits(value(field), max)) {
            errors.add(field, t.get("offer.error.text", max));
        }
        sentences(errors, field, value(field), t);
    }

    private static void sentences(FormErrors errors, String field, String text, Text t) {
        Sentences.of(text).stream()
                .filter(sentence -> Sentences.words(sentence).size() > 15)
                .findFirst()
                .ifPresent(sentence -> errors.add(field, t.get("offer.error.sentence", 15, sentence)));
    }

    /** The first thing in a text that is not possible, by its line; long sentences only when asked, for they are counted in Dutch. */
    static Optional<String> markdown(String text, boolean sentences, Text t) {
        ContentFile file = new ContentFile("");
        MarkdownFile.blocks(file, text);
        try {
            file.failOnMistakes();
            return Optional.empty();
        } catch (ContentError e) {
            return e.lines().stream()
                    .filter(mistake -> sentences || !mistake.contains(LONG_SENTENCE))
                    .findFirst()
                    .map(mistake -> {
                        Matcher line = LINE.matcher(mistake);
                        String number = line.find() ? line.group(1) : "1";
                        return t.get(
                                mistake.contains(LONG_SENTENCE) ? "module.error.sentence" : "module.error.markdown",
                                number);
                    });
        }
    }

    private List<String> questions(int n) {
        return text("vragen-" + n)
                .lines()
                .map(Input::line)
                .filter(question -> !question.isEmpty())
                .toList();
    }

    /** An address of the web, by https only. */
    private static Optional<String> address(String typed) {
        String address = typed.contains("://") ? typed : "https://" + typed;
        try {
            URI uri = new URI(address);
            String host = uri.getHost();
            return address.startsWith("https://")
                            && address.length() <= 300
                            && host != null
                            && host.matches("([A-Za-z0-9-]+\\.)+[A-Za-z]{2,}")
                            && uri.getUserInfo() == null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What was typed, with these translations; only after {@link #check} found nothing. */
    OnlineModule module(UUID id, Map<String, Map<String, String>> translations) {
        List<ModulePage> pages = own()
                ? IntStream.range(0, pages())
                        .filter(this::filled)
                        .mapToObj(n -> new ModulePage(
                                page(n),
                                value("titel-" + n),
                                text("tekst-" + n),
                                value("link-" + n).isEmpty()
                                        ? ""
                                        : address(value("link-" + n)).orElseThrow(),
                                text("uitleg-" + n),
                                questions(n)))
                        .toList()
                : List.of();
        return new OnlineModule(
                id,
                Math.max(1, read()),
                own(),
                value("titel"),
                value("over"),
                value("adres").isEmpty() ? "" : address(value("adres")).orElseThrow(),
                value("van"),
                !value("zichtbaar").isEmpty(),
                pages,
                translations);
    }

    /** What differs from another's text, by the name of the field. */
    List<String> differences(OnlineModule theirs) {
        ModuleForm other = of(theirs);
        return Stream.concat(
                        Stream.of("titel", "over", "soort", "adres", "van", "zichtbaar"),
                        IntStream.range(0, MOST_PAGES)
                                .boxed()
                                .flatMap(n -> FIELDS.stream().map(field -> field + n)))
                .filter(field -> !text(field).equals(other.text(field)))
                .toList();
    }
}
