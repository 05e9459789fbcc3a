package nl.bruggenbouwer.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.web.Text;

/**
 * Something to learn online: our own material in pages, or a module of somebody else. The texts are Dutch.
 *
 * @param version counts the changes, so that nobody overwrites another unseen
 * @param own has pages; else an address and whose it is, which stay when it becomes our own
 * @param published visitors see it
 * @param translations per language, the translation of a Dutch text. Those of a text that changed stay until somebody translates into that
 *     language again: they may be needed, or the text may come back
 */
public record OnlineModule(
        UUID id,
        int version,
        boolean own,
        String title,
        String about,
        String address,
        String whose,
        boolean published,
        List<ModulePage> pages,
        Map<String, Map<String, String>> translations) {

    /** The offer on the menu below which the modules stand. */
    public static final String OFFER = "ONLINE_MODULES";

    boolean has(int page) {
        return page >= 1 && page <= pages.size();
    }

    /** One of its texts in the page's language: its own translation, else Dutch. */
    public Words in(Text t, String dutch) {
        return Words.in(t, translations, dutch);
    }

    /** Its texts for visitors, each once, in the order of the screen. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(title, about));
        for (ModulePage page : pages) {
            texts.addAll(List.of(page.title(), page.text(), page.described()));
            texts.addAll(page.questions());
        }
        return texts.stream().filter(text -> !text.isEmpty()).distinct().toList();
    }

    /** The same as this version. */
    OnlineModule at(int otherVersion) {
        return new OnlineModule(id, otherVersion, own, title, about, address, whose, published, pages, translations);
    }

    /** The same with these translations per language. */
    OnlineModule translated(Map<String, Map<String, String>> all) {
        return new OnlineModule(id, version, own, title, about, address, whose, published, pages, all);
    }
}
