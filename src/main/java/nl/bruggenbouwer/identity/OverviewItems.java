package nl.bruggenbouwer.identity;

import java.time.LocalDate;
import java.util.List;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a module has for somebody's overview. Modules make a bean of it, so that this one need not know them. The caller has
 * entered all areas of this person: one query each, not one for each area.
 */
public interface OverviewItems {

    /**
     * A line of the overview.
     *
     * @param area of which it is; {@link AreaId#NATIONAL} = of the whole country
     * @param path where it leads: a page that this person may open
     * @param waits whether something waits for this person there
     * @param on the day for which it waits; null = now
     * @param course how far a traject is; null = it is something else
     */
    record Item(
            AreaId area,
            String path,
            String words,
            boolean waits,
            @Nullable LocalDate on,
            @Nullable Course course) {

        public static Item waiting(AreaId area, String path, String words) {
            return new Item(area, path, words, true, null, null);
        }

        public static Item seen(AreaId area, String path, String words) {
            return new Item(area, path, words, false, null, null);
        }
    }

    /**
     * How far a traject is.
     *
     * @param state in words
     * @param step from 1 to 9
     * @param next what happens next, in words; may be empty
     */
    record Course(String state, int step, String next) {}

    List<Item> of(Member member, List<Area> areas, Text t);
}
