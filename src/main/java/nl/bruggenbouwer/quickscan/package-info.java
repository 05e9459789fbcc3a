/** The quick scan: preparing, ways in, answering, sealing, closing. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.quickscan;
