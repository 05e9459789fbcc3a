package nl.bruggenbouwer.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.bruggenbouwer.content.Approval;
import nl.bruggenbouwer.content.ContentFile;
import nl.bruggenbouwer.content.ContentObject;
import nl.bruggenbouwer.start.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where to find help: the one table of numbers and addresses (content/help.json), with source, owner, the date of the last check
 * and who approved it. Other files name a line by its code.
 */
@Component
public class HelpLines {

    private static final Logger log = LoggerFactory.getLogger(HelpLines.class);

    /**
     * One way to help.
     *
     * @param everywhere stands on every page, so in every language and with words for the thin line
     * @param shortText Dutch words before the number in the thin line above each page
     * @param text Dutch words above the number in the help block
     * @param note Dutch words below the number
     * @param number as shown
     * @param dial as dialled, or
     * @param link the address that it leads to
     */
    public record Line(
            String code,
            boolean everywhere,
            @Nullable String shortText,
            String text,
            @Nullable String note,
            String number,
            @Nullable String dial,
            @Nullable String link,
            Approval approval) {

        public String href() {
            return dial == null ? String.valueOf(link) : "tel:" + dial;
        }

        /** The Dutch texts that are translated. */
        public List<String> texts() {
            List<String> texts = new ArrayList<>();
            texts.add(text);
            if (shortText != null) {
                texts.add(shortText);
            }
            if (note != null) {
                texts.add(note);
            }
            return texts;
        }
    }

    private final List<Line> lines;

    HelpLines(Settings settings) {
        List<Line> all = read(settings.content().resolve("help.json"));
        if (!settings.demo()) {
            List<String> waiting = all.stream()
                    .filter(line -> !line.approval().given())
                    .map(Line::code)
                    .toList();
            if (!waiting.isEmpty()) {
                log.warn("help.json: nobody has approved {}", waiting);
            }
        }
        lines = all.stream()
                .filter(line ->
                        settings.demo() || line.everywhere() || line.approval().given())
                .toList();
    }

    /** Reads and checks the file; every mistake is named in the error. */
    public static List<Line> read(Path path) {
        ContentFile file = new ContentFile(ContentFile.nameOf(path));
        ContentObject root = file.parse(ContentFile.text(path));
        root.allow("lines");
        List<Line> lines =
                root.objects("lines", "line").stream().map(HelpLines::line).toList();
        root.unique("lines", lines.stream().map(Line::code).toList());
        file.failOnMistakes();
        return lines;
    }

    private static Line line(ContentObject unnamed) {
        String code = unnamed.code();
        ContentObject line = code.isEmpty() ? unnamed : unnamed.at(code);
        line.allow(
                "code",
                "everywhere",
                "shortText",
                "text",
                "note",
                "number",
                "dial",
                "link",
                "source",
                "owner",
                "checked",
                "approvedBy");
        boolean everywhere = line.flag("everywhere");
        String dial = line.optionalWord("dial");
        String link = line.optionalWord("link");
        if ((dial == null) == (link == null)) {
            line.mistake("must have a dial or a link, and not both");
        }
        if (dial != null && !dial.matches("\\+?\\d{3,15}")) {
            line.mistake("dial must be digits, with or without a + in front");
        }
        if (link != null && !link.startsWith("https://")) {
            line.mistake("link must start with https://");
        }
        return new Line(
                code,
                everywhere,
                everywhere ? line.text("shortText") : line.optionalText("shortText"),
                line.text("text"),
                line.optionalText("note"),
                line.word("number"),
                dial,
                link,
                Approval.read(line));
    }

    /** What stands on every page, approved or not: a page without it would be worse. */
    public List<Line> everywhere() {
        return lines.stream().filter(Line::everywhere).toList();
    }

    /** What stands on the page about help only; what nobody has approved, in the demo only. */
    public List<Line> more() {
        return lines.stream().filter(line -> !line.everywhere()).toList();
    }
}
