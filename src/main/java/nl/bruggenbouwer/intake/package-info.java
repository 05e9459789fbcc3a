/** The traject: requests, first talks, agreements, and the dated facts from which its state follows. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.intake;
