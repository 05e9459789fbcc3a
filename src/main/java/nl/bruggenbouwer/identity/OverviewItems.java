package nl.bruggenbouwer.identity;

import java.util.List;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.web.Text;

/** What a module has for somebody's overview. The caller has entered the areas of this person. */
public interface OverviewItems {

    /**
     * A line of the overview.
     *
     * @param path where it leads: a page that this person may open
     * @param waits whether something waits for this person there
     */
    record Item(String path, String words, boolean waits) {}

    List<Item> in(Area area, Member member, Text t);
}
