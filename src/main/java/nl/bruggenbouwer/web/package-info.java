/** What every screen shares: layout, texts, headers, errors, limits. Knows no other module than start, database and content. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.web;
