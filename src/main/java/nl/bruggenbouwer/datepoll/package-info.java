/**
 * Choosing a date together (datumprikker): by link, without an account. Knows nothing of what the date is for: who makes a
 * poll gives it a subject, the id of a traject or a meeting.
 */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.datepoll;
