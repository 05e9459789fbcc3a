package nl.bruggenbouwer.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.context.ApplicationContext;

/** Lets a test look at the database as its owner, whom the running program never uses. */
public final class Owner {

    private Owner() {}

    public static Connection connect(ApplicationContext program) throws SQLException {
        DatabaseServer server = program.getBean(DatabaseServer.class);
        return DriverManager.getConnection(server.url(), server.owner(), server.ownerPassword());
    }
}
