package nl.bruggenbouwer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.start.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Has a program of its own, because it kills its database. */
@ApplicationTest
@DirtiesContext
@TestPropertySource(properties = "spring.application.name=database-down")
class DatabaseDownTest {

    private final HttpClient browser = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Settings settings;

    @Autowired
    HikariDataSource web;

    @Test
    void while_the_database_is_down_pages_say_so_and_afterwards_they_come_back_by_themselves() throws Exception {
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);

        Path hidden = hideTheServersProgram();
        killTheDatabase();

        HttpResponse<String> health = get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.headers().firstValue("Retry-After")).isPresent();
        assertThat(health.body()).contains("<html");
        assertThat(get("/overzicht").statusCode()).as("a signed-in page").isEqualTo(503);
        assertThat(web.getHikariPoolMXBean().getActiveConnections()).isZero();

        Files.move(hidden, hidden.resolveSibling("postgres"));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> get("/actuator/health").statusCode() == 200);
    }

    private Path hideTheServersProgram() throws IOException {
        try (var folders = Files.newDirectoryStream(settings.data().resolve("postgres"), "postgres-*")) {
            Path program = folders.iterator().next().resolve("bin/postgres");
            return Files.move(program, program.resolveSibling("hidden"));
        }
    }

    private void killTheDatabase() throws IOException {
        String pid = Files.readAllLines(settings.data().resolve("postgres/cluster/postmaster.pid"))
                .get(0)
                .strip();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String session =
                Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Cookie", "sessie=" + session)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
