package nl.bruggenbouwer.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import javax.sql.DataSource;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.start.StartRefused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Three pools with three logins: {@code web} (everything a request does), {@code publisher} (opens sealed responses),
 * {@code worker} (jobs). Their rights stand in the migrations. Whoever wants another pool than {@code web} must name it
 * with a {@code @Qualifier}: the name of a parameter alone gives {@code web}.
 */
@Configuration
@EnableTransactionManagement
class Databases {

    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(Settings settings) throws IOException {
        if (settings.prod() && settings.demo()) {
            throw new StartRefused("demo-in-production", "");
        }
        String outside = settings.db();
        if (outside != null && !outside.isBlank()) {
            return OutsideServer.parse(outside);
        }
        if (settings.prod()) {
            throw new StartRefused("embedded-in-production", "");
        }
        return new EmbeddedServer(settings.data());
    }

    @Bean
    Schema schema(DatabaseServer server, Keys keys, Settings settings) {
        Schema schema = new Schema(server, keys, settings);
        schema.prepare();
        return schema;
    }

    @Bean
    @Primary
    HikariDataSource web(Schema schema) {
        return pool(schema, "web", 12);
    }

    @Bean
    HikariDataSource publisher(Schema schema) {
        return pool(schema, "publisher", 2);
    }

    @Bean
    HikariDataSource worker(Schema schema) {
        return pool(schema, "worker", 3);
    }

    private static HikariDataSource pool(Schema schema, String login, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(login);
        config.setJdbcUrl(schema.url());
        config.setUsername(login);
        config.setPassword(schema.password(login));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        // PostgreSQL away: a 503 within five seconds, not a hanging page; a page with a session asks twice
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_500);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("logServerErrorDetail", "false"); // a failed row's values stay out of the log
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("socketTimeout", login.equals("web") ? "10" : "0"); // jobs may take their time
        return new HikariDataSource(config);
    }

    @Bean
    @Primary
    JdbcTransactionManager webTransactions(DataSource web) {
        return transactions(web);
    }

    @Bean
    JdbcTransactionManager publisherTransactions(@Qualifier("publisher") DataSource publisher) {
        return transactions(publisher);
    }

    @Bean
    JdbcTransactionManager workerTransactions(@Qualifier("worker") DataSource worker) {
        return transactions(worker);
    }

    private static JdbcTransactionManager transactions(DataSource source) {
        return new TenantTransactions(source);
    }

    @Bean
    @Primary
    TransactionTemplate webTransaction(JdbcTransactionManager webTransactions) {
        return new TransactionTemplate(webTransactions);
    }

    @Bean
    TransactionTemplate publisherTransaction(
            @Qualifier("publisherTransactions") JdbcTransactionManager publisherTransactions) {
        return new TransactionTemplate(publisherTransactions);
    }

    @Bean
    TransactionTemplate workerTransaction(@Qualifier("workerTransactions") JdbcTransactionManager workerTransactions) {
        return new TransactionTemplate(workerTransactions);
    }

    @Bean
    @Primary
    JdbcClient webClient(DataSource web) {
        return JdbcClient.create(web);
    }

    @Bean
    JdbcTemplate webTemplate(DataSource web) {
        return new JdbcTemplate(web);
    }

    @Bean
    JdbcClient publisherClient(@Qualifier("publisher") DataSource publisher) {
        return JdbcClient.create(publisher);
    }

    @Bean
    JdbcClient workerClient(@Qualifier("worker") DataSource worker) {
        return JdbcClient.create(worker);
    }
}
