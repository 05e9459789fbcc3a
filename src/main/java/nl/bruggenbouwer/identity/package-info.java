/** Accounts, roles per area, sign-in, and who may open which route. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.identity;
