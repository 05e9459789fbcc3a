package nl.bruggenbouwer.menu;

import java.util.List;
import nl.bruggenbouwer.content.Block;
import nl.bruggenbouwer.content.ContentFile;
import nl.bruggenbouwer.content.MarkdownFile;

/**
 * One page of our own material.
 *
 * @param text in Markdown, as on the public pages
 * @param link a film or podcast on another site; empty = none
 * @param questions to think about; may be empty
 */
public record ModulePage(String title, String text, String link, List<String> questions) {

    public List<Block> blocks() {
        return MarkdownFile.blocks(new ContentFile(""), text);
    }
}
