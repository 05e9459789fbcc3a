package nl.bruggenbouwer.questionnaire;

import java.util.List;

/** A content file cannot be used. The message holds one line per mistake: file, place, what is wrong. */
public class ContentError extends RuntimeException {

    private final List<String> lines;

    public ContentError(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    public List<String> lines() {
        return lines;
    }
}
