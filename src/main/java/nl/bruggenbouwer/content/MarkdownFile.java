package nl.bruggenbouwer.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page in Markdown: a head between two lines of {@code ---} with a name and a value on each line, then headings of the second and
 * third level, paragraphs and lists. Nothing else is possible: how a page looks is not its writer's work.
 *
 * @param head its values; an empty value is absent
 */
public record MarkdownFile(ContentObject head, List<Block> blocks) {

    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private static final int LONGEST = 400;

    /** Reads the file. Mistakes are noted; the caller ends with {@link ContentFile#failOnMistakes}. */
    public static MarkdownFile read(Path path) {
        ContentFile file = new ContentFile(ContentFile.nameOf(path));
        List<String> lines = ContentFile.text(path).lines().toList();
        int end = lines.subList(Math.min(1, lines.size()), lines.size()).indexOf("---") + 1;
        if (end == 0 || !lines.get(0).equals("---")) {
            file.mistake("line 1", "must start with a head between two lines of ---");
            file.failOnMistakes();
        }
        ContentObject head = new ContentObject(file, "", head(file, lines.subList(1, end)));
        // empty lines instead of the head, so that the numbers of lines stay true
        String body = "\n".repeat(end + 1) + String.join("\n", lines.subList(end + 1, lines.size()));
        return new MarkdownFile(head, blocks(file, body));
    }

    /** The blocks of a text without a head. Mistakes are noted in the file. */
    public static List<Block> blocks(ContentFile file, String body) {
        List<String> numbered = body.lines().toList();
        List<Block> blocks = new ArrayList<>();
        for (Node node = PARSER.parse(body).getFirstChild(); node != null; node = node.getNext()) {
            Block block = block(file, node, numbered);
            if (block.kind() == Block.Kind.PART && blocks.stream().noneMatch(b -> b.kind() == Block.Kind.SECTION)) {
                file.mistake(place(node), "a heading ### must come below a heading ##");
            }
            blocks.add(block);
        }
        return blocks;
    }

    private static ObjectNode head(ContentFile file, List<String> lines) {
        ObjectNode head = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < lines.size(); i++) {
            String[] pair = lines.get(i).split(":", 2);
            String name = pair[0].strip();
            if (pair.length < 2 || name.isEmpty()) {
                file.mistake("line " + (i + 2), "must be a name, a colon and a value");
            } else if (head.has(name)) {
                file.mistake("line " + (i + 2), name + " comes twice");
            } else if (!pair[1].isBlank()) {
                head.put(name, pair[1].strip());
            }
        }
        return head;
    }

    private static Block block(ContentFile file, Node node, List<String> lines) {
        if (node instanceof Heading heading && (heading.getLevel() == 2 || heading.getLevel() == 3)) {
            String text = source(node, lines).replaceFirst("^#+\\s*", "").replaceFirst("\\s+#+$", "");
            return new Block(
                    heading.getLevel() == 2 ? Block.Kind.SECTION : Block.Kind.PART, List.of(checked(file, node, text)));
        }
        if (node instanceof Paragraph) {
            return new Block(Block.Kind.PARAGRAPH, List.of(checked(file, node, source(node, lines))));
        }
        if (node instanceof ListBlock) {
            List<String> texts = new ArrayList<>();
            for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
                Node only = item.getFirstChild();
                if (only instanceof Paragraph && only.getNext() == null) {
                    texts.add(checked(file, only, source(only, lines)));
                } else {
                    file.mistake(place(item), "must hold one text, without a list or heading in it");
                }
            }
            return new Block(node instanceof BulletList ? Block.Kind.LIST : Block.Kind.STEPS, texts);
        }
        file.mistake(place(node), "must be a heading (## or ###), a paragraph or a list; HTML is not possible");
        return new Block(Block.Kind.LIST, List.of());
    }

    private static String checked(ContentFile file, Node node, String text) {
        ContentObject at =
                new ContentObject(file, place(node), JsonMapper.shared().createObjectNode());
        Markdown.mistakes(text).forEach(at::mistake);
        at.checkText("the text", Markdown.plain(text), LONGEST);
        return text;
    }

    private static String place(Node node) {
        return "line " + (node.getSourceSpans().get(0).getLineIndex() + 1);
    }

    private static String source(Node node, List<String> lines) {
        return node.getSourceSpans().stream()
                .map(span -> lines.get(span.getLineIndex())
                        .substring(span.getColumnIndex(), span.getColumnIndex() + span.getLength())
                        .strip())
                .collect(Collectors.joining(" "));
    }
}
