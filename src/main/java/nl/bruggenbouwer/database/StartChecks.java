package nl.bruggenbouwer.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.StartRefused;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/** What must be true of a database before the program writes anything in it. */
class StartChecks {

    private static final List<String> SAFE_SETTINGS =
            List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums");

    /** One start at a time. */
    static final long START_LOCK = 826_173;

    /** By which a database knows its master key. */
    static final String FINGERPRINT = "fingerprint";

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
    void refuseOtherKeys(Keys keys, Path folder) throws SQLException {
        String ours = "'" + String.join("','", keys.derivations(FINGERPRINT)) + "'"; // hexadecimal digits
        if (exists("select to_regclass('master_key') is not null")
                && exists("select exists (select 1 from master_key where fingerprint not in (%s))".formatted(ours))) {
            throw new StartRefused("keys-differ", folder.toString());
        }
    }

    /** Holds the lock that a start needs, and looks whether a program that started before is signed in. */
    void refuseRunningProgram() throws SQLException {
        if (!exists("select pg_try_advisory_lock(%d)".formatted(START_LOCK)) || exists("""
                select exists (select 1
                                 from pg_stat_activity
                                where datname = current_database() and usename in ('web', 'publisher', 'worker'))
                """)) {
            throw new StartRefused("command-program-runs", "");
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
