package nl.bruggenbouwer.identity;

import java.util.List;
import nl.bruggenbouwer.areas.Area;

/** An area with the screens that this person's roles open, and what there is to see. */
public record MyArea(
        Area area,
        boolean trajects,
        boolean network,
        boolean menu,
        boolean scans,
        boolean contact,
        boolean log,
        List<OverviewItems.Item> items) {}
