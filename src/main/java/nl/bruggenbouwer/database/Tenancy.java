package nl.bruggenbouwer.database;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The areas that the current thread may see. Each transaction that begins says so to PostgreSQL with {@code set local},
 * so the value dies with the transaction and cannot leak through the pool. No areas = no rows.
 */
public final class Tenancy {

    private static final ThreadLocal<Collection<AreaId>> CURRENT = ThreadLocal.withInitial(List::of);

    private Tenancy() {}

    /** Runs the work inside one area. */
    public static <T extends @Nullable Object> T in(AreaId area, Supplier<T> work) {
        return in(List.of(area), work);
    }

    /** Runs the work inside one area. */
    public static void in(AreaId area, Runnable work) {
        in(List.of(area), () -> {
            work.run();
            return null;
        });
    }

    /** Runs the work inside several areas, for pages over all areas of a person. */
    public static <T extends @Nullable Object> T in(Collection<AreaId> areas, Supplier<T> work) {
        Collection<AreaId> before = CURRENT.get();
        CURRENT.set(areas);
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }

    /** For the request filter: the thread's areas from here on; the filter empties them afterwards. */
    public static void enter(Collection<AreaId> areas) {
        CURRENT.set(areas);
    }

    public static void leave() {
        CURRENT.remove();
    }

    static Collection<AreaId> current() {
        return CURRENT.get();
    }
}
