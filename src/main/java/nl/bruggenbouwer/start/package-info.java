/** What the program needs before anything else: its settings, its keys, and the checks at start. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.start;
