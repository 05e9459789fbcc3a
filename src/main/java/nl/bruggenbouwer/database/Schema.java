package nl.bruggenbouwer.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.StartRefused;
import org.flywaydb.core.Flyway;

/** Brings the database up to date as its owner: logins, migrations, and the checks that a start depends on. */
class Schema {

    private static final List<String> LOGINS = List.of("web", "publisher", "worker");

    private final DatabaseServer server;
    private final Keys keys;

    Schema(DatabaseServer server, Keys keys) {
        this.server = server;
        this.keys = keys;
    }

    String url() {
        return server.url();
    }

    /** The password of a login: derived from the master key, so that nobody has to keep it. */
    String password(String login) {
        return keys.derive("login:" + login);
    }

    void prepare() {
        try (Connection owner = DriverManager.getConnection(server.url(), server.owner(), server.ownerPassword());
                Statement statement = owner.createStatement()) {
            refuseUnsafeServer(statement);
            makeLogins(statement);
            Flyway.configure()
                    .dataSource(server.url(), server.owner(), server.ownerPassword())
                    .load()
                    .migrate();
            refusePowerfulLogins(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be prepared", e);
        }
    }

    private static void refuseUnsafeServer(Statement statement) throws SQLException {
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            try (ResultSet row = statement.executeQuery("show " + setting)) {
                row.next();
                if (row.getString(1).equals("off")) {
                    throw new StartRefused("setting-off", setting);
                }
            }
        }
    }

    /** Two instances may start at the same moment: an advisory lock lets one of them make the logins. */
    private void makeLogins(Statement statement) throws SQLException {
        statement.execute("select pg_advisory_lock(826173)");
        try {
            for (String login : LOGINS) {
                boolean exists;
                try (ResultSet row =
                        statement.executeQuery("select 1 from pg_roles where rolname = '%s'".formatted(login))) {
                    exists = row.next();
                }
                statement.execute(
                        "%s role %s login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password '%s'"
                                .formatted(exists ? "alter" : "create", login, password(login)));
            }
        } finally {
            statement.execute("select pg_advisory_unlock(826173)");
        }
    }

    private static void refusePowerfulLogins(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select r.rolname
                  from pg_roles r
                 where r.rolname in ('web', 'publisher', 'worker')
                   and (r.rolsuper or r.rolbypassrls
                        or exists (select 1 from pg_class c where c.relowner = r.oid)
                        or exists (select 1 from pg_auth_members m where m.member = r.oid))
                """)) {
            if (row.next()) {
                throw new StartRefused("login-too-powerful", row.getString(1));
            }
        }
    }
}
