/** The mail outbox: written in the caller's transaction, sent by a job. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.notifications;
