package nl.bruggenbouwer.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import nl.bruggenbouwer.start.StartRefused;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/** What must be true of a database before the program writes anything in it. */
class StartChecks {

    private static final List<String> SAFE_SETTINGS =
            List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums");

    private final Connection owner;

    StartChecks(Connection owner) {
        this.owner = owner;
    }

    /** Without these an acknowledged answer can be lost, or a broken disk go unseen. */
    void refuseUnsafeServer() throws SQLException {
        for (String setting : SAFE_SETTINGS) {
            if (text(owner, "select current_setting('%s')".formatted(setting)).equals("off")) {
                throw new StartRefused("setting-off", setting);
            }
        }
    }

    static void refuseNewer(Flyway flyway) {
        Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                .findFirst()
                .ifPresent(migration -> {
                    throw new StartRefused("database-newer", String.valueOf(migration.getVersion()));
                });
    }

    /** With other keys the scans that are open could not be closed, and a second instance could not sign in. */
    void refuseOtherKeys(String fingerprint, Path folder) throws SQLException {
        if (exists("select to_regclass('master_key') is not null")
                && exists(
                        "select exists (select 1 from master_key where fingerprint <> '%s')".formatted(fingerprint))) {
            throw new StartRefused("keys-differ", folder.toString());
        }
    }

    void refuseRealAreas() throws SQLException {
        if (exists("select to_regclass('area') is not null")
                && exists("select exists (select 1 from area where not demo)")) {
            throw new StartRefused("demo-beside-real", "");
        }
    }

    void refusePowerfulLogins() throws SQLException {
        String powerful = text(owner, """
                select coalesce(min(r.rolname), '')
                  from pg_roles r
                 where r.rolname in ('web', 'publisher', 'worker')
                   and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
                        or exists (select 1 from pg_class c where c.relowner = r.oid)
                        or exists (select 1 from pg_auth_members m where m.member = r.oid))
                """);
        if (!powerful.isEmpty()) {
            throw new StartRefused("login-too-powerful", powerful);
        }
    }

    private boolean exists(String question) throws SQLException {
        return exists(owner, question);
    }

    static boolean exists(Connection owner, String question) throws SQLException {
        return text(owner, question).equals("t");
    }

    private static String text(Connection owner, String query) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
