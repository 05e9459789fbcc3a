package nl.bruggenbouwer.publicsite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.bruggenbouwer.content.Approval;
import nl.bruggenbouwer.content.Block;
import nl.bruggenbouwer.content.ContentObject;
import nl.bruggenbouwer.content.MarkdownFile;
import nl.bruggenbouwer.web.NeutralWords;
import org.jspecify.annotations.Nullable;

/**
 * A public page as somebody wrote it. All texts are Dutch.
 *
 * @param title neutral: what a browser shows in its history
 * @param description neutral: what a search engine and a shared link show
 * @param approval for a page with safety texts
 */
public record SitePage(
        String title,
        String description,
        String heading,
        @Nullable String lead,
        List<Block> blocks,
        @Nullable Approval approval) {

    /** A heading of the second level with what follows it; the parts below a heading of the third level apart. */
    public record Section(@Nullable String heading, List<Block> blocks, List<Section> parts) {}

    static SitePage read(Path path, boolean safety) {
        MarkdownFile file = MarkdownFile.read(path);
        ContentObject head = file.head();
        if (safety) {
            head.allow("title", "description", "heading", "lead", "source", "owner", "checked", "approvedBy");
        } else {
            head.allow("title", "description", "heading", "lead");
        }
        SitePage page = new SitePage(
                neutral(head, "title"),
                neutral(head, "description"),
                head.text("heading"),
                head.optionalText("lead"),
                file.blocks(),
                safety ? Approval.read(head) : null);
        head.file().failOnMistakes();
        return page;
    }

    /** A text that may be seen over a shoulder. */
    static String neutral(ContentObject head, String field) {
        String text = head.text(field);
        if (!NeutralWords.neutral(text)) {
            head.mistake(field + " must be neutral: others see it on a phone");
        }
        return text;
    }

    public List<Section> sections() {
        return sections(blocks, Block.Kind.SECTION);
    }

    private static List<Section> sections(List<Block> blocks, Block.Kind border) {
        List<Section> sections = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= blocks.size(); i++) {
            if (i == blocks.size() || i > 0 && blocks.get(i).kind() == border) {
                if (i > from) {
                    sections.add(section(blocks.subList(from, i), border));
                }
                from = i;
            }
        }
        return sections;
    }

    private static Section section(List<Block> blocks, Block.Kind border) {
        boolean headed = blocks.get(0).kind() == border;
        List<Block> rest = blocks.subList(headed ? 1 : 0, blocks.size());
        int intro = 0;
        while (intro < rest.size() && rest.get(intro).kind() != Block.Kind.PART) {
            intro++;
        }
        return new Section(
                headed ? blocks.get(0).text() : null,
                rest.subList(0, intro),
                border == Block.Kind.PART ? List.of() : sections(rest.subList(intro, rest.size()), Block.Kind.PART));
    }

    /** Every Dutch text that is translated. */
    List<String> texts() {
        return Stream.concat(
                        Stream.of(title, description, heading, lead == null ? heading : lead),
                        blocks.stream().flatMap(block -> block.texts().stream()))
                .toList();
    }
}
