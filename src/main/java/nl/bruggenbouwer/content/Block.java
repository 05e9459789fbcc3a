package nl.bruggenbouwer.content;

import java.util.List;

/**
 * A part of a page in Markdown.
 *
 * @param texts one Dutch text, or those of a list; in each only emphasis and links
 */
public record Block(Kind kind, List<String> texts) {

    /** {@code ##}, {@code ###}, a paragraph, a list with marks, a list with numbers. */
    public enum Kind {
        SECTION,
        PART,
        PARAGRAPH,
        LIST,
        STEPS
    }

    public String text() {
        return texts.get(0);
    }
}
