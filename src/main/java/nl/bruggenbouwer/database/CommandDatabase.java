package nl.bruggenbouwer.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.Settings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The database for a command that the operator gives: beside a running program, or alone. Without an annotation, so that
 * the program itself does not pick it up. It changes no schema, and refuses other keys as a start does.
 */
public class CommandDatabase {

    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(Settings settings) throws IOException {
        String outside = settings.db();
        return outside == null || outside.isBlank()
                ? EmbeddedServer.forCommand(settings.data())
                : OutsideServer.parse(outside);
    }

    @Bean(destroyMethod = "destroy")
    DataSource worker(DatabaseServer server, Keys keys, Settings settings) throws SQLException {
        Schema schema = new Schema(server, keys, settings);
        try (Connection owner = schema.connect()) {
            new StartChecks(owner).refuseOtherKeys(keys.derive("fingerprint"), settings.keys());
        }
        return new SingleConnectionDataSource(schema.url(), "worker", schema.password("worker"), true);
    }

    @Bean
    JdbcTransactionManager workerTransactions(@Qualifier("worker") DataSource worker) {
        return new JdbcTransactionManager(worker);
    }

    @Bean
    JdbcClient workerClient(@Qualifier("worker") DataSource worker) {
        return JdbcClient.create(worker);
    }
}
