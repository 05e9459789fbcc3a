package nl.bruggenbouwer.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.start.StartRefused;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/** Brings the database up to date as its owner: the checks that a start depends on, logins, migrations. */
class Schema {

    private static final String NOT_ALLOWED = "42501"; // PostgreSQL's code

    static final List<String> LOGINS = List.of("web", "publisher", "worker");

    private final DatabaseServer server;
    private final Keys keys;
    private final Settings settings;

    Schema(DatabaseServer server, Keys keys, Settings settings) {
        this.server = server;
        this.keys = keys;
        this.settings = settings;
    }

    String url() {
        return server.url();
    }

    /** The password of a login: derived from the master key, so that nobody has to keep it. */
    String password(String login) {
        return keys.derive("login:" + login);
    }

    void prepare() {
        try (Connection owner = connect()) {
            // two instances may start at the same moment: the second waits here until the first is done
            execute(owner, "select pg_advisory_lock(%d)".formatted(StartChecks.START_LOCK));
            StartChecks checks = new StartChecks(owner);
            checks.refuseUnsafeServer();
            Flyway flyway = Flyway.configure()
                    .dataSource(server.url(), server.owner(), server.ownerPassword())
                    .outOfOrder(
                            true) // each module numbers its own migrations: a new one may come below an older module's
                    .load();
            StartChecks.refuseNewer(flyway);
            checks.refuseOtherKeys(keys, settings.keys());
            if (settings.demo()) {
                checks.refuseRealAreas();
            }
            makeLogins(owner);
            flyway.migrate();
            execute(
                    owner,
                    "insert into master_key (fingerprint) values ('%s') on conflict do nothing"
                            .formatted(keys.derive(StartChecks.FINGERPRINT)));
            checks.refusePowerfulLogins();
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be prepared", e);
        }
    }

    Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection(server.url(), server.owner(), server.ownerPassword());
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith("28")) {
                throw new StartRefused("database-login", server.owner());
            }
            if (state.startsWith("08")) {
                throw new StartRefused("database-unreachable", server.url());
            }
            if (state.equals("3D000")) {
                throw new StartRefused("database-absent", server.url());
            }
            throw e;
        }
    }

    private void makeLogins(Connection owner) throws SQLException {
        try {
            for (String login : LOGINS) {
                if (!StartChecks.exists(
                        owner, "select exists (select 1 from pg_roles where rolname = '%s')".formatted(login))) {
                    execute(owner, "create role %s login noinherit".formatted(login));
                }
                // hashed here: a server that logs statements must not log a password
                owner.unwrap(PGConnection.class)
                        .alterUserPassword(login, password(login).toCharArray(), "scram-sha-256");
            }
            execute(owner, "revoke create on schema public from public");
            execute(
                    owner,
                    "revoke create, temporary on database \"%s\" from public"
                            .formatted(owner.getCatalog().replace("\"", "\"\"")));
        } catch (SQLException e) {
            if (NOT_ALLOWED.equals(e.getSQLState())) {
                throw new StartRefused("owner-too-weak", server.owner());
            }
            throw e;
        }
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
