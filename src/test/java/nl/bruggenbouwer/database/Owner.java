package nl.bruggenbouwer.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.context.ApplicationContext;

/** Lets a test look at the database as its owner, whom the running program never uses. */
public final class Owner {

    private Owner() {}

    public static Connection connect(ApplicationContext program) throws SQLException {
        DatabaseServer server = program.getBean(DatabaseServer.class);
        return DriverManager.getConnection(server.url(), server.owner(), server.ownerPassword());
    }

    /** Makes one more, empty database on the program's server. */
    public static void create(ApplicationContext program, String database) throws SQLException {
        try (Connection owner = connect(program);
                Statement statement = owner.createStatement()) {
            statement.execute("create database " + database);
        }
    }

    /** The address of a database on the program's server, with the owner's login, as in BRUGGENBOUWER_DB. */
    public static String address(ApplicationContext program, String database) {
        DatabaseServer server = program.getBean(DatabaseServer.class);
        return server.url().replaceAll("/[^/]*$", "/" + database) + "?user=" + server.owner() + "&password="
                + server.ownerPassword();
    }
}
