/** The questionnaire and its translations as data: read from the folder content, checked, and kept by content hash. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.questionnaire;
