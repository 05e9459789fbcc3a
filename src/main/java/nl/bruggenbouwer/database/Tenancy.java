package nl.bruggenbouwer.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

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

    /** Tells each new transaction of this data source its areas. */
    static TransactionExecutionListener listenerFor(DataSource source) {
        return new TransactionExecutionListener() {
            @Override
            public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
                if (failure == null && !CURRENT.get().isEmpty()) {
                    setLocal(source);
                }
            }
        };
    }

    private static void setLocal(DataSource source) {
        // integers only, so there is nothing to inject
        String areas =
                CURRENT.get().stream().map(a -> Integer.toString(a.value())).collect(Collectors.joining(","));
        Connection connection = DataSourceUtils.getConnection(source);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local app.areas = '" + areas + "'");
        } catch (SQLException e) {
            throw new IllegalStateException("The tenant could not be set", e);
        }
    }
}
