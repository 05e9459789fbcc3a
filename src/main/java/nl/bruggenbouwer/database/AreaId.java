package nl.bruggenbouwer.database;

/** The number of a working area: our own integer, never the CBS code, because municipalities merge. */
public record AreaId(int value) {

    /** Area 0 stands for the whole country in rows that must carry an area. */
    public static final AreaId NATIONAL = new AreaId(0);
}
