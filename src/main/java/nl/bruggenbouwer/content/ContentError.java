package nl.bruggenbouwer.content;

import java.util.List;
import nl.bruggenbouwer.start.StartRefused;

/** A content file cannot be used. The message holds one line per mistake: file, place, what is wrong. */
public class ContentError extends StartRefused {

    private final List<String> lines;

    public ContentError(List<String> lines) {
        super("content-invalid", lines.get(0) + (lines.size() == 1 ? "" : " (+" + (lines.size() - 1) + ")"));
        this.lines = List.copyOf(lines);
    }

    @Override
    public String getMessage() {
        return String.join("\n", lines);
    }

    public List<String> lines() {
        return lines;
    }
}
