package nl.bruggenbouwer.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Bruggenbouwer;
import nl.bruggenbouwer.start.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The server of the shared program serves as the outside server here; the two have an empty database on it. */
@ApplicationTest
class TwoInstancesTest {

    @Autowired
    DatabaseServer server;

    @Autowired
    Settings settings;

    @Test
    void two_programs_that_start_at_the_same_moment_migrate_once_and_both_serve() throws Exception {
        String url = server.url().replaceAll("/[^/]*$", "/together");
        try (Connection owner = DriverManager.getConnection(server.url(), server.owner(), server.ownerPassword());
                var statement = owner.createStatement()) {
            statement.execute("create database together");
        }

        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<CompletableFuture<ConfigurableApplicationContext>> starting = List.of(
                CompletableFuture.supplyAsync(() -> start(url), threads),
                CompletableFuture.supplyAsync(() -> start(url), threads));
        for (CompletableFuture<ConfigurableApplicationContext> program : starting) {
            assertThat(healthOf(program.join())).isEqualTo(200);
        }

        try (Connection owner = DriverManager.getConnection(url, server.owner(), server.ownerPassword());
                var statement = owner.createStatement();
                var row = statement.executeQuery(
                        "select count(*), count(distinct version), bool_and(success) from flyway_schema_history")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(row.getInt(2)).isPositive();
            assertThat(row.getBoolean(3)).isTrue();
        }
        starting.forEach(program -> program.join().close());
        threads.shutdown();
    }

    private ConfigurableApplicationContext start(String url) {
        return SpringApplication.run(
                Bruggenbouwer.class,
                "--bruggenbouwer.port=0",
                "--bruggenbouwer.keys=" + settings.keys(),
                "--bruggenbouwer.db=" + url + "?user=" + server.owner() + "&password=" + server.ownerPassword());
    }

    private static int healthOf(ConfigurableApplicationContext program) throws Exception {
        String port = program.getEnvironment().getRequiredProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
