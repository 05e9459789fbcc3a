/**
 * Organisations of an area, what they offer and look for, and their contacts with consent per purpose. An organisation is
 * typed once, here; other modules ask {@link nl.bruggenbouwer.network.Network} for it and keep its id.
 *
 * <p>Who may see what is a {@link nl.bruggenbouwer.network.Sight}, and stands in the queries of the classes that end in Sql.
 */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.network;
