package nl.bruggenbouwer.menu;

import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.content.Block;
import nl.bruggenbouwer.content.ContentFile;
import nl.bruggenbouwer.content.MarkdownFile;

/**
 * One page of our own material.
 *
 * @param text in Markdown, as on the public pages
 * @param link a film or podcast on another site; empty = none
 * @param described what is to be seen and heard in the film or podcast; may be empty when there is no film of our own
 * @param questions to think about; may be empty
 */
public record ModulePage(UUID id, String title, String text, String link, String described, List<String> questions) {

    /** Its text, or a translation of it, in parts. */
    public static List<Block> blocks(String text) {
        return MarkdownFile.blocks(new ContentFile(""), text);
    }
}
