/** The words and pictures with which people are invited to a session of a programme (publiciteit). They never name the theme. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.publicity;
