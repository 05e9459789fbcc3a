/** The programme as data: reads the files of the folder content and names every mistake in them by file and place. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.content;
