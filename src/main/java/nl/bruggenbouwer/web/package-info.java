/** What every screen shares: layout, texts, headers, errors, limits. Knows no other module than start and database. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.web;
