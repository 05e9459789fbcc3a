/** The PostgreSQL server, its logins and pools, and the tenant of each transaction. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.database;
