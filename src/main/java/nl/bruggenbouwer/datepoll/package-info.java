/**
 * Choosing a date together (datumprikker): by link, without an account. Knows nothing of what the date is for: who makes a
 * poll gives it a subject, the id of a traject, a talk, a meeting or an item; its module says where that is ({@code DateSubject})
 * and hears which date was chosen ({@code DateChosen}).
 */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.datepoll;
