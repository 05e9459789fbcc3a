package nl.bruggenbouwer.identity;

import nl.bruggenbouwer.areas.Area;

/** An area with the screens that this person's roles open. */
public record MyArea(Area area, boolean scans, boolean contact) {}
