package nl.bruggenbouwer.quickscan;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.disclosure.Group;
import nl.bruggenbouwer.disclosure.Publication;
import nl.bruggenbouwer.disclosure.Side;
import org.jspecify.annotations.Nullable;

/**
 * One scan as its page shows it to somebody.
 *
 * @param mayChange the person works for the Alliantie here; others see state and progress only
 * @param talked whether a talk with organisations was held
 * @param links address of the group link per side
 * @param forms number of forms per side, only for the second person at closing
 * @param kept what is left of the answers, only after closing
 */
public record ScanView(
        Area area,
        QuickScan scan,
        QuickScan.State state,
        UUID me,
        boolean mayChange,
        int questions,
        boolean talked,
        Map<Side, Integer> turnout,
        Map<Side, String> links,
        @Nullable Map<Side, Integer> forms,
        @Nullable Kept kept) {

    /** A side counts as well answered from here on; below it may be merged or not shown. */
    private static final int ENOUGH = 10;

    public String address() {
        return "/" + area.slug() + "/quickscan/" + scan.id();
    }

    public boolean is(String name) {
        return state.name().equals(name);
    }

    public boolean askedOpening() {
        return me.equals(scan.openingAskedBy());
    }

    public boolean askedStop() {
        return me.equals(scan.stopAskedBy());
    }

    public boolean askedClosing() {
        return me.equals(scan.closingAskedBy());
    }

    public boolean enough(Side side) {
        return turnout.getOrDefault(side, 0) >= ENOUGH;
    }

    public int atLeast(Side side) {
        return turnout.getOrDefault(side, 0);
    }

    /** The sides as they would be published if everybody who is expected answers. */
    public List<Group> expectedGroups() {
        Map<Side, Integer> expected = new EnumMap<>(Side.class);
        scan.sides().forEach((side, invited) -> expected.put(side, invited.expected()));
        return Publication.grouping(expected);
    }

    public boolean implausible() {
        return CloseQuickScan.implausible(scan, Objects.requireNonNullElse(forms, Map.of()));
    }

    /** An address as people type it. */
    public static String shown(String address) {
        return address.replaceFirst("^https?://", "");
    }

    public static String icon(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
