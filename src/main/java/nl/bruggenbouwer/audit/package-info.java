/** Who did what: append-only rows. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.audit;
