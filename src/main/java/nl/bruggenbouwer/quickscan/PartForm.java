package nl.bruggenbouwer.quickscan;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Part;
import nl.bruggenbouwer.questionnaire.Question;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/**
 * One page of the form as its template shows it.
 *
 * @param action where it is sent
 * @param part number of the part on the screen, 1…count; 0 = all parts on one page
 */
public record PartForm(
        String action,
        WayIn way,
        String nonce,
        String csrf,
        int part,
        List<Part> all,
        Answers answers,
        FormErrors errors) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static PartForm of(
            String action, WayIn way, String nonce, String csrf, int part, Answers answers, FormErrors errors) {
        return new PartForm(action, way, nonce, csrf, part, way.questionnaire().partsFor(way.side()), answers, errors);
    }

    /** The page in its language, for whom it is meant; 422 when something is wrong with what was filled in. */
    View show(Page page, Recordings recordings, PartMode mode) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "quickscan/part",
                        Map.of(
                                "form",
                                this,
                                "languages",
                                way.languages(page),
                                "recordings",
                                recordings.in(page.language().code()),
                                "mode",
                                mode));
    }

    static String newNonce() {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** The respondent's link or code; empty for staff. */
    public String key() {
        return way.key();
    }

    public Side side() {
        return way.side();
    }

    /** Names the scan and the side, so that a repeat is known after its code is gone. */
    public String list() {
        return way.scan().id() + ":" + way.side();
    }

    public int count() {
        return all.size();
    }

    /** The parts on the screen. */
    public List<Part> shown() {
        return part == 0 ? all : List.of(all.get(part - 1));
    }

    public boolean last() {
        return part == 0 || part == all.size();
    }

    public boolean ticked(String code) {
        return answers.ticks().contains(code);
    }

    public String text(String question) {
        return answers.texts().getOrDefault(question, "");
    }

    /** The ticks of all parts; what is on the screen replaces its own. */
    public String state() {
        return way.ballot().encode(answers.ticks());
    }

    /** Free texts of parts that are not on the screen. */
    public Map<String, String> otherTexts() {
        List<String> visible = shown().stream()
                .flatMap(p -> p.questions().stream())
                .map(Question::code)
                .toList();
        return answers.texts().entrySet().stream()
                .filter(entry -> !visible.contains(entry.getKey()))
                .collect(Collectors.toMap(entry -> Answers.TEXT_PREFIX + entry.getKey(), Map.Entry::getValue));
    }
}
