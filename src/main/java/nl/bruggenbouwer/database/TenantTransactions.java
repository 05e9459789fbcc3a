package nl.bruggenbouwer.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Each transaction that begins tells PostgreSQL the areas of its thread; a failure there gives the connection back. */
class TenantTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1;

    TenantTransactions(DataSource source) {
        super(source);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        Collection<AreaId> areas = Tenancy.current();
        if (areas.isEmpty()) {
            return;
        }
        // integers only, so there is nothing to inject
        String list = areas.stream().map(area -> Integer.toString(area.value())).collect(Collectors.joining(","));
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local app.areas = '" + list + "'");
        }
    }
}
