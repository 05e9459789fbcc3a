/** The programme made to measure (programma op maat): from wishes to items, with sessions planned, hours and what stays uncovered. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.programme;
