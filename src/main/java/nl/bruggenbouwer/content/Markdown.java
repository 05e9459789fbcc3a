package nl.bruggenbouwer.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** One text in Markdown, without blocks: emphasis and links. */
public final class Markdown {

    private static final Parser PARSER =
            Parser.builder().enabledBlockTypes(Set.of()).build();
    /** HTML in a text is shown as it was typed; only addresses of the web are links. */
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .omitSingleParagraphP(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof Link) {
                    attributes.remove("rel");
                }
            })
            .build();

    private Markdown() {}

    public static String html(String text) {
        return HTML.render(PARSER.parse(text)).strip();
    }

    /** What people read of it. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        PARSER.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                plain.append(part.getLiteral());
            }
        });
        return plain.toString();
    }

    /** What is not possible in a text, in words for its writer. */
    static List<String> mistakes(String text) {
        List<String> mistakes = new ArrayList<>();
        look(PARSER.parse(text), mistakes);
        return mistakes;
    }

    private static void look(Node node, List<String> mistakes) {
        if (node instanceof HtmlInline html) {
            mistakes.add("HTML is not possible: " + html.getLiteral());
        } else if (node instanceof Link link) {
            if (!link.getDestination().matches("/[^/].*|/|https://.+")) {
                mistakes.add("a link must lead to a page of this site (/…) or start with https://: "
                        + link.getDestination());
            }
        } else if (!(node instanceof Text
                || node instanceof Emphasis
                || node instanceof StrongEmphasis
                || node instanceof Paragraph
                || node instanceof Document)) {
            mistakes.add("only **strong**, *emphasis* and [links](/hulp) are possible");
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            look(child, mistakes);
        }
    }
}
