package nl.bruggenbouwer.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import nl.bruggenbouwer.start.KeyRenewal;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.Settings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database for a command that the operator gives: beside a running program, or alone. Without an annotation, so that
 * the program itself does not pick it up. It changes no schema, makes no keys, and
 * refuses other keys as a start does.
 */
public class CommandDatabase {

    /** Those of a program that ran: a command makes none, so that a slip of the pen in the folder's name is told. */
    @Bean
    Keys keys(Settings settings) throws IOException {
        return Keys.existing(settings);
    }

    @Bean(destroyMethod = "close")
    @DependsOn("keys") // without keys no server is started either
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
            new StartChecks(owner).refuseOtherKeys(keys, settings.keys());
        }
        return new SingleConnectionDataSource(schema.url(), "worker", schema.password("worker"), true);
    }

    /** Of the owner, who may do everything; refused while a program uses this database. No program starts until it is closed. */
    @Bean(destroyMethod = "destroy")
    SingleConnectionDataSource owner(DatabaseServer server, Keys keys, Settings settings) throws SQLException {
        Connection connection = new Schema(server, keys, settings).connect();
        StartChecks checks = new StartChecks(connection);
        checks.refuseOtherKeys(keys, settings.keys());
        checks.refuseRunningProgram();
        return new SingleConnectionDataSource(connection, true);
    }

    @Bean
    JdbcClient ownerClient(@Qualifier("owner") DataSource owner) {
        return JdbcClient.create(owner);
    }

    @Bean
    TransactionTemplate ownerTransaction(@Qualifier("owner") DataSource owner) {
        return new TransactionTemplate(new JdbcTransactionManager(owner));
    }

    /** From now on the database belongs to this master key; in the caller's transaction. */
    public static void belongsTo(JdbcClient owner, KeyRenewal renewal) throws IOException {
        owner.sql("update master_key set fingerprint = :fingerprint")
                .param("fingerprint", renewal.derive(StartChecks.FINGERPRINT))
                .update();
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
