/** What is kept of one person: found over all modules, given, erased, and erased again after a restore. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.persons;
