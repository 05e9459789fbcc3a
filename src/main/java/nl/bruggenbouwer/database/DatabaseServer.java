package nl.bruggenbouwer.database;

/** Where PostgreSQL listens and how its owner signs in. */
interface DatabaseServer extends AutoCloseable {

    /** JDBC address without a login. */
    String url();

    String owner();

    String ownerPassword();

    @Override
    void close();
}
