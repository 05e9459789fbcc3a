package nl.bruggenbouwer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.Folders;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.start.StartRefused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Each test has a database of its own on one server. */
class StartChecksTest {

    private static final Path folder = Folders.fresh();

    static EmbeddedServer server;

    OutsideServer outside;

    @BeforeAll
    static void start() throws IOException {
        server = new EmbeddedServer(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void ownDatabase() throws SQLException {
        String name = "d" + UUID.randomUUID().toString().replace("-", "");
        execute(server.url(), "create database " + name);
        outside = as(server.owner(), server.ownerPassword(), name);
    }

    @Test
    void a_database_is_prepared_once_and_may_be_started_again() {
        prepare();

        assertThatCode(this::prepare).doesNotThrowAnyException();
    }

    @Test
    void a_migration_that_is_new_below_older_ones_is_still_applied() throws SQLException {
        prepare();
        execute("drop table area_key");
        execute("delete from flyway_schema_history where script = 'V0040__privacy_area_key.sql'");

        prepare();

        assertThatCode(() -> execute("select wrapped from area_key")).doesNotThrowAnyException();
    }

    @Test
    void a_server_that_may_lose_what_it_acknowledged_is_refused() throws SQLException {
        execute(
                server.url(),
                "alter database " + outside.url().substring(outside.url().lastIndexOf('/') + 1)
                        + " set synchronous_commit = off");

        assertThatThrownBy(this::prepare).satisfies(refusedFor("setting-off"));
    }

    @Test
    void a_schema_of_a_newer_program_is_refused() throws SQLException {
        prepare();
        execute("""
                insert into flyway_schema_history
                       (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'postgres', 1, true)
                """);

        assertThatThrownBy(this::prepare).satisfies(refusedFor("database-newer"));
    }

    @Test
    void other_keys_are_refused_and_the_logins_keep_their_passwords() throws Exception {
        prepare();
        Settings others = settings(Map.of("keys", folder.resolve("other-keys").toString()));

        assertThatThrownBy(() -> new Schema(outside, new Keys(others), others).prepare())
                .satisfies(refusedFor("keys-differ"));

        assertThatCode(() -> signInAs("web")).doesNotThrowAnyException();
    }

    @Test
    void demo_content_is_refused_beside_a_real_area() throws SQLException {
        prepare();
        execute("insert into area (id, slug, name, opened_at) values (1, 'echt', 'Echt', now())");

        assertThatThrownBy(() -> prepare(Map.of("demo", "true"))).satisfies(refusedFor("demo-beside-real"));
    }

    @Test
    void a_login_of_the_program_that_became_powerful_is_refused() throws SQLException {
        prepare();
        execute("create role strong");
        execute("grant strong to worker");

        assertThatThrownBy(this::prepare).satisfies(refusedFor("login-too-powerful"));

        execute("drop role strong");
    }

    @Test
    void an_owner_that_owns_the_database_and_may_make_logins_is_enough() throws SQLException {
        prepare(); // makes the logins
        execute("create role humble login createrole password 'humble'");
        execute("grant web, publisher, worker to humble with admin option");
        execute(server.url(), "create database humble owner humble");

        assertThatCode(() -> {
                    prepare(as("humble", "humble", "humble"), Map.of());
                    prepare(as("humble", "humble", "humble"), Map.of());
                })
                .doesNotThrowAnyException();
    }

    @Test
    void an_owner_that_may_not_make_logins_is_refused() throws SQLException {
        execute("drop role if exists weak");
        execute("create role weak login password 'weak'");

        assertThatThrownBy(() -> prepare(as("weak", "weak", name()), Map.of())).satisfies(refusedFor("owner-too-weak"));
    }

    @Test
    void a_wrong_login_an_absent_database_and_a_silent_server_are_told_apart() {
        assertThatThrownBy(() -> prepare(as(server.owner(), "guess", name()), Map.of()))
                .satisfies(refusedFor("database-login"));
        assertThatThrownBy(() -> prepare(as(server.owner(), server.ownerPassword(), "absent"), Map.of()))
                .satisfies(refusedFor("database-absent"));
        assertThatThrownBy(
                        () -> prepare(new OutsideServer("jdbc:postgresql://127.0.0.1:1/x", "postgres", "x"), Map.of()))
                .satisfies(refusedFor("database-unreachable"));
        assertThatThrownBy(() -> OutsideServer.parse("mysql://127.0.0.1/x")).satisfies(refusedFor("option-invalid"));
    }

    @Test
    void the_address_of_an_outside_server_carries_the_login_and_keeps_other_options() {
        OutsideServer parsed =
                OutsideServer.parse("jdbc:postgresql://db:5432/x?user=me&sslmode=require&password=a%26b");

        assertThat(parsed).isEqualTo(new OutsideServer("jdbc:postgresql://db:5432/x?sslmode=require", "me", "a&b"));
        assertThat(parsed.toString()).doesNotContain("a&b");
    }

    private void prepare() {
        prepare(Map.of());
    }

    private void prepare(Map<String, String> options) {
        prepare(outside, options);
    }

    private static void prepare(OutsideServer database, Map<String, String> options) {
        Settings settings = settings(options);
        try {
            new Schema(database, new Keys(settings), settings).prepare();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Settings settings(Map<String, String> options) {
        Map<String, String> all = new java.util.HashMap<>();
        all.put("bruggenbouwer.keys", folder.resolve("keys").toString());
        options.forEach((name, value) -> all.put("bruggenbouwer." + name, value));
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("bruggenbouwer", Settings.class);
    }

    private static java.util.function.Consumer<Throwable> refusedFor(String reason) {
        return failure -> assertThat(failure)
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private void signInAs(String login) throws IOException, SQLException {
        Settings settings = settings(Map.of());
        String password = new Schema(outside, new Keys(settings), settings).password(login);
        DriverManager.getConnection(outside.url(), login, password).close();
    }

    private String name() {
        return outside.url().substring(outside.url().lastIndexOf('/') + 1);
    }

    private static OutsideServer as(String owner, String password, String database) {
        String url = server.url();
        return new OutsideServer(url.substring(0, url.lastIndexOf('/') + 1) + database, owner, password);
    }

    private void execute(String sql) throws SQLException {
        execute(outside.url(), sql);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection owner = DriverManager.getConnection(url, server.owner(), server.ownerPassword());
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
