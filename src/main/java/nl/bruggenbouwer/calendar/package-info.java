/** School holidays and feasts: what is on a day that somebody wants to plan. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.calendar;
