/**
 * The joint meeting on the outcomes: its day, the vote in the room with phones and without accounts, and what came of it. Each
 * side that votes counts equally ({@code docs/disclosure.md}); who gave what is kept until the round closes and never shown.
 */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.meeting;
