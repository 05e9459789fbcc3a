package nl.bruggenbouwer.web;

import java.util.List;
import nl.bruggenbouwer.start.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where to find help now: numbers as data, with source, owner and the date of the last check (content/help.json). */
@Component
public class HelpLines {

    /**
     * One way to help.
     *
     * @param shortText Dutch words before the number in the thin line above each page
     * @param text Dutch words above the number in the help block
     * @param note Dutch words below the number
     * @param number as shown
     * @param dial as dialled
     */
    public record Line(
            String code,
            String shortText,
            String text,
            @Nullable String note,
            String number,
            String dial,
            String source,
            String owner,
            String checked,
            @Nullable String approvedBy) {}

    private final List<Line> lines;

    HelpLines(Settings settings) {
        lines = List.of(JsonMapper.shared()
                .readValue(settings.content().resolve("help.json").toFile(), Line[].class));
    }

    public List<Line> all() {
        return lines;
    }
}
