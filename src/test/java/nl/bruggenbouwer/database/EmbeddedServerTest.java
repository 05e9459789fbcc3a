package nl.bruggenbouwer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import nl.bruggenbouwer.Folders;
import nl.bruggenbouwer.start.StartRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tests share one data folder; each starts the server on it anew. */
class EmbeddedServerTest {

    private static final Path data = Folders.fresh();

    EmbeddedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new EmbeddedServer(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void data_and_port_are_kept_over_a_restart() throws Exception {
        execute("drop table if exists note; create table note (line text)");
        execute("insert into note values ('kept')");
        String url = server.url();

        restart();

        assertThat(server.url()).isEqualTo(url);
        assertThat(text("select line from note")).isEqualTo("kept");
    }

    @Test
    void a_process_that_got_the_number_of_a_dead_server_is_left_alone() throws Exception {
        server.close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        Files.writeString(data.resolve("postgres/cluster/postmaster.pid"), stranger.pid() + "\n");

        server = new EmbeddedServer(data);

        assertThat(text("select 'up'")).isEqualTo("up");
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @Test
    void it_runs_again_after_it_was_killed() throws Exception {
        execute("drop table if exists note; create table note (line text)");
        execute("insert into note values ('acknowledged')");

        postmaster().destroyForcibly();

        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> text("select line from note").equals("acknowledged"));
    }

    @Test
    void a_making_that_was_cut_off_is_done_again() throws Exception {
        server.close();
        Files.move(data.resolve("postgres/cluster"), data.resolve("postgres/cluster-making"));

        server = new EmbeddedServer(data);

        assertThat(text("select 'up'")).isEqualTo("up");
    }

    @Test
    void nobody_signs_in_without_the_password() throws Exception {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "postgres", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(text("select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
        assertThat(text("select string_agg(distinct address, ',') from pg_hba_file_rules"))
                .isEqualTo("127.0.0.1");
        assertThat(text("select current_setting('listen_addresses') || current_setting('unix_socket_directories')"))
                .isEqualTo("127.0.0.1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres/password"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres"))))
                .isEqualTo("rwx------");
    }

    @Test
    void its_log_holds_no_statement_and_no_value() throws Exception {
        execute("drop table if exists note; create table note (line text primary key)");
        execute("insert into note values ('canary-1')");
        assertThatThrownBy(() -> execute("insert into note values ('canary-1')"))
                .hasMessageContaining("duplicate");
        assertThatThrownBy(() -> execute("select 'canary-2'::int")).hasMessageContaining("canary-2");
        execute("select pg_terminate_backend(pg_backend_pid()) where 'canary-3' = ''");
        server.close();

        assertThat(Files.readString(data.resolve("postgres/log")))
                .contains("database system is shut down")
                .doesNotContain("canary");
    }

    @Test
    void a_folder_that_is_in_use_is_refused() {
        assertThatThrownBy(() -> new EmbeddedServer(data))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("data-in-use"));
    }

    @Test
    void a_folder_of_another_PostgreSQL_is_refused_and_left_as_it_was() throws Exception {
        server.close();
        Path version = data.resolve("postgres/cluster/PG_VERSION");
        Files.writeString(version, "16\n");

        assertThatThrownBy(() -> new EmbeddedServer(data))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("data-other-postgresql"));

        Files.writeString(version, PostgresBinaries.MAJOR + "\n");
        server = new EmbeddedServer(data);
        assertThat(text("select current_setting('server_version_num')::int / 10000"))
                .isEqualTo(PostgresBinaries.MAJOR);
    }

    private void restart() throws IOException {
        server.close();
        server = new EmbeddedServer(data);
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .get(0)
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = connect();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection owner = connect();
                var statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url(), server.owner(), server.ownerPassword());
    }
}
