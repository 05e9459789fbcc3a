package nl.bruggenbouwer.menu;

import java.util.List;
import java.util.UUID;

/**
 * Something to learn online: our own material in pages, or a module of somebody else.
 *
 * @param version counts the changes, so that nobody overwrites another unseen
 * @param own has pages; else an address and whose it is, which stay when it becomes our own
 * @param published visitors see it
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
        List<ModulePage> pages) {

    /** The offer on the menu below which the modules stand. */
    public static final String OFFER = "ONLINE_MODULES";

    boolean has(int page) {
        return page >= 1 && page <= pages.size();
    }
}
