/** Who did or read what: append-only rows, linked so that changing, removing or swapping them is found and named. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.audit;
