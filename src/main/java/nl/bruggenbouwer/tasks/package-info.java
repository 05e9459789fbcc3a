/** What has to be arranged for a traject (taken), by whom and before when. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.tasks;
