package nl.bruggenbouwer.database;

import java.util.Collection;

/** The number of a working area: our own integer, never the CBS code, because municipalities merge. */
public record AreaId(int value) {

    /** Area 0 stands for the whole country in rows that must carry an area. */
    public static final AreaId NATIONAL = new AreaId(0);

    /** The numbers as one value for {@code area_id = any(:areas)}, so that the statement is the same for any number of areas. */
    public static Integer[] values(Collection<AreaId> areas) {
        return areas.stream().map(AreaId::value).toArray(Integer[]::new);
    }
}
